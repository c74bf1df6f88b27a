"""Do the mail servers do what the table says of them? Runs inside a lab."""

import base64
import functools
import hmac
import os
import smtplib
import socket
import ssl
import subprocess
import unittest

from portolan_lab import link, mail_rows
from portolan_lab.domains import DOMAINS
from portolan_lab.model import PASSWORD, PLAIN, TLS

BAD_CERTIFICATES = {
    'self-signed': 'self-signed certificate',
    'expired': 'certificate has expired',
    'not-yet-valid': 'certificate is not yet valid',
    'wrong-name': 'Hostname mismatch',
}


@functools.cache
def encryption(verify):
    """Reading the trusted authorities takes longer than all the rest of a conversation."""
    context = ssl.create_default_context()
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def connect(name, door, verify=True):
    """A conversation with a door, encrypted as far as it can be."""
    context = encryption(verify)
    if door.security == TLS:
        return smtplib.SMTP_SSL(name, door.port, 'client.test', timeout=5, context=context)
    talk = smtplib.SMTP(name, door.port, 'client.test', timeout=5)
    talk.ehlo()
    if talk.has_extn('starttls'):
        talk.offered_in_clear = offered(talk)
        talk.starttls(context=context)
    return talk


def offered(talk):
    talk.ehlo_or_helo_if_needed()
    return set(talk.esmtp_features.get('auth', '').split())


def sign_in(talk, name, password):
    """One try, by the simplest mechanism that is offered."""
    mechanisms = offered(talk)
    if 'PLAIN' in mechanisms:
        return talk.docmd('AUTH', 'PLAIN ' + encoded(f'\0{name}\0{password}'))[0]
    if 'LOGIN' in mechanisms:
        talk.docmd('AUTH', 'LOGIN ' + encoded(name))
        return talk.docmd(encoded(password))[0]
    challenge = base64.b64decode(talk.docmd('AUTH', 'CRAM-MD5')[1])
    digest = hmac.new(password.encode(), challenge, 'md5').hexdigest()
    return talk.docmd(encoded(f'{name} {digest}'))[0]


def encoded(text):
    return base64.b64encode(text.encode()).decode()


ABOUT_MAIL = {row.name for row in mail_rows.rows()}  # the others' doors are all alike


def real_doors():
    return [(domain, domain.name_of(host), door) for domain in DOMAINS
            for host in domain.hosts if 4 not in host.dead for door in host.doors
            if door.server not in ('scripted', 'hostile') and not domain.resolver
            and domain.name not in ('tls10.test', 'dead-ipv6.test')]


