#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""portolan set-up: real sign-ins, the trial, consent, and what is saved of it."""

import base64
import json
import os
import subprocess
import time
import unittest
from pathlib import Path

import command
from command import (DONE, INTERRUPTED, OTHER_PASSWORD, PASSWORD, PROBLEM, USAGE, counts, document,
                     run, set_up)
import tap

# domain: (user name, mechanism, sign-ins)
SIGNED_IN = {
    'smtp-only.test': ('bob@smtp-only.test', 'PLAIN', 1),
    'mail-only.test': ('bob@mail-only.test', 'PLAIN', 1),
    'port2525.test': ('bob@port2525.test', 'PLAIN', 1),
    'starttls25.test': ('bob@starttls25.test', 'PLAIN', 1),
    'local-part.test': ('bob', 'PLAIN', 2),
    'exim.test': ('bob@exim.test', 'PLAIN', 1),
    'login-only.test': ('bob@login-only.test', 'LOGIN', 1),
    'cram-only.test': ('bob@cram-only.test', 'CRAM-MD5', 1),
    'bücher.test': ('bob@bücher.test', 'PLAIN', 1),
    'ipv6-only.test': ('bob@ipv6-only.test', 'PLAIN', 1),
}


def ids(result):
    return [finding['id'] for finding in result['findings']]


def sign_ins(host_part):
    """All sign-ins so far at the doors whose name has host_part in it."""
    return sum(visits['accepted'] + visits['refused']
               for door, visits in counts()['doors'].items() if host_part in door)


