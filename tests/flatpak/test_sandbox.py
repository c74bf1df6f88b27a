#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The command in a sandbox like Flatpak's: no home folder, no secret service, but the Secret portal.
What is saved lies in the sandbox's own file, locked with a key that the portal keeps.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'cli'))

from command import COMMAND, DONE, PASSWORD  # noqa: E402
import tap  # noqa: E402

PORTAL = '/usr/libexec/xdg-desktop-portal'
INFO = '''[Application]
name=org.portolan.MailSetup
runtime=runtime/org.gnome.Platform/x86_64/50
[Context]
shared=network;ipc;
[Instance]
instance-id=1234
'''

# A sandbox's root: the system, read only, and nothing of the person's.
ROOT = [
    '--ro-bind', '/usr', '/usr', '--ro-bind', '/etc', '/etc',
    *(word for name in ('lib', 'lib64', 'bin') for word in ('--symlink', f'usr/{name}', f'/{name}')),
    '--proc', '/proc', '--dev', '/dev', '--unshare-pid', '--die-with-parent',
]


def has_portal():
    answer = subprocess.run(['dbus-send', '--session', '--print-reply=literal',
                             '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus',
                             'org.freedesktop.DBus.NameHasOwner',
                             'string:org.freedesktop.portal.Desktop'],
                            capture_output=True, text=True, check=True)
    return 'true' in answer.stdout


class Sandbox(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.own = Path(cls.folder.name, 'own')  # what Flatpak has below ~/.var/app
        (cls.own / 'data').mkdir(parents=True)
        cls.info = Path(cls.folder.name, 'flatpak-info')
        cls.info.write_text(INFO)
        Path(os.environ['HOME'], '.msmtprc').write_text(
            'account x\nhost smtp.smtp-only.test\nport 2525\nfrom bob@smtp-only.test\n')
        cls.portal = subprocess.Popen([PORTAL], env={**os.environ, 'XDG_CURRENT_DESKTOP': 'GNOME'},
                                      stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not has_portal() and cls.portal.poll() is None:
            time.sleep(0.05)

    @classmethod
    def tearDownClass(cls):
        cls.portal.terminate()
        cls.portal.wait()

    def run_inside(self, *words, input=''):
        runtime = os.environ['XDG_RUNTIME_DIR']
        build = str(Path(COMMAND).resolve().parents[2])
        own = str(self.own)
        return subprocess.run(
            ['bwrap', *ROOT, '--ro-bind', build, build, '--bind', own, own,
             '--ro-bind', f'{runtime}/bus', f'{runtime}/bus', '--ro-bind', self.info, '/.flatpak-info',
             '--setenv', 'HOME', own, '--setenv', 'XDG_DATA_HOME', f'{own}/data',
             '--setenv', 'XDG_CONFIG_HOME', f'{own}/config', '--chdir', own, COMMAND, *words],
            input=input, capture_output=True, text=True, timeout=60, check=False)

    def test_save_and_load(self):
        done = self.run_inside('set-up', 'bob@smtp-only.test', '--json', '--password-stdin',
                               input=PASSWORD + '\n')
        self.assertEqual(done.returncode, DONE, done.stderr)
        result = json.loads(done.stdout)
        self.assertTrue(result['saved'])

        shown = self.run_inside('show', 'bob@smtp-only.test', '--format', 'json', '--with-password')
        settings = json.loads(shown.stdout)
        self.assertEqual((settings['host'], settings['password']),
                         ('smtp.smtp-only.test', PASSWORD))
        listed = json.loads(self.run_inside('list', '--json').stdout)
        self.assertEqual([account['address'] for account in listed['accounts']],
                         ['bob@smtp-only.test'])

        with self.subTest('it lies in a file that tells nothing'):
            kept = [path.read_bytes() for path in self.own.rglob('*') if path.is_file()]
            self.assertTrue(kept)
            for bytes in kept:
                self.assertNotIn(PASSWORD.encode(), bytes)
                self.assertNotIn(b'smtp-only', bytes)

        with self.subTest('the keyring outside has nothing of it'):
            outside = subprocess.run(['secret-tool', 'search', '--all', 'application',
                                      'org.portolan.MailSetup'], capture_output=True, text=True)
            self.assertNotIn('smtp-only', outside.stdout + outside.stderr)

        with self.subTest('what is forgotten is gone'):
            self.assertEqual(self.run_inside('forget', 'bob@smtp-only.test').returncode, DONE)
            self.assertEqual(json.loads(self.run_inside('list', '--json').stdout)['accounts'], [])

    def test_other_programs_are_not_seen(self):
        """Outside, an account of msmtp lies in the home folder."""
        found = json.loads(self.run_inside('find', 'bob@smtp-only.test', '--json', '--all').stdout)
        self.assertNotIn('imported', {row['origin'] for row in found['tried']})


if __name__ == '__main__':
    tap.main()
