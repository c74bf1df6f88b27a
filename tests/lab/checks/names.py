"""Does the name server know what the table says, and misbehave where it should? Inside a lab."""

import socket
import time
import unittest

from portolan_lab.domains import DOMAINS
from portolan_lab.names import NAME_SERVER

from .dns import A, AAAA, MX, NO_ERROR, NO_SUCH_NAME, SERVER_FAILURE, SRV, ask


class Names(unittest.TestCase):

    def test_addresses(self):
        for domain in DOMAINS:
            for host in domain.hosts:
                if domain.resolver:
                    continue
                with self.subTest(domain.name_of(host)):
                    found = {entry[4][0] for entry in
                             socket.getaddrinfo(domain.name_of(host), 1)}
                    self.assertEqual(found, set(host.addresses))

    def test_other_names_do_not_exist(self):
        begin = time.monotonic()
        for name in ('nowhere.test', 'smtp.nowhere.test', 'mail.smtp-only.test', 'example.com'):
            with self.assertRaises(socket.gaierror) as caught:
                socket.getaddrinfo(name, 25)
            self.assertEqual(caught.exception.errno, socket.EAI_NONAME)
        self.assertEqual(ask('smtp.nowhere.test', A), (NO_SUCH_NAME, []))
        self.assertLess(time.monotonic() - begin, 1)

    def test_domains_exist(self):
        self.assertEqual(ask('no-mail.test', A), (NO_ERROR, []))
        self.assertEqual(ask('no-mail.test', MX), (NO_ERROR, []))

    def test_services(self):
        for domain in DOMAINS:
            for name in {service.name for service in domain.services}:
                with self.subTest(domain.name, service=name):
                    told = {(service.priority, service.weight, service.port,
                             service.target.rstrip('.'))
                            for service in domain.services if service.name == name}
                    code, found = ask(f'{name}._tcp.{domain.name}', SRV)
                    if {target for *_, target in told} == {''}:
                        self.assertEqual([target for *_, target in found], [''])
                    else:
                        self.assertEqual((code, set(found)), (NO_ERROR, told))

    def test_mail_exchangers(self):
        for domain, expected in (('null-mx.test', (0, '')), ('autoconfig.test',
                                                             (10, 'mx.autoconfig.test')),
                                 ('mx-provider.test', (10, 'mx.provider.test'))):
            self.assertEqual(ask(domain, MX), (NO_ERROR, [expected]))

    def test_aliases(self):
        (target,) = ask('smtp.cname.test', A)[1]
        self.assertEqual([target], ask('out.cname.test', A)[1])
        self.assertEqual(ask('smtp.certificate-name.test', A), ask('node7.node.test', A))

    def test_many_addresses(self):
        found = socket.getaddrinfo('smtp.many-addresses.test', 465, type=socket.SOCK_STREAM)
        self.assertEqual(len(found), 50)
        for entry in found[::10]:
            socket.create_connection(entry[4], 3).close()

    def test_odd_name_servers(self):
        self.assertEqual(len(ask('smtp.no-aaaa.test', A)[1]), 1)
        self.assertEqual(ask('smtp.no-aaaa.test', MX), (NO_ERROR, []))
        self.assertEqual(ask('mail.no-aaaa.test', A), (NO_SUCH_NAME, []))
        for name, kind in (('smtp.no-aaaa.test', AAAA), ('autoconfig.no-aaaa.test', AAAA),
                           ('no-aaaa.test', AAAA), ('smtp.silent-names.test', A),
                           ('_submissions._tcp.silent-names.test', SRV)):
            with self.subTest(name, kind=kind), self.assertRaises(TimeoutError):
                ask(name, kind, seconds=0.3)
        begin = time.monotonic()
        self.assertEqual(len(ask('smtp.slow-names.test', A)[1]), 1)
        self.assertGreater(time.monotonic() - begin, 1)
        self.assertEqual(ask('smtp.failing-names.test', A), (SERVER_FAILURE, []))
        self.assertEqual(ask('smtp.smtp-only.test', A)[0], NO_ERROR)

    def test_many_questions_at_once(self):
        """Silence about one domain delays nobody else."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as connection:
            connection.connect((NAME_SERVER, 53))
            for number in range(40):
                connection.send(number.to_bytes(2, 'big') + b'\1\0\0\1\0\0\0\0\0\0\3x%02d' % number
                                + b'\x0csilent-names\4test\0\0\1\0\1')
            begin = time.monotonic()
            ask('smtp.smtp-only.test', A)
            self.assertLess(time.monotonic() - begin, 0.2)
