#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The second way in: saved settings that no longer work are checked and mended in the window.

    tests/lab/lab run --keyring unlocked --xvfb --a11y -- \\
        /usr/bin/python3 tests/ui/test-check.py PATH_TO_PORTOLAN_SETUP
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

import driver  # noqa: E402
from keep import keep  # noqa: E402
from window import ADDRESS, CONSENT, LAB, Case  # noqa: E402

sys.path.insert(0, str(LAB.parent))
from portolan_lab import ask  # noqa: E402

CHECK = 'Checking Your Settings'
NEW_PASSWORD = ('password text', 'Your password now')
MOVED = 'moved-away.test'


class Check(Case):
    def check(self, address, *options):
        window = driver.Window(driver_program(), '--check', address, *options)
        self.addCleanup(window.kill)
        window.wait_for_page(CHECK)
        return window

    def test_all_well(self):
        keep('bob@smtp-only.test', host='smtp.smtp-only.test', port=465, security='tls')
        window = self.check('bob@smtp-only.test')
        window.wait_for_text('Your settings work')
        window.press('Close')
        outcome, status = window.end()
        self.assertEqual((outcome['outcome'], status), ('saved', 0))

    def test_moved_and_mended(self):
        """The port is closed now; another works, and one button mends it."""
        keep('bob@mail-only.test', host='mail.mail-only.test', port=465, security='tls')
        window = self.check('bob@mail-only.test')
        window.wait_for_text('encryption: locked from the first word')
        window.wait_for_text('This computer has a network.')
        window.press('Mend It')
        window.wait_for_text('Mended')
        window.press('Close')
        outcome, status = window.end()
        self.assertEqual((outcome['outcome'], status, outcome['settings']['port']),
                         ('saved', 0, 587))
        self.assertEqual((outcome['check']['ok'], outcome['check']['repaired']), (True, True))
        self.assertIn({'what': 'port', 'from': 465, 'to': 587}, outcome['check']['changed'])

    def test_set_up_anew(self):
        """The way from the beginning stays open; leaving it there is no success."""
        keep('bob@smtp-only.test', host='smtp.smtp-only.test', port=465, security='tls',
             password='no-longer-right')
        window = self.check('bob@smtp-only.test')
        window.press_until_page('Set up from the beginning', ADDRESS)
        self.assertEqual(window.read('text', 'Your e-mail address'), 'bob@smtp-only.test')
        window.press('Cancel')
        outcome, status = window.end()
        self.assertEqual((outcome['outcome'], status), ('problem', 1))

    def test_new_password(self):
        """The password has changed: the new one is asked for here, tried, and saved."""
        keep('bob@port26.test', host='smtp.port26.test', port=26, security='starttls',
             password='no-longer-right')
        window = self.check('bob@port26.test')
        driver.wait_for('the cursor', lambda: window.is_focused(*NEW_PASSWORD))
        window.press('Try It')
        self.assertTrue(window.complaint(*NEW_PASSWORD))
        window.type(*NEW_PASSWORD, 'correct-horse')
        window.press('Try It')
        window.wait_for_text('Mended')
        window.press('Close')
        outcome, status = window.end()
        self.assertEqual((outcome['outcome'], status), ('saved', 0))
        self.assertEqual(driver.read_saved('bob@port26.test')['password'], 'correct-horse')

    def test_new_password_is_wrong(self):
        """One that does not work either is never saved; that it was refused is."""
        keep('bob@port2525.test', host='smtp.port2525.test', port=2525, security='starttls',
             password='no-longer-right')
        window = self.check('bob@port2525.test')
        window.find(*NEW_PASSWORD)
        window.type(*NEW_PASSWORD, 'not-this-one-either')
        window.press('Try It')
        driver.wait_for('the record', lambda: driver.read_saved('bob@port2525.test').get(
            'sign_ins', {}).get('refused', 0) >= 2)
        self.assertEqual(driver.read_saved('bob@port2525.test')['password'], 'no-longer-right')

    def keep_moved(self):
        """Mail has moved to a host elsewhere, as only a third party tells."""
        ask.change((MOVED, 'close', 'all'))
        self.addCleanup(ask.restore, MOVED)
        keep(f'bob@{MOVED}', host=f'smtp.{MOVED}', port=465, security='tls', alternatives=[
            {'host': 'out.provider.test', 'port': 465, 'security': 'tls', 'origin': 'ispdb',
             'username_form': 'address'}])
        return self.check(f'bob@{MOVED}')

    def test_question(self):
        """What needs the person's word is asked, and only then mended."""
        window = self.keep_moved()
        window.press('Go On')
        window.wait_for_page(CONSENT)
        self.assertTrue(window.is_ticked('No, go back'))
        window.press('Go Back')
        window.wait_for_page(CHECK)
        self.assertEqual(driver.read_saved(f'bob@{MOVED}')['host'], f'smtp.{MOVED}')
        window.press('Go On')
        window.wait_for_page(CONSENT)
        window.choose('No, go back', 'Yes, I know')
        window.press('Go On')
        window.wait_for_page(CHECK)
        driver.wait_for('an answer', lambda: window.has('push button', 'Close')
                        or window.has('push button', 'Check Again')
                        or window.has('push button', 'Try It'))
        self.assertGreater(driver.count_sign_ins('out.provider.test'), 0)

    def test_who_was_asked(self):
        keep('bob@smtp-only.test', host='smtp.smtp-only.test', port=465, security='tls')
        window = self.check('bob@smtp-only.test')
        window.wait_for_text('Your settings work')
        window.press('Who was asked')
        window.wait_for_text('smtp.smtp-only.test, door 465: your address, your user name, '
                             'your password')

    def test_limit_leaves_the_account_alone(self):
        """What was seen says it all: nobody signs in for that."""
        keep('bob@smtp-only.test', host='smtp.smtp-only.test', port=465, security='tls')
        window = self.check('bob@smtp-only.test', '--error',
                            '550 5.4.5 Daily user sending limit exceeded')
        window.find('push button', 'Check Again')
        window.press('Cancel')
        self.assertEqual(window.end()[1], 1)

    def test_nothing_saved(self):
        window = self.check('nobody@smtp-only.test')
        window.wait_for_text('There is nothing to check yet')
        window.find('push button', 'Set up from the beginning')


def driver_program():
    return str(pathlib.Path(sys.argv[1]).resolve())


if __name__ == '__main__':
    tap.main()
