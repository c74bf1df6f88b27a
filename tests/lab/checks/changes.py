"""Does what is changed in a running lab really change, and come back? Runs inside a lab."""

import contextlib
import os
import smtplib
import socket
import ssl
import subprocess
import unittest

from portolan_lab import ask, changes, wire
from portolan_lab.model import PASSWORD

from .labs import LAB
from .mail import encryption

ONE = 'change1.test'
HOST = f'smtp.{ONE}'


def talk(port=465, host=HOST):
    return smtplib.SMTP_SSL(host, port, timeout=3, context=encryption(True))


def sign_in(name=f'bob@{ONE}', password=PASSWORD):
    with talk() as conversation:
        conversation.login(name, password)


class Changes(unittest.TestCase):

    def tearDown(self):
        ask.restore(ONE, changes.WHOLE_NETWORK)
        sign_in()

    def test_doors(self):
        ask.change([ONE, 'move', 587, 2525], [ONE, 'close', 465])
        for port in (465, 587):
            with self.assertRaises(ConnectionRefusedError):
                socket.create_connection((HOST, port), 3)
        smtplib.SMTP(HOST, 2525, timeout=3).close()

    def test_capture(self):
        """All that is said can be read, and nothing more is written down once that is over."""
        ask.change([changes.WHOLE_NETWORK, 'capture'])
        with smtplib.SMTP(HOST, 587, 'client.test', timeout=3) as conversation:
            conversation.ehlo()
        said = wire.read(os.environ['PORTOLAN_LAB_LOGS'])
        self.assertEqual([octets for flow, octets in said.items() if flow.port == 587],
                         [b'ehlo client.test\r\nQUIT\r\n'])
        ask.restore(changes.WHOLE_NETWORK)
        with self.assertRaises(TimeoutError):
            wire.read(os.environ['PORTOLAN_LAB_LOGS'], patience=0.5)

    def test_dropped(self):
        ask.change([ONE, 'drop', 465])
        with self.assertRaises(TimeoutError):
            socket.create_connection((HOST, 465), 0.5)
        socket.create_connection((HOST, 587), 3).close()

    def test_certificates(self):
        for kind in ('expired', 'not-yet-valid', 'wrong-name', 'self-signed', 'unknown-issuer'):
            with self.subTest(kind):
                ask.change([ONE, 'certificate', kind])
                with self.assertRaises(ssl.SSLCertVerificationError):
                    talk()

    def test_names(self):
        ask.change([ONE, 'rename', 'smtp', 'mail'])
        with self.assertRaises(socket.gaierror):
            talk()
        talk(host=f'mail.{ONE}').close()

    def test_accounts(self):
        ask.change([ONE, 'password', 'another'], [ONE, 'user-name', 'local-part'])
        with self.assertRaises(smtplib.SMTPAuthenticationError):
            sign_in()
        sign_in('bob', 'another')

    def test_ban(self):
        ask.change([ONE, 'ban'])
        with self.assertRaises(ConnectionRefusedError):
            for _ in range(20):
                with contextlib.suppress(smtplib.SMTPException):
                    sign_in(password='wrong')

    def test_stand_ins(self):
        ask.change([ONE, 'stand-in', 465, 'locked'])
        with self.assertRaisesRegex(smtplib.SMTPAuthenticationError, '15 minutes'):
            sign_in()

    def test_network(self):
        for change, error in (('no-name-server', socket.gaierror), ('portal', OSError),
                              ('unplug', OSError)):
            with self.subTest(change):
                ask.change([changes.WHOLE_NETWORK, change])
                with self.assertRaises(error):
                    talk()
                ask.restore(changes.WHOLE_NETWORK)

    def test_command(self):
        self.assertEqual(subprocess.run([LAB, 'change', ONE, 'close', '465']).returncode, 0)
        with self.assertRaises(ConnectionRefusedError):
            socket.create_connection((HOST, 465), 3)
        done = subprocess.run([LAB, 'change', 'smtp-only.test', 'close', '465'],
                              capture_output=True, text=True)
        self.assertEqual((done.returncode, 'cannot be changed' in done.stderr), (125, True))
