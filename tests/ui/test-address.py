#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The address page: the search that begins early, and the question about a typing slip.

    tests/lab/lab run --keyring none --xvfb --a11y -- \\
        /usr/bin/python3 tests/ui/test-address.py PATH_TO_PORTOLAN_SETUP
"""

import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

import driver  # noqa: E402
from window import ADDRESS, ENTRY, FIND, LAB, PROPOSAL, Case  # noqa: E402

KINDS = ('questions', 'requests', 'syns')


def asked(domain):
    """What was asked so far in which the domain's name stands, and how often."""
    output = subprocess.run([LAB, 'counts', '--json'], stdout=subprocess.PIPE, check=True).stdout
    counts = json.loads(output)
    return {what: number for kind in KINDS for what, number in counts[kind].items()
            if domain in what}


def asks_strangers(what):
    return '/v1.1/' in what


class EarlySearch(Case):
    def open_and_type(self, address):
        window = self.open()
        driver.Keyboard(window).type(address)
        return window

    def wait_for_early(self, domain):
        """Waits until a search has come to rest, and returns what it has asked."""
        seen = driver.wait_for('an early search', lambda: asked(domain))
        while True:
            driver.time.sleep(1)
            now = asked(domain)
            if now == seen:
                return now
            seen = now

    def test_answer_is_there(self):
        """the domain itself is asked before Next, nobody else, and nothing twice"""
        window = self.open_and_type('bob@all-agree.test')
        before = self.wait_for_early('all-agree.test')
        self.assertEqual(window.title(), ADDRESS)
        self.assertIn('smtp.all-agree.test:465', before)
        self.assertFalse([what for what in before if asks_strangers(what)])
        window.press(FIND)
        window.wait_for_page(PROPOSAL)
        self.assertEqual(asked('all-agree.test'), before)
        self.assertEqual({what: number for what, number in before.items() if number > 1}, {})

    def test_others_come_later(self):
        """what only others know is asked after Next, and nothing twice"""
        window = self.open_and_type('bob@ispdb.test')
        before = self.wait_for_early('ispdb.test')
        self.assertFalse([what for what in before if asks_strangers(what)])
        window.press(FIND)
        window.wait_for_page(PROPOSAL)
        after = asked('ispdb.test')
        self.assertTrue([what for what in after if asks_strangers(what)])
        self.assertEqual({what: number for what, number in after.items() if number > 1}, {})

    def test_next_in_between(self):
        """Next while the early search is under way goes on with it"""
        window = self.open_and_type('bob@slow-names.test')
        driver.wait_for('an early search', lambda: asked('slow-names.test'))
        window.press(FIND)
        window.wait_for_page(PROPOSAL)
        doors = [number for what, number in asked('slow-names.test').items()
                 if what.startswith('smtp.slow-names.test:')]
        self.assertTrue(doors)
        self.assertEqual(set(doors), {1})

    def test_other_address(self):
        """another address ends the early search; what is used is the new one"""
        window = self.open_and_type('bob@silent.test')
        driver.wait_for('an early search', lambda: asked('silent.test'))
        window.type(*ENTRY, 'bob@mail-only.test')
        window.press(FIND)
        window.wait_for_page(PROPOSAL)
        self.assertIn('mail.mail-only.test', ' '.join(window.names('list item')))

    def test_cancel(self):
        """Cancel ends the early search and the program at once"""
        window = self.open_and_type('bob@late.test')
        driver.wait_for('an early search', lambda: asked('late.test'))
        window.press('Cancel')
        outcome, status = window.end(patience=2)
        self.assertEqual((outcome['outcome'], status), ('cancelled', 130))

    def test_tab(self):
        """leaving the field begins the search, too; an incomplete address does not"""
        window = self.open_and_type('bob@port26')
        keyboard = driver.Keyboard(window)
        keyboard.press('Tab')
        driver.time.sleep(1)
        self.assertEqual(asked('port26'), {})
        keyboard.press('shift+Tab', 'End')
        keyboard.type('.test')
        keyboard.press('Tab')
        self.wait_for_early('port26.test')


class TypingSlip(Case):
    SLIP = 'bob@gmial.com'
    MEANT = 'bob@gmail.com'
    QUESTION = 'Did you mean bob@gmail.com?'

    def open_slip(self):
        window = self.open()
        driver.Keyboard(window).type(self.SLIP)
        return window

    def test_asked_in_a_pause(self):
        """the question comes in a pause, takes no focus, and nothing is asked in the network"""
        window = self.open_slip()
        window.wait_for_text(self.QUESTION)
        self.assertTrue(window.is_focused(*ENTRY))
        self.assertEqual(window.complaint(*ENTRY), self.QUESTION)
        self.assertEqual(asked('gmial.com'), {})

    def test_next_does_not_pass_it(self):
        """Next puts the focus on the answers; “Yes” changes the address, and nothing else does"""
        window = self.open_slip()
        keyboard = driver.Keyboard(window)
        keyboard.press('Return')
        driver.wait_for('the answers', lambda: window.is_focused('push button', 'Yes, change it'))
        self.assertEqual(window.title(), ADDRESS)
        self.assertEqual(window.read(*ENTRY), self.SLIP)
        keyboard.press('Return')
        driver.wait_for('the other address', lambda: window.read(*ENTRY) == self.MEANT)
        self.assertTrue(window.is_focused(*ENTRY))
        self.assertFalse(window.has('push button', 'Yes, change it'))
        self.assertEqual(window.title(), ADDRESS)

    def test_keep(self):
        """“No” keeps the address, is not asked again, and Next goes on"""
        window = self.open_slip()
        window.press(FIND)
        window.press('No, keep mine')
        driver.wait_for('no question', lambda: not window.has('push button', 'Yes, change it'))
        self.assertEqual(window.read(*ENTRY), self.SLIP)
        window.press(FIND)
        driver.wait_for('another page', lambda: window.title() != ADDRESS)

    def test_typing_on(self):
        """typing on takes the question away"""
        window = self.open_slip()
        window.wait_for_text(self.QUESTION)
        driver.Keyboard(window).press('BackSpace')
        driver.wait_for('no question', lambda: not window.has('push button', 'Yes, change it'))


if __name__ == '__main__':
    tap.main()
