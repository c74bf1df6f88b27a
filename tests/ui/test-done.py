#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The last page: a test letter, who was asked, and the settings as a file.

    tests/lab/lab run --keyring unlocked --xvfb --a11y -- \\
        /usr/bin/python3 tests/ui/test-done.py PATH_TO_PORTOLAN_SETUP
"""

import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

import driver  # noqa: E402
from window import DONE, LAB, Case  # noqa: E402

sys.path.insert(0, str(LAB.parent))
from portolan_lab import ask, mailbox  # noqa: E402

SEND = 'Send Myself a Test Letter'


class Done(Case):
    def open_done(self, address):
        window = self.open_proposal(address)
        self.sign_in(window, 'correct-horse')
        window.wait_for_page(DONE)
        return window

    def close(self, window):
        window.press('Close')
        outcome, status = window.end()
        self.assertEqual((outcome['outcome'], status), ('saved', 0))

    def test_letter(self):
        """a letter is sent when asked for, not before, and it lies in the mailbox"""
        window = self.open_done('bob@smtp-only.test')
        self.assertEqual(mailbox.read('bob@smtp-only.test'), [])
        window.press(SEND)
        window.wait_for_text('Sent. Look into your inbox')
        letter = mailbox.wait_for('bob@smtp-only.test')
        self.assertEqual(letter['Subject'], 'Test letter: your mail can go out')
        self.assertFalse(window.has('push button', SEND))
        self.close(window)

    def test_letter_refused(self):
        """a letter that is refused: why, and what to do; then it goes out after all"""
        ask.change(('change3.test', 'policy', 'quota', 'end_of_data'))
        self.addCleanup(ask.restore, 'change3.test')
        window = self.open_done('bob@change3.test')
        window.press(SEND)
        window.wait_for_text('What to do')
        self.assertIn('One thing to mend', window.texts())
        ask.restore('change3.test')
        window.press(SEND)
        window.wait_for_text('Sent. Look into your inbox')
        self.assertNotIn('What to do', window.texts())
        self.assertIn('Your mail can go out', window.texts())
        self.close(window)

    def test_letter_and_close(self):
        """closing the window while a letter is under way ends the program at once"""
        window = self.open_done('bob@hostile-silence-at-letter.test')
        window.press(SEND)
        window.wait_for_text('Sending a letter to')
        window.press('Close')
        self.assertEqual(window.end(patience=3)[1], 0)

    def test_no_letter(self):
        """where the account may not send, none is offered"""
        window = self.open_done('bob@sender-refused.test')
        window.wait_for_text('One thing to mend')
        self.assertFalse(window.has('push button', SEND))

    def test_who_was_asked(self):
        """who was asked, what they were told, and nothing else"""
        window = self.open_done('bob@mail-only.test')
        window.press('Who was asked')
        window.wait_for_text('mail.mail-only.test, door 587: your address, your user name, '
                             'your password')
        text = next(text for text in window.texts() if text.startswith('Servers that we spoke to'))
        self.assertIn('• mail.mail-only.test', text)
        self.assertNotIn('correct-horse', text)

    def test_file(self):
        """the settings as a file, without the password"""
        window = self.open_done('bob@smtp-only.test')
        window.press('Save as a File')
        dialog = 'Save the Settings'
        driver.wait_for('the dialog', lambda: window.has_window(dialog))
        # It takes no answer before it has read the folder.
        keyboard = driver.Keyboard(window, dialog)
        while window.has_window(dialog):
            keyboard.press('Return')
            driver.time.sleep(1)
        path = pathlib.Path(os.environ['HOME']) / 'Outgoing mail of bob@smtp-only.test.txt'
        window.wait_for_text('The file is there.')
        text = path.read_text()
        for part in ('bob@smtp-only.test', 'smtp.smtp-only.test', '465', 'SSL/TLS'):
            self.assertIn(part, text)
        self.assertNotIn('correct-horse', text)


if __name__ == '__main__':
    tap.main()
