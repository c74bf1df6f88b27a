#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The window where nothing can be saved: no keyring, or one that stays locked.

    tests/lab/lab run --keyring off --xvfb --a11y -- \\
        /usr/bin/python3 tests/ui/test-no-keyring.py PATH_TO_PORTOLAN_SETUP
"""

import os
import pathlib
import sys

# libsecret's own leaks can be told from ours only by whole call chains (lsan.supp), and those make
# a window crawl. The command's tests of a missing keyring look for leaks in the same code.
if 'ASAN_OPTIONS' in os.environ:
    os.environ['ASAN_OPTIONS'] += ':detect_leaks=0'

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

from window import DONE, SAVE, Case  # noqa: E402


class NoKeyring(Case):
    def test_go_on(self):
        """without a keyring: a plain sentence, try again, go on without saving"""
        window = self.open_proposal('bob@smtp-only.test')
        self.sign_in(window, 'correct-horse')
        window.wait_for_page(SAVE)
        window.wait_for_text('Not saved yet')
        window.press('Try Again')
        window.wait_for_text('Not saved yet')
        window.press_until_page('Go on without saving', DONE)
        window.wait_for_text('Your settings work')
        window.press('Close')
        outcome, status = window.end()
        self.assertEqual((outcome['outcome'], status), ('cancelled', 130))
        self.assertEqual(outcome['settings']['host'], 'smtp.smtp-only.test')


if __name__ == '__main__':
    tap.main()
