#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""show --format: what it prints is given to the programs that it is for, and they send with it."""

import json
import unittest

from checking import ask, end, keep
from command import DONE, PROBLEM, run, set_up
import mailers
import tap

# A sign for each rule of quoting there is, and letters beyond ASCII.
ODD = ''' "it's" 5% $HOME `id` \\n\\ #; a:b&c|d<e>f(g)h!i*j?k~l@m/n+o=p,{q}[r]'''
ODDEST = ODD + 'åж€"\''

TLS, STARTTLS, NONE, PINNED = 'change1.test', 'change2.test', 'clear25.test', 'self-signed.test'
LOGIN, CRAM = 'login-only.test', 'cram-only.test'

# Which of them can send a password with letters beyond ASCII: Python's smtplib cannot.
FORMATS = {
    'msmtp': (mailers.msmtp, True),
    'env': (mailers.env, False),
    'uri': (mailers.uri, True),
    'nodemailer': (mailers.nodemailer, True),
    'phpmailer': (mailers.phpmailer, True),
    'django': (mailers.django, False),
    'smtplib': (mailers.smtplib, False),
}
WITH = ('--with-password',)
ASKS_FOR_PASSWORD = {'msmtp', 'nodemailer', 'phpmailer', 'django', 'smtplib'}


def show(domain, format, *options):
    return run('show', f'bob@{domain}', '--format', format, *options).stdout


