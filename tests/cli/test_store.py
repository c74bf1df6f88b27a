#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""list, show, forget, and the item in the keyring as other programs see it."""

import json
import shlex
import subprocess
import unittest

from command import (DONE, OTHER_PASSWORD, PASSWORD, PROBLEM, USAGE, document, run, set_up)
import tap

ATTRIBUTES = ('application', 'org.portolan.MailSetup', 'account')


def secret_tool(verb, account):
    return subprocess.run(['secret-tool', verb, *ATTRIBUTES, account], capture_output=True,
                          text=True, check=False)


class Store(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        set_up('bob@smtp-only.test', '--port', '465')
        set_up('zoe@mail-only.test', password=OTHER_PASSWORD)

    def test_item(self):
        item = json.loads(secret_tool('lookup', 'bob@smtp-only.test').stdout)
        self.assertEqual(item['version'], 1)
        self.assertEqual((item['host'], item['port'], item['security']),
                         ('smtp.smtp-only.test', 465, 'tls'))
        self.assertEqual((item['username'], item['password']), ('bob@smtp-only.test', PASSWORD))

        seen = secret_tool('search', 'bob@smtp-only.test')
        self.assertIn('label = Outgoing mail: bob@smtp-only.test', seen.stdout)
        self.assertIn('schema = org.portolan.OutgoingMail', seen.stdout)

    def test_one_item_an_account(self):
        set_up('bob@smtp-only.test', '--port', '465')
        set_up('bob@SMTP-Only.test', '--port', '465')
        self.assertEqual(secret_tool('search', 'bob@smtp-only.test').stdout.count('label ='), 1)

    def test_list(self):
        listed = document(run('list', '--json'))['accounts']
        self.assertEqual([account['address'] for account in listed],
                         ['bob@smtp-only.test', 'zoe@mail-only.test'])
        self.assertEqual(listed[1]['settings']['host'], 'mail.mail-only.test')
        self.assertNotIn(PASSWORD, json.dumps(listed))
        self.assertIn('zoe@mail-only.test', run('list').stdout)

    def test_show(self):
        shown = run('show', 'bob@smtp-only.test')
        self.assertEqual(shown.returncode, DONE)
        self.assertIn('smtp.smtp-only.test', shown.stdout)
        self.assertNotIn(PASSWORD, shown.stdout)

    def test_formats(self):
        def show(format, *options):
            return run('show', 'zoe@mail-only.test', '--format', format, *options).stdout

        self.assertNotIn('password', json.loads(show('json')))
        self.assertEqual(json.loads(show('json', '--with-password'))['password'], OTHER_PASSWORD)
        self.assertEqual(show('password'), OTHER_PASSWORD + '\n')
        self.assertEqual(show('uri'),
                         'smtp://zoe%40mail-only.test@mail.mail-only.test:587/'
                         '?tls=required&requireTLS=true\n')
        self.assertIn('tls_starttls on', show('msmtp'))
        self.assertIn('--format password', show('msmtp'))
        environment = dict(shlex.split(line)[0].split('=', 1)
                           for line in show('env', '--with-password').splitlines())
        self.assertEqual(environment['SMTP_PASSWORD'], OTHER_PASSWORD)
        self.assertEqual(environment['SMTP_PORT'], '587')
        for format in ('json', 'env', 'uri', 'msmtp'):
            self.assertNotIn(OTHER_PASSWORD, show(format))

    def test_unknown_account(self):
        for command in ('show', 'forget'):
            finished = run(command, 'nobody@smtp-only.test')
            self.assertEqual((finished.returncode, finished.stdout), (PROBLEM, ''))
            self.assertEqual(len(finished.stderr.splitlines()), 1)

    def test_unknown_format(self):
        self.assertEqual(run('show', 'bob@smtp-only.test', '--format', 'xml').returncode, USAGE)

    def test_newer_item(self):
        """What a newer version wrote is read, and its members are kept when saved again."""
        item = json.loads(secret_tool('lookup', 'bob@smtp-only.test').stdout)
        item.update(version=2, colour='green')
        subprocess.run(['secret-tool', 'store', '--label=x', *ATTRIBUTES, 'bob@newer.test'],
                       input=json.dumps(item), text=True, check=True)
        self.assertIn('smtp.smtp-only.test', run('show', 'bob@newer.test').stdout)
        self.assertEqual(run('forget', 'bob@newer.test').returncode, DONE)

    def test_spoilt_item(self):
        subprocess.run(['secret-tool', 'store', '--label=x', *ATTRIBUTES, 'bob@spoilt.test'],
                       input='{"version":1', text=True, check=True)
        finished = run('show', 'bob@spoilt.test')
        self.assertEqual((finished.returncode, finished.stdout), (PROBLEM, ''))
        self.assertIn('bob@spoilt.test', run('list').stdout)
        self.assertEqual(run('forget', 'bob@spoilt.test').returncode, DONE)

    def test_forget(self):
        set_up('bob@exim.test')
        self.assertEqual(run('forget', 'bob@exim.test').returncode, DONE)
        self.assertEqual(secret_tool('lookup', 'bob@exim.test').stdout, '')
        self.assertEqual(run('forget', 'bob@exim.test').returncode, PROBLEM)


if __name__ == '__main__':
    tap.main()