class Mail(unittest.TestCase):

    def check_doors(self, wanted, check):
        for domain, name, door in real_doors():
            if wanted(domain, door):
                with self.subTest(f'{name}:{door.port}'):
                    check(domain, name, door)

    def test_certificates(self):
        def check(domain, name, door):
            if domain.certificate == 'good':
                connect(name, door).quit()
                return
            with self.assertRaises(ssl.SSLCertVerificationError) as caught:
                connect(name, door)
            self.assertIn(BAD_CERTIFICATES[domain.certificate], caught.exception.verify_message)

        self.check_doors(lambda _, door: door.security != PLAIN, check)

    def test_what_is_offered(self):
        def check(_, name, door):
            talk = connect(name, door, verify=False)
            self.assertEqual(offered(talk), set(door.auth))
            self.assertTrue(talk.has_extn('size'))
            if hasattr(talk, 'offered_in_clear'):
                self.assertEqual(talk.offered_in_clear,
                                 set(door.auth) if door.auth_in_clear else set())
            talk.quit()

        self.check_doors(lambda domain, _: domain.name in ABOUT_MAIL, check)

    def test_sign_in_and_trial(self):
        def check(domain, name, door):
            for account, password in domain.accounts.items():
                talk = connect(name, door, verify=False)
                code = sign_in(talk, account, password)
                self.assertEqual(code, 235 if domain.sign_in == 'works' else 454)
                if code == 235:
                    self.check_trial(talk, domain, f'{account.split("@")[0]}@{domain.name}')
                talk.quit()

        self.check_doors(lambda domain, door: door.auth and domain.name in ABOUT_MAIL, check)

    def check_trial(self, talk, domain, address):
        self.assertEqual(talk.mail(address)[0],
                         553 if domain.sender == 'refused at MAIL' else 250)
        if domain.sender == 'refused at RCPT':
            self.assertEqual(talk.rcpt(address)[0], 553)
        elif domain.sender == 'allowed':
            self.assertEqual(talk.rcpt(address)[0], 250)
            self.assertEqual(talk.rcpt('nobody@' + domain.name)[0], 550)
        self.assertEqual(talk.rset()[0], 250)

    def test_wrong_passwords_are_refused(self):
        def check(domain, name, door):
            talk = connect(name, door)
            self.assertEqual(sign_in(talk, 'bob@' + domain.name, 'wrong'), 535)
            talk.quit()

        names = {'smtp-only.test', 'exim.test', 'exim-cram.test', 'cram-only.test',
                 'login-only.test'}
        self.check_doors(lambda domain, door: domain.name in names and door.port == 465, check)

    def test_providers_know_their_customers(self):
        for domain in DOMAINS:
            for provider in filter(lambda other, name=domain.provider: other.name == name, DOMAINS):
                host = next(host for host in provider.hosts if host.doors and host.doors[0].auth)
                with self.subTest(domain.name):
                    talk = connect(provider.name_of(host), host.doors[0])
                    self.assertEqual(sign_in(talk, 'bob@' + domain.name, PASSWORD), 235)
                    self.check_trial(talk, domain, 'bob@' + domain.name)
                    talk.quit()

    def test_local_part_server_refuses_the_whole_address(self):
        talk = smtplib.SMTP_SSL('smtp.local-part.test', 465, 'client.test')
        self.assertEqual(sign_in(talk, 'bob@local-part.test', PASSWORD), 535)
        self.assertEqual(sign_in(talk, 'bob', PASSWORD), 235)
        talk.quit()

    def test_scram(self):
        """Python can't do it: look at the server's first answer only."""
        talk = smtplib.SMTP_SSL('smtp.scram.test', 465, 'client.test')
        for mechanism in ('SCRAM-SHA-1', 'SCRAM-SHA-256'):
            first = base64.b64encode(b'n,,n=bob@scram.test,r=abc').decode()
            code, answer = talk.docmd(f'AUTH {mechanism} {first}')
            self.assertEqual(code, 334)
            self.assertRegex(base64.b64decode(answer), b'^r=abc.*,s=.*,i=[0-9]+$')
            self.assertEqual(talk.docmd('*')[0], 501)
        talk.quit()

    def test_incoming_only_refuses_sign_in(self):
        talk = smtplib.SMTP('mx.incoming.test', 25, 'client.test')
        talk.starttls(context=ssl.create_default_context())
        self.assertEqual(talk.docmd('AUTH', 'PLAIN AGJvYgBib2I=')[0], 503)
        self.assertEqual(talk.mail('x@elsewhere.test')[0], 250)
        self.assertEqual(talk.rcpt('bob@incoming.test')[0], 250)
        self.assertEqual(talk.rcpt('x@elsewhere.test')[0], 554)
        talk.quit()

    def test_refused(self):
        for name in ('smtp.refused.test', 'mail.refused.test', 'smtp.incoming.test'):
            for port in (465, 587, 25, 2525, 26):
                with self.assertRaises(ConnectionRefusedError):
                    socket.create_connection((name, port), 3)

    def test_dropped(self):
        for name, port in (('smtp.dropped.test', 465), ('mail.dropped.test', 25),
                           ('smtp.drop465.test', 465), ('mail.drop465.test', 465),
                           ('smtp.only2525.test', 587), ('mail.only25.test', 26),
                           ('all-dropped.test', 443)):
            with self.assertRaises(TimeoutError):
                socket.create_connection((name, port), 0.3)
        with self.assertRaises(ConnectionRefusedError):
            socket.create_connection(('smtp.drop465.test', 25), 3)

    def test_dead_ipv6(self):
        addresses = {entry[0]: entry[4] for entry in socket.getaddrinfo(
            'smtp.dead-ipv6.test', 465, type=socket.SOCK_STREAM)}
        with self.assertRaises(TimeoutError):
            socket.create_connection(addresses[socket.AF_INET6][:2], 0.3)
        socket.create_connection(addresses[socket.AF_INET], 3).close()

    def test_old_encryption(self):
        command = ['openssl', 's_client', '-connect', 'smtp.tls10.test:465',
                   '-verify_return_error', '-cipher', 'ALL:@SECLEVEL=0']
        for version, status in (('-tls1', 0), ('-tls1_1', 0), ('-tls1_2', 1), ('-tls1_3', 1)):
            done = subprocess.run(command + [version], input=b'', capture_output=True, timeout=5)
            self.assertEqual(done.returncode, status, version)

    def test_scripted(self):
        self.assertEqual(self.first_line('smtp.greeting-554.test', 587)[:4], b'554 ')
        self.assertEqual(self.first_line('smtp.drip.test', 465), b'2')
        self.assertEqual(self.first_line('smtp.silent.test', 587), b'')
        talk = smtplib.SMTP('smtp.starttls-refused.test', 587, 'client.test')
        talk.ehlo()
        self.assertTrue(talk.has_extn('starttls'))
        self.assertEqual(talk.docmd('STARTTLS')[0], 454)
        talk.quit()
        with socket.create_connection(('smtp.web.test', 587), 3) as web:
            web.sendall(b'EHLO client.test\r\n')
            self.assertTrue(web.recv(100).startswith(b'HTTP/1.1 400'))
        self.assertEqual(self.first_line('smtp.plain-on-465.test', 465)[:4], b'220 ')
        self.assertEqual(self.first_line('smtp.late.test', 587), b'')

    @staticmethod
    def first_line(name, port):
        with socket.create_connection((name, port), 0.5) as connection:
            try:
                return connection.recv(100)
            except TimeoutError:
                return b''

    def test_environment(self):
        self.assertEqual(os.environ['PORTOLAN_LAB'], '1')
        self.assertEqual(os.environ['PORTOLAN_ISPDB_URL'], 'https://ispdb.lab.test/v1.1/')
        for name in ('HOME', 'XDG_RUNTIME_DIR', 'XDG_DATA_HOME', 'TMPDIR'):
            self.assertTrue(os.environ[name].startswith('/srv/lab/'))
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outward:
            outward.connect(('192.0.2.16', 25))
            self.assertEqual(outward.getsockname()[0], link.CLIENT[4])
