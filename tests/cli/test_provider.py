#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the table knows of a provider: said before the first try, and in "provider"."""

import tempfile
import unittest

from command import DONE, document, run
from test_terminal import Terminal
import tap

TABLE = """
[app]
name=App Mail
domains=smtp-only.test
servers=tls:smtp.smtp-only.test:465
username=address
sign-in=oauth;app-password
switch-on=Turn on the second step first.
app-password-url=https://app.test/passwords
letters-per-day=500
"""
SPACED = 'corr ect- horse'
ADDRESS = 'bob@smtp-only.test'


class Provider(unittest.TestCase):
    def setUp(self):
        table = tempfile.NamedTemporaryFile('w', suffix='.ini')
        self.addCleanup(table.close)
        table.write(TABLE)
        table.flush()
        self.env = {'PORTOLAN_PROVIDERS': table.name}

    def test_json(self):
        provider = document(run('find', ADDRESS, '--json', env=self.env))['provider']
        self.assertEqual((provider['id'], provider['name'], provider['sign_in']),
                         ('app', 'App Mail', 'app-password'))
        self.assertEqual([step['url'] for step in provider['steps']],
                         [None, 'https://app.test/passwords', None])
        self.assertEqual(provider['letters_per_day'], 500)
        self.assertIn('You can send about 500 letters a day.', provider['sending'])

    def test_json_unknown(self):
        self.assertIsNone(document(run('find', ADDRESS, '--json'))['provider'])

    def test_spaces_are_left_out(self):
        """Only where the provider makes app passwords."""
        words = ('set-up', ADDRESS, '--json', '--password-stdin', '--no-save')
        known = document(run(*words, input=SPACED + '\n', env=self.env))
        unknown = document(run(*words, input=SPACED + '\n'))
        self.assertEqual((known['signed_in'], unknown['signed_in']), (True, False))

    def test_on_a_terminal(self):
        with Terminal('set-up', ADDRESS, '--no-save', **self.env) as terminal:
            terminal.expect('App Mail wants an app password')
            terminal.expect('1. Turn on the second step first.')
            terminal.expect('https://app.test/passwords')
            terminal.expect('Password for')
            terminal.type(SPACED + '\n')
            terminal.expect('We left out the spaces')
            terminal.expect('500 letters a day')
            self.assertEqual(terminal.status(), DONE)


if __name__ == '__main__':
    tap.main()
