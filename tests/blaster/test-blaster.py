#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""A program that sends to many, from the first press of Send to the last letter, by clicking.

    tests/lab/lab run --keyring unlocked --xvfb --a11y -- \\
        /usr/bin/python3 tests/blaster/test-blaster.py PATH_TO_PORTOLAN_SETUP PATH_TO_BLASTER
"""

import contextlib
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[1:1] = [str(HERE.parent / folder) for folder in ('', 'ui', 'dbus', 'lab')]
import tap  # noqa: E402

import driver  # noqa: E402
import window  # noqa: E402
from bus import Installed  # noqa: E402
from keep import ATTRIBUTES, keep  # noqa: E402
from portolan_lab import ask, mailbox, readers  # noqa: E402

SETUP, BLASTER = (os.path.abspath(path) for path in sys.argv[1:3])
DOMAIN = 'change1.test'
ADDRESS = f'bob@{DOMAIN}'
NEW_PASSWORD = 'better-horse-9'
PROVIDERS = f'''
[practice]
name=Practice Mail
domains={DOMAIN}
servers=tls:smtp.{DOMAIN}:465;starttls:smtp.{DOMAIN}:587
username=address
sign-in=password
letters-per-minute=600
'''
FIRST = 200  # that many are sent when the server's password changes; they arrive a little later
PEOPLE, OTHERS = readers.PEOPLE[:260], readers.PEOPLE[260:]


class Program(driver.Window):
    """A window of a process that runs already."""

    def __init__(self, process):
        self.process = process
        self.application = driver.wait_for('the window', self._find_application)

    def text(self, beginning):
        return next((text for text in self.texts() if text.startswith(beginning)), None)

    def sent(self):
        counts = (re.fullmatch(r'(\d+) of \d+ sent', text) for text in self.texts())
        return next((int(count[1]) for count in counts if count), 0)

    @contextlib.contextmanager
    def held(self):
        """It sends nothing meanwhile, however long that takes."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)


class Blaster(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.people = pathlib.Path(folder.name) / 'people.csv'
        providers = pathlib.Path(folder.name) / 'providers.ini'
        providers.write_text(PROVIDERS)
        self.service = Installed(SETUP, {**os.environ, 'PORTOLAN_PROVIDERS': str(providers)})
        self.addCleanup(ask.restore, DOMAIN)

    def start(self, people):
        self.people.write_text('address,name\n' + ''.join(
            f'{person},"{person.partition("@")[0]}, dear ""reader"""\n' for person in people))
        process = subprocess.Popen([BLASTER, self.people])
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return Program(process)

    @staticmethod
    def arrived(people):
        """How many letters each of them has, of those who have any."""
        letters = {person: len(mailbox.read(person)) for person in people}
        return {person: number for person, number in letters.items() if number > 0}

    def test_killed(self):
        """who ends the program in the middle of a letter leaves nobody with two"""
        keep('bob@change2.test', host='smtp.change2.test', port=465, security='tls')
        self.addCleanup(subprocess.run, ['secret-tool', 'clear', *ATTRIBUTES, 'bob@change2.test'])
        blaster = self.start(OTHERS)
        blaster.press('Send')
        driver.wait_for('some letters', lambda: len(self.arrived(OTHERS)) > 3)
        blaster.process.kill()
        blaster = self.start(OTHERS)
        blaster.press('Send')
        driver.wait_for('the end', lambda: blaster.text('Done.'))
        driver.wait_for('the last letter', lambda: OTHERS[-1] in self.arrived(OTHERS))
        arrived = self.arrived(OTHERS)
        self.assertEqual(set(arrived.values()), {1})
        self.assertGreaterEqual(len(arrived), len(OTHERS) - 1)  # of one, nobody knows

    def test_whole_way(self):
        """set up on the way, stopped by a new password, mended, and nobody has two letters"""
        blaster = self.start(PEOPLE)
        blaster.type('text', 'Subject', 'News')
        blaster.press('Send')

        wizard = Program(self.service)
        wizard.type(*window.ENTRY, ADDRESS)
        wizard.press(window.FIND)
        wizard.wait_for_page(window.SIGN_IN)  # at once: the provider is known
        wizard.type(*window.PASSWORD, 'correct-horse')
        wizard.press('Sign In')
        wizard.wait_for_page(window.DONE)
        wizard.press('Close')
        blaster.wait_for_text(f'Sending as {ADDRESS}, at most 600 letters a minute.')

        driver.wait_for('the first letters', lambda: blaster.sent() >= FIRST, patience=200)
        with blaster.held():
            ask.change((DOMAIN, 'password', NEW_PASSWORD))
        blaster.wait_for_text('The server did not accept this user name and password')
        self.assertLess(len(self.arrived(PEOPLE)), len(PEOPLE))
        blaster.press('Mend')

        check = Program(self.service)
        check.wait_for_page('Checking Your Settings')
        check.type('password text', 'Your password now', NEW_PASSWORD)
        check.press('Try It')
        check.wait_for_text('Mended')
        check.press('Close')

        driver.wait_for('the end', lambda: blaster.text('Done.'), patience=200)
        self.assertEqual(blaster.text('Done.'), 'Done. Every letter was sent.')
        self.assertTrue(blaster.text(f'{len(PEOPLE)} of {len(PEOPLE)} sent'))
        driver.wait_for('the last letters', lambda: len(self.arrived(PEOPLE)) >= len(PEOPLE))
        self.assertEqual(self.arrived(PEOPLE), dict.fromkeys(PEOPLE, 1))
        (letter,) = mailbox.read(PEOPLE[6])
        self.assertEqual((letter['Subject'], letter['To']), ('News', f'<{PEOPLE[6]}>'))
        self.assertIn('Dear reader7, dear "reader",', letter.get_payload(0).get_payload())


if __name__ == '__main__':
    tap.main()
