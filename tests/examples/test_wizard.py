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
from window import DONE, FIND, PROPOSAL, SIGN_IN, USE  # noqa: E402

WIZARD = sys.argv[1]
ADDRESS = 'bob@mail-only.test'
SERVER = 'mail.mail-only.test:587'


class Wizard(unittest.TestCase):
    def open(self, *words):
        window = driver.Window(WIZARD, *words, options=())
        self.addCleanup(window.kill)
        return window

    def end(self, window):
        printed, _ = window.process.communicate(timeout=driver.PATIENCE)
        self.assertEqual(window.process.returncode, 0)
        return printed.strip()

    def wait_for_page(self, window, title):
        """The window of the program is there as well."""
        driver.wait_for(f'page “{title}”', lambda: window.has_window(title))

    def test_cancelled(self):
        window = self.open()
        window.press('Cancel')
        self.assertEqual(self.end(window), 'cancelled')

    def test_saved_then_checked(self):
        window = self.open(ADDRESS)
        window.press(FIND)
        self.wait_for_page(window, PROPOSAL)
        window.press(USE)
        self.wait_for_page(window, SIGN_IN)
        window.type('password text', 'Password', 'correct-horse')
        window.press('Sign In')
        self.wait_for_page(window, DONE)
        window.press('Close')
        self.assertEqual(self.end(window), SERVER)

        window = self.open(ADDRESS, '535 5.7.8 Error: authentication failed')
        window.wait_for_text('Your settings work')
        window.press('Close')
        self.assertEqual(self.end(window), SERVER)


if __name__ == '__main__':
    tap.main()
