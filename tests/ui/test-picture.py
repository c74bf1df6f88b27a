#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The building: each door says in a sentence what it is, and a keyboard gets there.

    tests/lab/lab run --keyring unlocked --xvfb --a11y -- \\
        /usr/bin/python3 tests/ui/test-picture.py PATH_TO_PORTOLAN_SETUP
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

import driver  # noqa: E402
from window import Case  # noqa: E402


def doors_of(window):
    """What the doors are called, by their numbers."""
    names = [name for name in window.names('image') if 'oor ' in name]
    return {''.join(filter(str.isdigit, name.split(':')[0])): name for name in names}


class Picture(Case):
    def test_sentences(self):
        """every door has a sentence of its own, and the one that was found says so"""
        window = self.open_proposal('bob@smtp-only.test')
        doors = doors_of(window)
        self.assertIn('465', doors)
        self.assertEqual(len(set(doors.values())), len(doors))
        self.assertNotEqual(doors['465'].replace('465', ''), doors['25'].replace('25', ''))

    def test_keyboard(self):
        """the doors are one stop for Tab, and arrows go from door to door"""
        window = self.open_proposal('bob@smtp-only.test')
        doors = list(doors_of(window).values())
        keyboard = driver.Keyboard(window)
        keyboard.walk_to('image', doors[0])
        keyboard.press('Right')
        driver.wait_for('the next door', lambda: window.is_focused('image', doors[1]))
        keyboard.press('Tab')
        driver.wait_for('the next place', lambda: not any(
            window.is_focused('image', door) for door in doors))


if __name__ == '__main__':
    tap.main()
