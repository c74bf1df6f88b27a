#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""A keyring that is locked, not made yet, or not there: a plain sentence, and nothing is lost."""

import os
import unittest

# libsecret's own leaks can be told from ours only by whole call chains (lsan.supp).
if 'ASAN_OPTIONS' in os.environ:
    os.environ['ASAN_OPTIONS'] += ':fast_unwind_on_malloc=0'

from command import DONE, NO_STORE, PASSWORD, PROBLEM, run, set_up
import tap


class NoStore(unittest.TestCase):
    def assert_plain_sentence(self, finished):
        self.assertEqual(finished.returncode, NO_STORE, finished)
        self.assertIn('keyring', finished.stderr)
        self.assertNotIn('org.freedesktop', finished.stderr.splitlines()[-1])

    def test_settings_are_not_lost(self):
        status, result = set_up('bob@smtp-only.test')
        self.assertEqual(status, NO_STORE)
        self.assertEqual((result['signed_in'], result['saved']), (True, False))
        self.assertEqual(result['settings']['host'], 'smtp.smtp-only.test')

    def test_sentence(self):
        finished = run('set-up', 'bob@smtp-only.test', '--password-stdin', input=PASSWORD + '\n')
        self.assert_plain_sentence(finished)
        self.assertIn('smtp.smtp-only.test', finished.stdout)

    def test_check(self):
        """Either there is no keyring to ask, or it has nothing."""
        finished = run('check', 'bob@smtp-only.test', '--repair', '--yes')
        self.assertIn(finished.returncode, (NO_STORE, PROBLEM))
        self.assertEqual((finished.stdout, len(finished.stderr.splitlines())), ('', 1))

    def test_without_saving(self):
        status, result = set_up('bob@smtp-only.test', '--no-save')
        self.assertEqual((status, result['saved']), (DONE, False))


if __name__ == '__main__':
    tap.main()
