"""Is everything counted that arrives? Runs inside a lab of its own."""

import os
import smtplib
import socket
import time
import unittest

from portolan_lab import counts
from portolan_lab.domains import DOMAINS
from portolan_lab.model import PASSWORD
from portolan_lab.names import NAME_SERVER

from .dns import A, SRV, ask
from .mail import sign_in
from .web import get, places


def read():
    return counts.read(os.environ['PORTOLAN_LAB_LOGS'])


class Counting(unittest.TestCase):

    def test_mail(self):
        for name in ('smtp.smtp-only.test', 'smtp.exim.test'):
            talk = smtplib.SMTP_SSL(name, 465, 'client.test')
            self.assertEqual(sign_in(talk, 'bob', PASSWORD), 535)
            self.assertEqual(sign_in(talk, 'bob@' + name.removeprefix('smtp.'), PASSWORD), 235)
            talk.quit()
        found = read()
        while found.open_conversations():
            time.sleep(0.01)
            found = read()
        self.assertEqual(set(found.doors), {'smtp.smtp-only.test:465', 'smtp.exim.test:465'})
        for place, visits in found.doors.items():
            self.assertEqual((visits.connections, visits.accepted, visits.refused), (1, 1, 1))
            host = place.partition(':')[0]
            self.assertEqual(found.names[host], ['bob', 'bob@' + host.removeprefix('smtp.')])

    def test_questions(self):
        for _ in range(2):
            ask('smtp.srv.test', A)
        ask('_submissions._tcp.srv.test', SRV)
        with self.assertRaises(TimeoutError):
            ask('smtp.silent-names.test', A, seconds=0.1)
        found = read().questions
        self.assertEqual({name: number for name, number in found.items()
                          if 'srv.test' in name or 'silent' in name}, {
            'smtp.srv.test/A': 2, '_submissions._tcp.srv.test/SRV': 1,
            'smtp.silent-names.test/A': 1})

    def test_requests(self):
        urls = places('file-html.test')
        for url in urls + urls[:1]:
            get(url)
        self.assertEqual({url: number for url, number in read().requests.items() if 'html' in url},
                         {urls[0]: 2, urls[1]: 1, urls[2]: 1})

    def test_tries_to_connect(self):
        """They count whatever becomes of them, and a repeated packet is no other try."""
        addresses = {domain.name_of(host): host.addresses for domain in DOMAINS
                     for host in domain.hosts}
        tries = (('smtp.refused.test', 0, 465, 1), ('smtp.refused.test', 0, 25, 2),
                 ('smtp.dropped.test', 0, 587, 1), ('smtp.dead-ipv6.test', 0, 2525, 1),
                 ('smtp.ipv6-only.test', 0, 587, 1))
        for host, which, port, number in tries:
            for _ in range(number):
                self.try_to_connect(addresses[host][which], port, seconds=0.1)
        self.try_to_connect(addresses['smtp.all-dropped.test'][0], 465, seconds=1.3)
        found = read()
        self.assertEqual({f'{host}:{port}': number for host, _, port, number in tries}
                         | {'smtp.all-dropped.test:465': 1},
                         {place: number for place, number in found.syns.items()
                          if 'smtp-only' not in place and 'exim' not in place
                          and 'file' not in place and 'ispdb' not in place})
        self.assertEqual(found.repeated_syns, {'smtp.all-dropped.test:465': 1})
        self.assertFalse([place for place in found.syns if NAME_SERVER in place])

    @staticmethod
    def try_to_connect(address, port, seconds):
        try:
            socket.create_connection((address, port), seconds).close()
        except OSError:
            pass
