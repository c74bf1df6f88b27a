#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The examples for other programs, in four languages, on the practice network.

    tests/lab/lab run --keyring unlocked -- /usr/bin/python3 tests/examples/test_examples.py

The environment names those that can be run: FIND, EXPLAIN, SET_UP and SAVED.
"""

import os
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

PASSWORD = 'correct-horse'


def run(name, *words, input=''):
    """Runs an example; gives its status and what it printed."""
    if name not in os.environ:
        raise unittest.SkipTest('its language is not there')
    finished = subprocess.run([*os.environ[name].split(), *words], input=input, text=True,
                              capture_output=True, timeout=60,
                              env={**os.environ, 'LC_ALL': 'C.UTF-8'})
    if finished.stderr:
        raise AssertionError(finished.stderr)
    return finished.returncode, finished.stdout.splitlines()


class Examples(unittest.TestCase):
    def test_find(self):
        status, lines = run('FIND', 'bob@mail-only.test')
        self.assertEqual((status, lines[0]), (0, 'mail.mail-only.test:587 starttls'))

    def test_find_says_why_not(self):
        status, lines = run('FIND', 'bob@nowhere.test')
        self.assertEqual(status, 0)
        self.assertEqual(len(lines), 1, lines)

    def test_explain(self):
        status, lines = run('EXPLAIN', '535 5.7.8 Error: authentication failed')
        self.assertEqual((status, lines[0]), (0, '535 password-wrong (likely)'))
        self.assertTrue(lines[1])

    def test_set_up_and_saved(self):
        status, lines = run('SET_UP', 'bob@mail-only.test', input=PASSWORD + '\n')
        self.assertEqual((status, lines),
                         (0, ['bob@mail-only.test sends by mail.mail-only.test:587']))
        status, lines = run('SAVED')
        self.assertEqual((status, lines), (0, [
            'bob@mail-only.test: mail.mail-only.test:587, any number of letters a day',
            '  works']))

    def test_set_up_refused(self):
        status, lines = run('SET_UP', 'bob@mail-only.test', input='wrong\n')
        self.assertEqual((status, len(lines)), (1, 1), lines)
        self.assertIn('password', lines[0])


if __name__ == '__main__':
    tap.main()
