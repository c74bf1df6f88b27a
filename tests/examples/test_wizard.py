#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The example that opens the window in front of its own.

    tests/lab/lab run --keyring unlocked --xvfb --a11y -- \\
        /usr/bin/python3 tests/examples/test_wizard.py PATH_TO_WIZARD
"""

import sys
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / 'ui')]
import driver  # noqa: E402
import tap  # noqa: E402

WIZARD = sys.argv[1]
ADDRESS = 'bob@smtp-only.test'


class Wizard(unittest.TestCase):
    def open(self, *words):
        window = driver.Window(WIZARD, *words, options=())
        self.addCleanup(window.kill)
        return window

    def end(self, window):
        printed, _ = window.process.communicate(timeout=driver.PATIENCE)
        self.assertEqual(window.process.returncode, 0)
        return printed.strip()

    def test_cancelled(self):
        window = self.open()
        window.press('Cancel')
        self.assertEqual(self.end(window), 'cancelled')

    def test_saved_then_checked(self):
        window = self.open(ADDRESS)
        window.press('Next')
        window.wait_for_text('smtp.smtp-only.test')
        window.press('Next')
        window.type('password text', 'Password', 'correct-horse')
        window.press('Sign In')
        window.press('Close')
        self.assertEqual(self.end(window), 'smtp.smtp-only.test:465')

        window = self.open(ADDRESS, '535 5.7.8 Error: authentication failed')
        window.wait_for_text('Your settings work')
        window.press('Close')
        self.assertEqual(self.end(window), 'smtp.smtp-only.test:465')


if __name__ == '__main__':
    tap.main()
