#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""portolan check when the keyring was locked after set-up, and nobody is there to open it."""

import os
import unittest

from checking import begin, calls
from command import NO_STORE, run
from keep import lock_keyring
import tap

ONE = 'change1.test'

if 'ASAN_OPTIONS' in os.environ:  # libsecret's own leaks are told by whole call chains only
    os.environ['ASAN_OPTIONS'] += ':fast_unwind_on_malloc=0'


class Locked(unittest.TestCase):
    def test_check(self):
        begin(ONE)
        lock_keyring()
        before = calls(ONE)
        for words in ((), (f'bob@{ONE}',), (f'bob@{ONE}', '--repair', '--yes')):
            with self.subTest(words):
                finished = run('check', '--json', *words)
                self.assertEqual((finished.returncode, finished.stdout), (NO_STORE, ''))
                self.assertIn('locked', finished.stderr)
                self.assertEqual(len(finished.stderr.splitlines()), 1)
        self.assertEqual(calls(ONE), before)


if __name__ == '__main__':
    tap.main()
