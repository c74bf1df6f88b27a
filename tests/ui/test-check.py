#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The second way in: saved settings that no longer work are checked and mended in the window.

    tests/lab/lab run --keyring unlocked --xvfb --a11y -- \\
        /usr/bin/python3 tests/ui/test-check.py PATH_TO_PORTOLAN_SETUP
"""

import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

import driver  # noqa: E402
from window import ADDRESS, Case  # noqa: E402

CHECK = 'Checking Your Settings'


def keep(address, **settings):
    """Puts settings into the keyring, as an older set-up would have left them."""
    subprocess.run(['secret-tool', 'store', '--label=x', 'application', 'org.portolan.MailSetup',
                    'account', address], text=True, check=True, input=json.dumps({
                        'version': 1, 'address': address, 'username': address,
                        'password': 'correct-horse', 'auth': 'PLAIN', **settings}))


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
        window.wait_for_text('What changed')
        window.press('Mend It')
        window.wait_for_text('Mended')
        window.press('Close')
        outcome, status = window.end()
        self.assertEqual((outcome['outcome'], status, outcome['settings']['port']),
                         ('saved', 0, 587))

    def test_wrong_password(self):
        keep('bob@smtp-only.test', host='smtp.smtp-only.test', port=465, security='tls',
             password='no-longer-right')
        window = self.check('bob@smtp-only.test')
        window.find('push button', 'Set up from the beginning')
        self.assertTrue(window.has('push button', 'Check Again'))
        window.press('Set up from the beginning')
        window.wait_for_page(ADDRESS)
        self.assertEqual(window.read('text', 'Your e-mail address'), 'bob@smtp-only.test')
        window.press('Cancel')
        outcome, status = window.end()
        self.assertEqual((outcome['outcome'], status), ('problem', 1))

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