class SetUp(unittest.TestCase):
    def test_signed_in_and_saved(self):
        for domain, (username, mechanism, attempts) in SIGNED_IN.items():
            with self.subTest(domain):
                status, result = set_up(f'bob@{domain}')
                self.assertEqual(status, DONE, result)
                self.assertTrue(result['saved'] and result['signed_in'])
                self.assertEqual(result['settings']['username'], username)
                self.assertEqual(result['settings']['auth'], mechanism)
                self.assertEqual(result['attempts'], attempts)
                self.assertEqual(result['findings'], [])
                self.assertNotIn('password', json.dumps(result).lower().replace('"password-', ''))

    def test_password_outside_ascii(self):
        for domain in ('smtp-only.test', 'exim.test', 'cram-only.test'):
            with self.subTest(domain):
                status, result = set_up(f'zoe@{domain}', password=OTHER_PASSWORD)
                self.assertEqual(status, DONE, result)

    def test_kept_connection(self):
        """The door that won is not knocked at again: one connection, one sign-in."""
        before = counts()['doors'].get('smtp.port26.test:26', {'connections': 0, 'accepted': 0})
        set_up('bob@port26.test')
        after = counts()['doors']['smtp.port26.test:26']
        self.assertEqual(after['connections'] - before['connections'], 1)
        self.assertEqual(after['accepted'] - before['accepted'], 1)

    def test_wrong_password(self):
        """Both forms of the user name, one try each, and nothing saved."""
        before = sign_ins('dead-ipv6.test')
        status, result = set_up('bob@dead-ipv6.test', password='wrong')
        self.assertEqual((status, result['attempts'], result['saved']), (PROBLEM, 2, False))
        self.assertEqual(ids(result), ['password-wrong'])
        self.assertIsNone(result['settings'])
        self.assertEqual(sign_ins('dead-ipv6.test') - before, 2)
        self.assertEqual(run('show', 'bob@dead-ipv6.test').returncode, PROBLEM)

    def test_chosen_user_name(self):
        status, result = set_up('bob@local-part.test', '--username', 'bob')
        self.assertEqual((status, result['attempts']), (DONE, 1))
        status, result = set_up('bob@local-part.test', '--username', 'bob@local-part.test')
        self.assertEqual((status, result['attempts']), (PROBLEM, 1))

    def test_other_causes_end_the_tries(self):
        status, result = set_up('bob@temporary.test')
        self.assertEqual((status, result['attempts']), (PROBLEM, 1))
        self.assertEqual(ids(result), ['sign-in-temporary'])

    def test_trial(self):
        for domain in ('sender-refused.test', 'sender-refused-late.test'):
            with self.subTest(domain):
                status, result = set_up(f'bob@{domain}', '--no-save')
                self.assertEqual((status, result['signed_in']), (PROBLEM, True))
                self.assertEqual(ids(result), ['sender-not-allowed'])

    def test_consent(self):
        """Without the very word, nothing is sent; with another, neither."""
        needs = {'self-signed.test': 'certificate-untrusted', 'expired.test': 'certificate-expired',
                 'wrong-name.test': 'certificate-wrong-name', 'clear25.test': 'encryption-missing',
                 'not-yet-valid.test': 'certificate-not-yet-valid', 'tls10.test': 'tls-too-old'}
        for domain, need in needs.items():
            others = [word for word in needs.values() if word != need]
            with self.subTest(domain):
                before = sign_ins(domain)
                for words in ([], [f'--accept={word}' for word in others]):
                    status, result = set_up(f'bob@{domain}', *words)
                    self.assertEqual((status, result['attempts'], result['signed_in']),
                                     (PROBLEM, 0, False))
                    self.assertEqual(ids(result), [need])
                self.assertEqual(sign_ins(domain), before)

                status, result = set_up(f'bob@{domain}', '--accept', need)
                self.assertEqual((status, result['saved']), (DONE, True))

    def test_accepted_certificate_is_pinned(self):
        set_up('bob@self-signed.test', '--accept', 'certificate-untrusted')
        shown = json.loads(run('show', 'bob@self-signed.test', '--format', 'json').stdout)
        _, found = command.find('self-signed.test')
        self.assertEqual(shown['accepted'], ['certificate-untrusted'])
        self.assertEqual(shown['certificate_sha256'], found['proposals'][0]['certificate_sha256'])

    def test_nothing_found(self):
        status, result = set_up('bob@refused.test')
        self.assertEqual((status, result['proposal'], result['settings']), (PROBLEM, None, None))
        self.assertEqual(ids(result), ['connection-refused'])

    def test_no_save(self):
        status, result = set_up('bob@scram.test', '--no-save')
        self.assertEqual((status, result['saved'], result['signed_in']), (DONE, False, True))
        self.assertEqual(run('show', 'bob@scram.test').returncode, PROBLEM)

    def test_empty_password(self):
        for given in ('', '\n'):
            finished = run('set-up', 'bob@smtp-only.test', '--password-stdin', input=given)
            self.assertEqual((finished.returncode, finished.stdout), (USAGE, ''))
            self.assertEqual(len(finished.stderr.splitlines()), 1)

    def test_time_limit(self):
        begin = time.monotonic()
        status, _ = set_up('bob@drip.test', '--timeout', '2')
        self.assertEqual(status, PROBLEM)
        self.assertLess(time.monotonic() - begin, 8)


class Secrets(unittest.TestCase):
    """A password is nowhere to be seen but in the keyring."""

    CANARY = 'cAnAry-9731-pass'

    def shapes(self):
        plain = self.CANARY.encode()
        for prefix in (b'', b'\0bob@smtp-only.test\0', b'\0bob\0'):
            yield base64.b64encode(prefix + plain).decode().rstrip('=')
        yield self.CANARY

    def test_output(self):
        for options in ((), ('--json',)):
            finished = run('set-up', 'bob@smtp-only.test', '--password-stdin', *options,
                           input=self.CANARY + '\n', env={'G_MESSAGES_DEBUG': 'all'})
            for shape in self.shapes():
                self.assertNotIn(shape, finished.stdout + finished.stderr)

    def test_arguments_and_environment(self):
        program = subprocess.Popen([command.COMMAND, 'set-up', 'bob@dropped.test', '--json',
                                    '--password-stdin'], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        program.stdin.write(f'{self.CANARY}\n'.encode())
        program.stdin.flush()
        time.sleep(0.5)
        folder = Path('/proc') / str(program.pid)
        seen = (folder / 'cmdline').read_bytes() + (folder / 'environ').read_bytes()
        program.terminate()
        program.communicate(timeout=10)
        self.assertEqual(program.returncode, INTERRUPTED)
        self.assertNotIn(self.CANARY.encode(), seen)


if __name__ == '__main__':
    tap.main()
