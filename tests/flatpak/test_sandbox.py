#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The command in a sandbox like Flatpak's. What is saved lies in the sandbox's own file, locked with
a key that the portal keeps.
"""

import json
import os
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'cli'))

from command import COMMAND, DONE, PASSWORD  # noqa: E402
import tap  # noqa: E402
from sandbox import Sandbox, told_outside  # noqa: E402


class InASandbox(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox(cls)
        Path(os.environ['HOME'], '.msmtprc').write_text(
            'account x\nhost smtp.smtp-only.test\nport 2525\nfrom bob@smtp-only.test\n')

    def run_inside(self, *words, input=''):
        return self.sandbox.run(COMMAND, *words, input=input)

    def test_save_and_load(self):
        done = self.run_inside('set-up', 'bob@smtp-only.test', '--json', '--password-stdin',
                               input=PASSWORD + '\n')
        self.assertEqual(done.returncode, DONE, done.stderr)
        result = json.loads(done.stdout)
        self.assertTrue(result['saved'])

        shown = self.run_inside('show', 'bob@smtp-only.test', '--format', 'json', '--with-password')
        settings = json.loads(shown.stdout)
        self.assertEqual((settings['host'], settings['password']),
                         ('smtp.smtp-only.test', PASSWORD))
        listed = json.loads(self.run_inside('list', '--json').stdout)
        self.assertEqual([account['address'] for account in listed['accounts']],
                         ['bob@smtp-only.test'])

        with self.subTest('it lies in a file that tells nothing'):
            kept = self.sandbox.kept()
            self.assertTrue(kept)
            for octets in kept:
                self.assertNotIn(PASSWORD.encode(), octets)
                self.assertNotIn(b'smtp-only', octets)

        with self.subTest('the keyring outside has nothing of it'):
            self.assertNotIn('smtp-only', told_outside())

        with self.subTest('what is forgotten is gone'):
            self.assertEqual(self.run_inside('forget', 'bob@smtp-only.test').returncode, DONE)
            self.assertEqual(json.loads(self.run_inside('list', '--json').stdout)['accounts'], [])

    def test_other_programs_are_not_seen(self):
        """Outside, an account of msmtp lies in the home folder."""
        found = json.loads(self.run_inside('find', 'bob@smtp-only.test', '--json', '--all').stdout)
        self.assertNotIn('imported', {row['origin'] for row in found['tried']})


if __name__ == '__main__':
    tap.main()
