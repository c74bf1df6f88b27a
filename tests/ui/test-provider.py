#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Providers' next steps: what the table knows is said before the first try.

    tests/lab/lab run --keyring unlocked --xvfb --a11y -- \\
        /usr/bin/python3 tests/ui/test-provider.py PATH_TO_PORTOLAN_SETUP
"""

import os
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

import driver  # noqa: E402
from window import DONE, FIND, SIGN_IN, Case  # noqa: E402

TABLE = """
[app]
name=App Mail
domains=smtp-only.test
servers=tls:smtp.smtp-only.test:465;starttls:smtp.smtp-only.test:587
username=address
sign-in=oauth;app-password
switch-on=Turn on the second step first.
app-password-url=https://app.test/passwords
letters-per-day=500
recipients-per-message=100

[ordinary]
name=Ordinary Mail
domains=mail-only.test
servers=starttls:mail.mail-only.test:587
username=address
sign-in=password;app-password-with-two-factor
app-password-url=https://ordinary.test/passwords

[keys]
name=Key Mail
domains=port26.test
servers=starttls:smtp.port26.test:26
username=other
username-hint=the project ID
sign-in=key
help-url=https://keys.test/

[browser]
name=Browser Mail
domains=port2525.test
servers=starttls:smtp.port2525.test:2525
username=address
sign-in=oauth
help-url=https://browser.test/
"""
APP_PASSWORD = ('password text', 'App password')


def make_browser(folder):
    """A browser that writes down where it was sent."""
    seen = folder / 'seen'
    script = folder / 'browser'
    script.write_text(f'#!/bin/sh\necho "$1" >> {seen}\n')
    script.chmod(0o755)
    applications = folder / 'applications'
    applications.mkdir()
    (applications / 'browser.desktop').write_text(
        f'[Desktop Entry]\nType=Application\nName=Browser\nExec={script} %u\n'
        'MimeType=x-scheme-handler/https;\n')
    (applications / 'mimeapps.list').write_text(
        '[Default Applications]\nx-scheme-handler/https=browser.desktop\n')
    os.environ['XDG_DATA_HOME'] = str(folder)
    return seen


class Provider(Case):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        folder = pathlib.Path(cls.folder.name)
        (folder / 'providers.ini').write_text(TABLE)
        os.environ['PORTOLAN_PROVIDERS'] = str(folder / 'providers.ini')
        cls.seen = make_browser(folder)

    def open_sign_in(self, address):
        """A known provider needs no look at its server first."""
        window = self.open(address)
        window.press(FIND)
        window.wait_for_page(SIGN_IN)
        return window

    def test_app_password(self):
        """the steps stand there before the first try; a pasted app password is cleaned"""
        window = self.open_sign_in('bob@smtp-only.test')
        window.wait_for_text('App Mail wants an app password')
        steps = [name for name in window.names('list item') if name.startswith('Step')]
        self.assertEqual(len(steps), 3)
        self.assertIn('Turn on the second step first.', steps[0])
        window.type(*APP_PASSWORD, 'corr ect- horse')
        window.press('Sign In')
        window.wait_for_page(DONE)
        limits = ' '.join(window.names('list item'))
        self.assertIn('You can send about 500 letters a day.', limits)
        self.assertIn('One letter can go to 100 people at once.', limits)
        self.close_saved(window, 'bob@smtp-only.test')

    def test_web_page(self):
        """the button opens the right page in the browser"""
        window = self.open_sign_in('bob@smtp-only.test')
        window.activate('link', 'Open the page for app passwords')
        driver.wait_for('the browser', lambda: self.seen.exists()
                        and self.seen.read_text() == 'https://app.test/passwords\n')

    def test_three_clicks(self):
        """a known provider with a good password: Next, Sign In, Close"""
        window = self.open('bob@mail-only.test')
        window.press(FIND)
        window.wait_for_page(SIGN_IN)
        window.wait_for_text('Do you get a code on your phone')
        window.type('password text', 'Password', 'correct-horse')
        window.press('Sign In')
        self.close_saved(window, 'bob@mail-only.test')

    def test_key(self):
        """a key is asked for; a password is told from one, and a user name is wanted"""
        window = self.open_sign_in('bob@port26.test')
        window.wait_for_text('Key Mail wants a key')
        self.assertTrue(window.has('text', 'User name'))
        window.type('password text', 'Key', 'hunter2')
        window.press('Sign In')
        self.assertIn('short', window.complaint('password text', 'Key'))

    def test_browser(self):
        """a provider that lets nobody in by password says so, and what to do"""
        window = self.open_sign_in('bob@port2525.test')
        window.wait_for_text('only through the web browser')
        self.assertTrue(window.has('link', 'Open the help page'))

    def test_key_in_the_wrong_place(self):
        """a key where a password is meant is doubted once, then tried"""
        window = self.open_sign_in('bob@mail-only.test')
        window.type('password text', 'Password', 'SG.0123456789abcdef')
        window.press('Sign In')
        self.assertIn('looks like the key', window.complaint('password text', 'Password'))
        window.press('Sign In')
        window.wait_for_text('password')
        driver.wait_for('the refusal', lambda: window.has('push button', 'Details for your helper'))


if __name__ == '__main__':
    tap.main()
