#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""From start to saved on Wayland: no X server anywhere, and all by the accessibility bus.

    tests/lab/lab run --keyring unlocked --a11y -- \\
        /usr/bin/python3 tests/ui/test-wayland.py PATH_TO_PORTOLAN_SETUP
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

import compositor  # noqa: E402
import driver  # noqa: E402
from window import (  # noqa: E402
    ADDRESS, DONE, ENTRY, FIND, PASSWORD, PROGRAM, PROPOSAL, SIGN_IN, USE, Case)


class Wayland(Case):
    @classmethod
    def setUpClass(cls):
        compositor.start_weston(cls)

    def open(self, *arguments):
        window = driver.Window(PROGRAM, *arguments, environment=self.environment)
        self.addCleanup(window.kill)
        window.wait_for_page(ADDRESS)
        return window

    def test_start_to_saved(self):
        window = self.open()
        window.type(*ENTRY, 'bob@smtp-only.test')
        window.press(FIND)
        window.wait_for_page(PROPOSAL)
        window.press(USE)
        window.wait_for_page(SIGN_IN)
        window.type(*PASSWORD, 'not-the-one')
        window.press('Sign In')
        self.assertTrue(window.complaint(*PASSWORD))
        window.press('Back')
        window.wait_for_page(PROPOSAL)
        window.press(USE)
        window.wait_for_page(SIGN_IN)
        window.type(*PASSWORD, 'correct-horse')
        window.press('Sign In')
        window.wait_for_page(DONE)
        window.press('Send Myself a Test Letter')
        window.wait_for_text('Sent. Look into your inbox')
        self.close_saved(window, 'bob@smtp-only.test')


if __name__ == '__main__':
    tap.main()
