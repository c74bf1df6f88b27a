#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The window, clicked from start to the saved item on the practice network.

    tests/lab/lab run --keyring unlocked --xvfb --a11y -- \\
        /usr/bin/python3 tests/ui/test-window.py PATH_TO_PORTOLAN_SETUP
"""

import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

import driver  # noqa: E402
from window import (  # noqa: E402
    ADDRESS, CONSENT, DOMAINS, DONE, ENTRY, FIND, HOST, MANUAL, PASSWORD, PORT, PROGRAM, PROPOSAL,
    SEARCH, SIGN_IN, USE, USERNAME, Case)


class Window(Case):
    def test_start_to_saved(self):
        """from the address to the saved item"""
        window = self.open()
        self.assertTrue(window.is_focused(*ENTRY))
        window.type(*ENTRY, 'bob@smtp-only.test')
        window.press(FIND)
        window.wait_for_page(PROPOSAL)
        rows = ' '.join(window.names('list item'))
        for words in ('smtp.smtp-only.test', '465', 'SSL/TLS', 'Locked from the first word', 'Safe'):
            self.assertIn(words, rows)
        self.sign_in(window, DOMAINS['smtp-only.test']['password'])
        settings, saved = self.close_saved(window, 'bob@smtp-only.test')
        self.assertEqual((settings['host'], settings['port'], settings['security']),
                         ('smtp.smtp-only.test', 465, 'tls'))
        self.assertIn('correct-horse', str(saved))

    def test_bad_addresses(self):
        """bad input on the address page is said next to the field, and stays there"""
        window = self.open()
        for bad in ('', 'bob', 'bob@@x.test', '@x.test', 'bob@', 'bob smith@x.test'):
            with self.subTest(bad):
                window.type(*ENTRY, bad)
                window.press(FIND)
                complaint = window.complaint(*ENTRY)
                self.assertIn(complaint, window.texts())
                self.assertEqual(window.title(), ADDRESS)
                self.assertEqual(window.read(*ENTRY), bad)
                self.assertTrue(window.is_focused(*ENTRY))
                window.type(*ENTRY, 'other')

    def test_forgiven_addresses(self):
        """an address in other clothes is understood"""
        for typed in ('  bob@smtp-only.test ', 'Bob <bob@smtp-only.test>',
                      'mailto:bob@smtp-only.test'):
            with self.subTest(typed):
                window = self.open(typed)
                window.press(FIND)
                window.wait_for_page(PROPOSAL)
                window.press('Cancel')
                outcome, status = window.end()
                self.assertEqual(outcome['account'], 'bob@smtp-only.test')
                self.assertEqual((outcome['outcome'], status), ('cancelled', 130))

    def test_wrong_password(self):
        """a wrong password is said under the field; then the right one"""
        window = self.open_proposal('bob@mail-only.test')
        self.sign_in(window, 'not-the-one')
        self.assertIn(window.complaint(*PASSWORD), window.texts())
        self.assertEqual(window.title(), SIGN_IN)
        self.assertTrue(window.is_focused(*PASSWORD))
        self.assertTrue(window.has('push button', 'Details for your helper'))
        window.type(*PASSWORD, 'correct-horse')
        window.press('Sign In')
        self.close_saved(window, 'bob@mail-only.test')

    def test_empty_password(self):
        """an empty password is asked for again"""
        window = self.open_proposal('bob@smtp-only.test')
        self.sign_in(window, '')
        self.assertTrue(window.complaint(*PASSWORD))

    def test_other_letters(self):
        """a password in letters of another alphabet"""
        window = self.open_proposal('zoe@smtp-only.test')
        self.sign_in(window, DOMAINS['smtp-only.test']['accounts']['zoe@smtp-only.test'])
        self.close_saved(window, 'zoe@smtp-only.test')

    def test_local_part(self):
        """a server that knows people by the part before the @"""
        window = self.open_proposal('bob@local-part.test')
        self.sign_in(window, 'correct-horse')
        settings, _ = self.close_saved(window, 'bob@local-part.test')
        self.assertEqual(settings['username'], 'bob')

    def test_other_user_name(self):
        """a user name typed by hand is the one that is used"""
        window = self.open_proposal('bob@local-part.test')
        window.press(USE)
        window.wait_for_page(SIGN_IN)
        window.press('Other user name')
        self.assertEqual(window.read(*USERNAME), 'bob@local-part.test')
        window.type(*USERNAME, 'bob')
        window.type(*PASSWORD, 'correct-horse')
        window.press('Sign In')
        settings, _ = self.close_saved(window, 'bob@local-part.test')
        self.assertEqual(settings['username'], 'bob')

    def test_manual(self):
        """“I know my settings”: bad values are named, good ones tried just as typed"""
        window = self.open('bob@mail-only.test')
        window.press('I know my settings')
        window.wait_for_page(MANUAL)
        window.press('Test')
        self.assertTrue(window.complaint(*HOST))
        window.type(*HOST, 'https://mail.mail-only.test/')
        for bad in ('0', '70000', 'smtp'):
            window.type(*PORT, bad)
            window.press('Test')
            self.assertTrue(window.complaint(*PORT), bad)
            self.assertEqual(window.read(*PORT), bad)
        window.type(*PORT, '587')
        window.press('Test')
        window.wait_for_page(PROPOSAL)
        self.assertIn('mail.mail-only.test', ' '.join(window.names('list item')))
        window.press('Back')
        window.wait_for_page(MANUAL)
        self.assertEqual(window.read(*HOST), 'https://mail.mail-only.test/')
        self.assertEqual(window.read(*PORT), '587')
        window.press('Test')
        window.wait_for_page(PROPOSAL)
        self.sign_in(window, 'correct-horse')
        settings, _ = self.close_saved(window, 'bob@mail-only.test')
        self.assertEqual((settings['host'], settings['port'], settings['security']),
                         ('mail.mail-only.test', 587, 'starttls'))

    def test_nothing_found(self):
        """nothing found: what it means, what to do, and the manual way from there"""
        window = self.open('bob@refused.test')
        window.press(FIND)
        window.press('Try Again')
        window.wait_for_text('What to do')
        window.wait_for_text('What this means')
        window.press('I know my settings')
        window.wait_for_page(MANUAL)
        window.press('Back')
        window.wait_for_page(ADDRESS)
        self.assertEqual(window.read(*ENTRY), 'bob@refused.test')
        window.press('Cancel')
        outcome, status = window.end()
        self.assertEqual((outcome['outcome'], status), ('not-found', 1))
        self.assertIsNone(outcome['settings'])

    def test_back_keeps(self):
        """Back from each page keeps what was typed"""
        window = self.open_proposal('bob@smtp-only.test')
        window.press(USE)
        window.wait_for_page(SIGN_IN)
        window.type(*PASSWORD, 'correct-horse')
        window.press('Back')
        window.wait_for_page(PROPOSAL)
        window.press('Back')
        window.wait_for_page(ADDRESS)
        self.assertEqual(window.read(*ENTRY), 'bob@smtp-only.test')
        window.press(FIND)
        window.wait_for_page(PROPOSAL)
        window.press(USE)
        window.wait_for_page(SIGN_IN)
        window.press('Sign In')
        self.close_saved(window, 'bob@smtp-only.test')

    def test_other_choice(self):
        """another choice is shown, proved and saved"""
        window = self.open_proposal('bob@smtp-only.test')
        driver.wait_for('other choices', lambda: window.has('push button', '1 other choice'))
        window.press('1 other choice')
        keyboard = driver.Keyboard(window)
        keyboard.walk_to('check box', 'smtp.smtp-only.test, port 465')
        keyboard.press('Down')
        driver.wait_for('port 587', lambda: any('587' in name and name.startswith('Port')
                                                for name in window.names('list item')))
        self.sign_in(window, 'correct-horse')
        settings, _ = self.close_saved(window, 'bob@smtp-only.test')
        self.assertEqual((settings['port'], settings['security']), (587, 'starttls'))

    def open_consent(self, address):
        window = self.open_proposal(address)
        window.press(USE)
        window.wait_for_page(CONSENT)
        return window

    def test_consent(self):
        """an unknown certificate is a question of its own; the answer that stands there is no"""
        window = self.open_consent('bob@self-signed.test')
        self.assertTrue(window.is_ticked('No, go back'))
        self.assertFalse(window.is_ticked('Yes, I trust'))
        window.press('Details for your helper')
        window.wait_for_text('Fingerprint (SHA-256):')
        driver.Keyboard(window).press('Return')
        window.wait_for_page(PROPOSAL)
        window.press(USE)
        window.wait_for_page(CONSENT)
        window.choose('No, go back', 'Yes, I trust')
        window.press('Go On')
        window.wait_for_page(SIGN_IN)
        window.type(*PASSWORD, 'correct-horse')
        window.press('Sign In')
        self.close_saved(window, 'bob@self-signed.test')

    def test_consent_forgotten(self):
        """who comes to a question again is asked again"""
        window = self.open_consent('bob@clear25.test')
        window.choose('No, go back', 'Yes, send my password')
        window.press('Go On')
        window.wait_for_page(SIGN_IN)
        window.press('Back')
        window.wait_for_page(CONSENT)
        self.assertTrue(window.is_ticked('No, go back'))
        window.press('Back')
        window.wait_for_page(PROPOSAL)

    def test_sender_refused(self):
        """signed in, but sending is not allowed: saved, with a warning"""
        window = self.open_proposal('bob@sender-refused.test')
        self.sign_in(window, 'correct-horse')
        window.wait_for_page(DONE)
        window.wait_for_text('One thing to mend')
        window.wait_for_text('What to do')
        self.close_saved(window, 'bob@sender-refused.test')

    def test_cancel_search(self):
        """Cancel during a search ends the program at once"""
        window = self.open('bob@silent.test')
        window.press(FIND)
        window.wait_for_page(SEARCH)
        window.press('Cancel')
        outcome, status = window.end(patience=2)
        self.assertEqual((outcome['outcome'], status), ('cancelled', 130))

    def test_back_from_search(self):
        """Back during a search ends it; another address then finds its server"""
        window = self.open('bob@silent.test')
        window.press(FIND)
        window.wait_for_page(SEARCH)
        window.press('Back')
        window.wait_for_page(ADDRESS)
        window.type(*ENTRY, 'bob@smtp-only.test')
        window.press(FIND)
        window.wait_for_page(PROPOSAL)
        self.assertIn('smtp.smtp-only.test', ' '.join(window.names('list item')))

    def test_names(self):
        """nothing on the way is called by its type or by its mnemonic"""
        window = self.open('bob@smtp-only.test')
        for title, forward in ((ADDRESS, FIND), (PROPOSAL, USE), (SIGN_IN, None)):
            window.wait_for_page(title)
            for role in ('push button', 'check box', 'text', 'password text', 'list', 'list item',
                         'progress bar', 'level bar', 'heading'):
                for name in window.names(role):
                    self.assertNotIn('_', name)
                    self.assertFalse(name.startswith('Gtk') or name == '', (title, role, name))
            if forward:
                window.press(forward)

    def test_keyboard(self):
        """with the keyboard alone, from start to saved"""
        window = self.open()
        keyboard = driver.Keyboard(window)
        keyboard.type('bob@port2525.test')
        keyboard.press('Return')
        window.wait_for_page(PROPOSAL)
        keyboard.press('Return')
        window.wait_for_page(SIGN_IN)
        driver.wait_for('the cursor', lambda: window.is_focused(*PASSWORD))
        keyboard.type('correct-horse')
        keyboard.press('Return')
        window.wait_for_page(DONE)
        keyboard.press('Return')
        outcome, status = window.end()
        self.assertEqual((outcome['outcome'], status), ('saved', 0))
        self.assertIsNotNone(driver.read_saved('bob@port2525.test'))

    def test_keyboard_manual(self):
        """with the keyboard alone, by the manual way"""
        window = self.open('bob@plain-and-starttls.test')
        keyboard = driver.Keyboard(window)
        keyboard.press('alt+k')
        window.wait_for_page(MANUAL)
        driver.wait_for('the cursor', lambda: window.is_focused(*HOST))
        keyboard.type('smtp.plain-and-starttls.test')
        keyboard.press('Tab')
        keyboard.type('587')
        keyboard.walk_to('check box', 'STARTTLS')
        keyboard.press('Down')
        driver.wait_for('no encryption', lambda: window.is_ticked('None'))
        window.wait_for_text('Port 587 is mostly used with STARTTLS')
        keyboard.press('Return')
        window.wait_for_page(PROPOSAL)
        self.assertIn('Never locked', ' '.join(window.names('list item')))
        keyboard.press('Return')
        window.wait_for_page(CONSENT)
        keyboard.press('Return')
        window.wait_for_page(PROPOSAL)

    def test_escape(self):
        """Escape closes the window where nothing would be lost"""
        window = self.open_proposal('bob@smtp-only.test')
        driver.Keyboard(window).press('Escape')
        outcome, status = window.end(patience=3)
        self.assertEqual((outcome['outcome'], status), ('cancelled', 130))

    def test_escape_asks(self):
        """Escape asks where something typed would be lost; the answer that stands there is stay"""
        window = self.open_proposal('bob@smtp-only.test')
        window.press(USE)
        window.wait_for_page(SIGN_IN)
        window.type(*PASSWORD, 'correct-horse')
        keyboard = driver.Keyboard(window)
        keyboard.press('Escape')
        driver.wait_for('the question', lambda: window.has('push button', 'Stay Here'))
        keyboard.press('Return')
        driver.wait_for('no question', lambda: not window.has('push button', 'Stay Here'))
        self.assertEqual(window.title(), SIGN_IN)
        keyboard.press('Escape')
        driver.wait_for('the question', lambda: window.has('push button', 'Leave'))
        window.press('Leave')
        outcome, status = window.end(patience=3)
        self.assertEqual((outcome['outcome'], status), ('cancelled', 130))

    def test_manual_user_name(self):
        """server, door and user name as typed are what is tried; the ticked lock is explained"""
        window = self.open('bob@local-part.test')
        window.press('I know my settings')
        window.wait_for_page(MANUAL)
        window.type(*HOST, 'smtp.local-part.test')
        window.type(*PORT, '465')
        window.wait_for_text('We ticked SSL/TLS')
        window.type(*USERNAME, 'bob')
        window.press('Test')
        window.wait_for_page(PROPOSAL)
        window.press(USE)
        window.wait_for_page(SIGN_IN)
        self.assertEqual(window.read(*USERNAME), 'bob')
        window.type(*PASSWORD, 'correct-horse')
        window.press('Sign In')
        settings, _ = self.close_saved(window, 'bob@local-part.test')
        self.assertEqual(settings['username'], 'bob')

    def test_options(self):
        """--version and wrong use, without a window"""
        for arguments, status in ((['--version'], 0), (['a@x.test', 'b@x.test'], 2),
                                  (['--parent-window=window', 'a@x.test'], 2),
                                  (['--no-such-option'], 2)):
            with self.subTest(arguments):
                run = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True,
                                     check=False, timeout=driver.PATIENCE)
                self.assertEqual(run.returncode, status, run.stderr)
                self.assertTrue(run.stdout + run.stderr)


if __name__ == '__main__':
    tap.main()
