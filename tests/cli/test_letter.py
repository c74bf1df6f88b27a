#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""portolan set-up --test-letter: a real letter to oneself, and what keeps one from going out."""

import email.utils
import sys
import time
import unittest
from pathlib import Path

import command
from command import DONE, PROBLEM, counts, run, set_up
import tap

LAB = Path(__file__).resolve().parent.parent / 'lab'
sys.path.insert(0, str(LAB))
from portolan_lab import ask, mailbox  # noqa: E402


def ids(result):
    return [finding['id'] for finding in result['findings']]


class Sent(unittest.TestCase):
    def test_arrives(self):
        """It lies in the mailbox, just as it was written."""
        status, result = set_up('bob@smtp-only.test', '--test-letter', '--no-save')
        self.assertEqual((status, result['letter'], result['findings']), (DONE, 'sent', []))
        letter = mailbox.wait_for('bob@smtp-only.test')
        self.assertEqual((letter['From'], letter['To']), ('bob@smtp-only.test',) * 2)
        self.assertEqual(letter['Auto-Submitted'], 'auto-generated')
        self.assertIn('@smtp-only.test>', letter['Message-ID'])
        self.assertLess(abs(email.utils.parsedate_to_datetime(letter['Date']).timestamp()
                            - time.time()), 60)
        self.assertEqual(letter.get_content_type(), 'text/plain')
        body = letter.get_payload(decode=True).decode()
        self.assertIn('smtp.smtp-only.test, door (port) 465', body)
        self.assertIn('You can delete it now.', body.splitlines()[-1])

    def test_one_conversation(self):
        """It goes over the connection of the sign-in."""
        door = 'smtp.port26.test:26'
        before = counts()['doors'].get(door, {'connections': 0, 'accepted': 0})
        status, _ = set_up('bob@port26.test', '--test-letter', '--no-save')
        after = counts()['doors'][door]
        self.assertEqual(status, DONE)
        self.assertEqual(after['connections'] - before['connections'], 1)
        self.assertEqual(after['accepted'] - before['accepted'], 1)

    def test_other_servers(self):
        for domain in ('exim.test', 'mail-only.test', 'login-only.test', 'bücher.test'):
            with self.subTest(domain):
                status, result = set_up(f'bob@{domain}', '--test-letter', '--no-save')
                self.assertEqual((status, result['letter']), (DONE, 'sent'))

    def test_in_words(self):
        finished = run('set-up', 'bob@smtp-only.test', '--password-stdin', '--test-letter',
                       '--no-save', input='correct-horse\n')
        self.assertEqual(finished.returncode, DONE)
        self.assertIn('A letter to bob@smtp-only.test is on its way.', finished.stdout)

    def test_none_without_asking(self):
        status, result = set_up('bob@website.test', '--no-save')
        self.assertEqual((status, result['letter']), (DONE, None))
        self.assertEqual(mailbox.read('bob@website.test'), [])


class Refused(unittest.TestCase):
    DOMAIN = 'change2.test'

    def tearDown(self):
        ask.restore(self.DOMAIN)

    def refuse(self, *change):
        ask.change((self.DOMAIN, *change))
        status, result = set_up(f'bob@{self.DOMAIN}', '--test-letter', '--no-save')
        self.assertEqual((status, result['signed_in'], result['letter']),
                         (PROBLEM, True, 'refused'))
        return ids(result)

    def test_data(self):
        """The server takes sender and recipient, but no letter."""
        self.assertEqual(len(self.refuse('options', 'all', {'smtpd_data_restrictions': 'reject'})),
                         1)

    def test_content(self):
        """The letter itself is refused, when the server has seen it."""
        self.assertEqual(self.refuse('policy', 'spam', 'end_of_data'), ['content-rejected'])

    def test_quota(self):
        """What the trial may still ask, the letter no longer gets."""
        self.assertEqual(self.refuse('policy', 'quota', 'end_of_data'), ['sending-limit'])

    def test_too_big(self):
        self.assertEqual(self.refuse('options', 'all', {'message_size_limit': '200'}),
                         ['message-too-big'])


class Broken(unittest.TestCase):
    """Servers that let everything pass until the letter comes."""

    def send(self, behaviour):
        return set_up(f'bob@hostile-{behaviour}.test', '--test-letter', '--no-save',
                      '--timeout', '6')

    def test_no_end(self):
        for behaviour in ('close-at-data', 'reset-at-letter', 'close-at-letter', 'data-250'):
            with self.subTest(behaviour):
                status, result = self.send(behaviour)
                self.assertEqual((status, result['letter']), (PROBLEM, 'failed'))
                self.assertEqual(len(result['findings']), 1)

    def test_silence(self):
        """They hold nobody longer than the time given."""
        for behaviour in ('silence-at-data', 'silence-at-letter'):
            with self.subTest(behaviour):
                begin = time.monotonic()
                status, result = self.send(behaviour)
                self.assertLess(time.monotonic() - begin, 16)
                self.assertEqual((status, result['letter'], ids(result)),
                                 (PROBLEM, 'failed', ['server-timeout']))


if __name__ == '__main__':
    tap.main()
