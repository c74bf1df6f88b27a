#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a reply means: in words, as a document, for each line, and as a count of a whole log."""

import json
import unittest

from command import DONE, USAGE, document, run
import tap

MEMBERS = ['code', 'enhanced', 'finding', 'confidence', 'provider', 'what', 'means', 'do',
           'temporary', 'where', 'help_url']

LOG = '''\
Nov  3 10:12:10 mx postfix/smtpd[2]: connect from unknown[192.0.2.4]
Nov  3 10:12:11 mx postfix/smtp[3]: 1A2B: to=<alice@example.net>, relay=mx[192.0.2.4]:25, dsn=5.1.1, \
status=bounced (host mx[192.0.2.4] said: 550 5.1.1 No such user (in reply to RCPT TO command))
Nov  3 10:12:12 mx postfix/smtp[3]: 1A2C: to=<carol@example.net>, relay=mx[192.0.2.4]:25, dsn=5.1.1, \
status=bounced (host mx[192.0.2.4] said: 550 5.1.1 No such user (in reply to RCPT TO command))

Nov  3 10:12:12 mx postfix/smtp[3]: 1A2D: to=<dave@example.net>, relay=mx[192.0.2.4]:25, dsn=2.0.0, \
status=sent (250 2.0.0 Ok: queued as 4B5C)
Nov  3 10:12:13 mx postfix/qmgr[1]: 1A2B: removed
'''


class Explain(unittest.TestCase):
    def test_words(self):
        finished = run('explain', '534-5.7.9 Application-specific password required. - gsmtp')
        self.assertEqual((finished.returncode, finished.stderr), (DONE, ''))
        self.assertIn('app password', finished.stdout)
        self.assertIn('The help page of Gmail: https://', finished.stdout)

    def test_document(self):
        found = document(run('explain', '--json', '535 5.7.8 Error: authentication failed'))
        self.assertEqual(list(found), MEMBERS)
        self.assertEqual((found['code'], found['enhanced'], found['finding'], found['help_url']),
                         (535, '5.7.8', 'password-wrong', None))

    def test_standard_input(self):
        found = document(run('explain', '-', '--json', input='552 5.2.2 Mailbox full\n'))
        self.assertEqual(found['finding'], 'recipient-full')

    def test_each(self):
        """One document a line, for every line that is not empty, with the same members."""
        replies = ['550 5.1.1 No such user', '\x01"\\', 'ошибка аутентификации', '250 Ok',
                   '421 ' + 'x' * 100000]
        finished = run('explain', '--each', input='\n\n'.join(replies))
        documents = [json.loads(line) for line in finished.stdout.splitlines()]
        self.assertEqual(len(documents), len(replies))
        for one in documents:
            self.assertEqual(list(one), MEMBERS)
        self.assertEqual([one['finding'] for one in documents],
                         ['recipient-unknown', 'unknown', 'password-wrong', 'all-well',
                          'server-busy'])

    def test_each_says_what_one_says(self):
        replies = ['550 5.1.1 No such user', '534-5.7.9 Application-specific password required - gsmtp',
                   '454 4.7.1 Relay access denied', 'ECONNREFUSED']
        lines = run('explain', '--each', input='\n'.join(replies) + '\n').stdout.splitlines()
        for reply, line in zip(replies, lines):
            self.assertEqual(json.loads(line), document(run('explain', '--json', reply)))

    def test_summary(self):
        finished = run('explain', '--summary', input=LOG)
        lines = finished.stdout.splitlines()
        self.assertEqual([line.split()[:2] for line in lines],
                         [['2', 'recipient-unknown'], ['1', 'all-well']])
        self.assertEqual(finished.stderr, '2 lines are not about a reply.\n')

    def test_summary_document(self):
        found = document(run('explain', '--summary', '--json', input=LOG))
        self.assertEqual((found['replies'], found['other_lines']), (3, 2))
        self.assertEqual([(one['finding'], one['count']) for one in found['findings']],
                         [('recipient-unknown', 2), ('all-well', 1)])
        self.assertEqual(list(found['findings'][0]),
                         ['finding', 'count', 'headline', 'temporary', 'where'])

    def test_nothing_to_count(self):
        found = document(run('explain', '--summary', '--json', input=''))
        self.assertEqual(found, {'replies': 0, 'other_lines': 0, 'findings': []})

    def test_one_of_two(self):
        finished = run('explain', '--each', '--summary', input='')
        self.assertEqual((finished.returncode, finished.stdout), (USAGE, ''))


if __name__ == '__main__':
    tap.main()