class Export(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.set_passwords(ODD)
        set_up(f'bob@{NONE}', '--accept', 'encryption-missing')
        set_up(f'bob@{PINNED}', '--port', '465', '--accept', 'certificate-untrusted')
        for domain in (LOGIN, CRAM):
            set_up(f'bob@{domain}')

    @classmethod
    def tearDownClass(cls):
        end(TLS, STARTTLS, NONE, PINNED, LOGIN, CRAM)

    @classmethod
    def set_passwords(cls, password):
        ask.change((TLS, 'password', password), (STARTTLS, 'password', password))
        for domain, port in ((TLS, 465), (STARTTLS, 587)):
            status, result = set_up(f'bob@{domain}', '--port', str(port), password=password)
            if status != DONE:
                raise AssertionError(result)

    def assert_sends(self, format, domain, *options):
        printed = show(domain, format, *options)
        with self.subTest(format=format, domain=domain, options=options):
            sent = FORMATS[format][0](printed, f'bob@{domain}')
            self.assertEqual(sent.returncode, 0, printed + sent.stdout + sent.stderr)

    def test_sends(self):
        for format in FORMATS:
            self.assert_sends(format, STARTTLS, '--with-password')
            self.assert_sends(format, NONE, '--with-password')

    def test_asks_for_the_password(self):
        for format in FORMATS:
            printed = show(TLS, format)
            self.assertNotIn('k~l', printed, format)
            self.assert_sends(format, TLS, *() if format in ASKS_FOR_PASSWORD else WITH)

    def test_letters_beyond_ascii(self):
        self.set_passwords(ODDEST)
        try:
            for format, (_, has_unicode) in FORMATS.items():
                if has_unicode:
                    self.assert_sends(format, TLS, '--with-password')
            self.assertEqual(show(TLS, 'password'), ODDEST + '\n')
        finally:
            self.set_passwords(ODD)

    def test_other_mechanisms(self):
        """What has worked is what the program uses, where it has it."""
        for domain in (LOGIN, CRAM):
            for format in ('msmtp', 'nodemailer', 'phpmailer'):
                self.assert_sends(format, domain, '--with-password')
        self.assertIn('auth login\n', show(LOGIN, 'msmtp'))
        self.assertIn('auth cram-md5\n', show(CRAM, 'msmtp'))

    def test_accepted_certificate(self):
        """msmtp knows it by its fingerprint; whoever can't be told so refuses it."""
        self.assert_sends('msmtp', PINNED)
        printed = show(PINNED, 'msmtp')
        wrong = printed.replace('tls_fingerprint ', 'tls_fingerprint 00:', 1)[:-1]
        self.assertNotEqual(mailers.msmtp(wrong, f'bob@{PINNED}').returncode, 0)

        sha256 = json.loads(show(PINNED, 'json'))['certificate_sha256']
        self.assertIn(f'SMTP_CERTIFICATE_SHA256={sha256!r}', show(PINNED, 'env'))
        for format in ('uri', 'nodemailer', 'phpmailer', 'smtplib'):
            printed = show(PINNED, format, '--with-password')
            sent = FORMATS[format][0](printed, f'bob@{PINNED}')
            self.assertNotEqual(sent.returncode, 0, format)
            if format != 'uri':
                self.assertIn(sha256, printed)

    def test_encryption_is_not_left_out(self):
        """A server that has lost its encryption gets no password from any of them."""
        printed = {format: show(STARTTLS, format, '--with-password') for format in FORMATS}
        ask.change((STARTTLS, 'no-encryption', 587))
        try:
            for format, (send, _) in FORMATS.items():
                sent = send(printed[format], f'bob@{STARTTLS}')
                self.assertNotEqual(sent.returncode, 0, format)
            sent = mailers.nodemailer_uri(printed['uri'], f'bob@{STARTTLS}')
            self.assertNotEqual(sent.returncode, 0)
        finally:
            ask.change((STARTTLS, 'restore'), (STARTTLS, 'password', ODD))

    def test_uri(self):
        self.assertTrue(show(TLS, 'uri').startswith('smtps://bob%40change1.test@smtp.change1.test'))
        self.assertTrue(show(STARTTLS, 'uri').endswith(':587/?tls=required&requireTLS=true\n'))
        self.assertTrue(show(NONE, 'uri').endswith(':25\n'))
        for domain in (TLS, STARTTLS):
            sent = mailers.nodemailer_uri(show(domain, 'uri', '--with-password'), f'bob@{domain}')
            self.assertEqual(sent.returncode, 0, sent.stderr)


class Values(unittest.TestCase):
    """User names that need quoting, as the programs read them."""

    NAMES = (ODDEST, 'DOMAIN\\bob', '"', ' x ', '?>')

    @classmethod
    def setUpClass(cls):
        set_up('bob@smtp-only.test', '--port', '465')

    def value(self, username, format, printed_name, *command):
        keep('smtp-only.test', username=username)
        return mailers.value(printed_name, show('smtp-only.test', format, '--with-password'),
                             command)

    def test_user_names(self):
        for name in self.NAMES:
            with self.subTest(name=name):
                self.assertEqual(
                    self.value(name, 'env', 'v', 'sh', '-c', '. ./v; printf %s "$SMTP_USERNAME"'),
                    name)
                self.assertIn(
                    f'\nuser = {name}\n',
                    self.value(name, 'msmtp', 'v', 'msmtp', '-C', 'v', '-a', 'bob@smtp-only.test',
                               '--pretend', 'x@y.test'))
                self.assertEqual(
                    self.value(name, 'nodemailer', 'v.js', 'node', '-e',
                               'process.stdout.write(require("./v.js").options.auth.user)'), name)
                self.assertEqual(
                    self.value(name, 'phpmailer', 'v.php', 'php', '-r',
                               'require "/usr/share/php/libphp-phpmailer/autoload.php";'
                               'print (require "v.php")->Username;'), name)
                self.assertEqual(
                    self.value(name, 'django', 'v.py', 'python3', '-c',
                               'import v; print(v.EMAIL_HOST_USER, end="")'), name)
                self.assertEqual(
                    self.value(name, 'uri', 'v', 'python3', '-c',
                               'from urllib.parse import *;'
                               'u = urlsplit(open("v").read().strip());'
                               'print(unquote(u.username), u.hostname, u.port)'),
                    f'{name} smtp.smtp-only.test 465\n')

    def test_line_break(self):
        """A line of its own could be a command, so it is refused where values end with the line."""
        keep('smtp-only.test', username='bob\npasswordeval id')
        for format in ('msmtp', 'nodemailer', 'phpmailer', 'django', 'smtplib'):
            finished = run('show', 'bob@smtp-only.test', '--format', format)
            self.assertEqual((finished.returncode, finished.stdout), (PROBLEM, ''), format)
            self.assertEqual(len(finished.stderr.splitlines()), 1)
        self.assertIn('bob%0Apasswordeval%20id@', show('smtp-only.test', 'uri'))


if __name__ == '__main__':
    tap.main()
