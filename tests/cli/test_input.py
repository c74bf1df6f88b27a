#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is typed on the command line: understood, or one sentence that says what to type."""

import unittest

from command import DONE, USAGE, document, run
import tap

BAD = (
    ('find',),
    ('find', ''),
    ('find', 'bob'),
    ('find', '@smtp-only.test'),
    ('find', 'bob@'),
    ('find', 'bob@@smtp-only.test'),
    ('find', 'b' * 300 + '@smtp-only.test'),
    ('find', 'bob smith@smtp-only.test'),
    ('find', 'bob@smtp-only.test', 'eve@smtp-only.test'),
    ('find', 'bob@smtp-only.test', '--port', '0'),
    ('find', 'bob@smtp-only.test', '--port', '70000'),
    ('find', 'bob@smtp-only.test', '--port', 'smtp'),
    ('find', 'bob@smtp-only.test', '--host', 'mail x.test'),
    ('find', 'bob@smtp-only.test', '--host', ''),
    ('find', 'bob@smtp-only.test', '--timeout', '-1'),
    ('find', 'bob@smtp-only.test', '--timeout', 'soon'),
    ('find', 'bob@smtp-only.test', '--unknown'),
    ('set-up',),
    ('set-up', 'bob@smtp-only.test'),
    ('set-up', 'bob@smtp-only.test', '--accept', 'everything'),
    ('show',),
    ('show', 'bob@smtp-only.test', '--format', 'xml'),
    ('forget', 'bob'),
    ('list', 'bob@smtp-only.test'),
    ('explain',),
    ('explain', ''),
    ('dance',),
)

FORGIVEN = (' bob@smtp-only.test ', 'Bob <bob@smtp-only.test>', 'mailto:bob@smtp-only.test',
            'bob@SMTP-ONLY.test', 'bob@smtp-only.test.')


class Input(unittest.TestCase):
    def test_bad(self):
        for words in BAD:
            with self.subTest(' '.join(words)[:60]):
                finished = run(*words)
                self.assertEqual((finished.returncode, finished.stdout), (USAGE, ''))
                self.assertEqual(len(finished.stderr.splitlines()), 1, finished.stderr)

    def test_forgiven(self):
        for typed in FORGIVEN:
            with self.subTest(typed):
                finished = run('find', typed, '--json', '--port', '465')
                found = document(finished)
                self.assertEqual(finished.returncode, DONE)
                self.assertEqual(found['address'], 'bob@smtp-only.test')
                self.assertEqual(found['domain'], 'smtp-only.test')

    def test_international(self):
        found = document(run('find', 'bob@Bücher.test', '--json', '--port', '465'))
        self.assertEqual((found['address'], found['domain']),
                         ('bob@bücher.test', 'xn--bcher-kva.test'))

    def test_help(self):
        for words in (('--help',), *((name, '--help') for name in (
                'find', 'set-up', 'list', 'show', 'forget', 'explain'))):
            finished = run(*words)
            self.assertEqual(finished.returncode, DONE)
            self.assertIn('portolan', finished.stdout)
        self.assertRegex(run('--version').stdout, r'^portolan \d+\.\d+')
        self.assertEqual(run().returncode, USAGE)


if __name__ == '__main__':
    tap.main()
