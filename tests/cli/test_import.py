#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""A computer whose mail programs know the server: their accounts, read only. The desktop's own are
asked for over D-Bus, which is left to set-up.

All answers are waited for: on a busy machine, the network may be faster than the other program.
"""

import contextlib
import os
import shutil
import socket
import tempfile
import threading
import unittest
from pathlib import Path

from gi.repository import Gio, GLib

from command import DONE, PASSWORD, PROBLEM, counts, document, find, run, set_up
import tap

PROFILES = Path(__file__).resolve().parent.parent / 'sources' / 'home'
HOME = Path(os.environ['HOME'])
CONFIG = Path(os.environ.get('XDG_CONFIG_HOME', HOME / '.config'))

# Who has the account → what is found by it
PROGRAMS = {
    'smtp-only.test': ('smtp.smtp-only.test', 465, 'bob@smtp-only.test'),  # Thunderbird
    'mail-only.test': ('mail.mail-only.test', 587, 'bob@mail-only.test'),  # Evolution
    'port2525.test': ('smtp.port2525.test', 2525, 'robert'),               # Geary
    'local-part.test': ('smtp.local-part.test', 587, 'bob'),               # msmtp
}

INTERFACE = '''<node><interface name="org.freedesktop.DBus.ObjectManager">
<method name="GetManagedObjects"><arg type="a{oa{sa{sv}}}" direction="out"/></method>
</interface></node>'''


def proposed(domain, env=None):
    """What a set-up proposes where nothing is safe enough to sign in."""
    finished = run('set-up', f'bob@{domain}', '--json', '--password-stdin', input='x\n', env=env)
    result = document(finished)
    assert (finished.returncode, result['attempts']) == (PROBLEM, 0), result
    return result['proposal']


@contextlib.contextmanager
def silent_bus():
    """Where both buses would be, and a function that tells whether anybody came. The settings of a
    desktop, where GIO looks for a proxy, have a bus connection of their own: they are left out."""
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listener:
        path = f'{folder}/bus'
        listener.bind(path)
        listener.listen()
        listener.setblocking(False)

        def has_visitor():
            try:
                listener.accept()[0].close()
            except BlockingIOError:
                return False
            return True

        address = f'unix:path={path}'
        yield {'DBUS_SESSION_BUS_ADDRESS': address, 'DBUS_SYSTEM_BUS_ADDRESS': address,
               'XDG_RUNTIME_DIR': folder, 'GSETTINGS_BACKEND': 'memory'}, has_visitor


class OnlineAccounts:
    """GNOME Online Accounts on the session bus, as far as it tells of mail."""

    def __init__(self):
        self.accounts = {}
        info = Gio.DBusNodeInfo.new_for_xml(INTERFACE)
        bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        bus.register_object('/org/gnome/OnlineAccounts', info.interfaces[0], self.answer, None, None)
        Gio.bus_own_name_on_connection(bus, 'org.gnome.OnlineAccounts', 0, None, None)
        threading.Thread(target=GLib.MainLoop().run, daemon=True).start()

    def add(self, address, host, ssl, disabled=False, **more):
        mail = {'EmailAddress': GLib.Variant('s', address), 'SmtpSupported': GLib.Variant('b', True),
                'SmtpHost': GLib.Variant('s', host), 'SmtpUserName': GLib.Variant('s', address),
                'SmtpUseSsl': GLib.Variant('b', ssl), 'SmtpUseTls': GLib.Variant('b', not ssl), **more}
        path = f'/org/gnome/OnlineAccounts/Accounts/account_{len(self.accounts)}'
        self.accounts[path] = {'org.gnome.OnlineAccounts.Mail': mail,
                               'org.gnome.OnlineAccounts.Account': {
                                   'MailDisabled': GLib.Variant('b', disabled)}}

    def answer(self, bus, sender, path, interface, method, parameters, invocation):
        invocation.return_value(GLib.Variant('(a{oa{sa{sv}}})', (self.accounts,)))


def contents():
    return {path: path.read_bytes()
            for folder in (HOME / '.thunderbird', CONFIG / 'evolution', CONFIG / 'geary')
            for path in [*folder.rglob('*'), HOME / '.msmtprc'] if path.is_file()}


class Import(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.before = find('no-mail.test')
        for path in PROFILES.iterdir():
            if path.name == '.config':
                shutil.copytree(path, CONFIG, dirs_exist_ok=True)
            elif path.is_dir():
                shutil.copytree(path, HOME / path.name)
            else:
                shutil.copy(path, HOME)
        desktop = OnlineAccounts()
        desktop.add('bob@refused.test', 'smtp.dual-stack.test', True)
        desktop.add('bob@incoming.test', 'smtp.exim.test', True, disabled=True)
        desktop.add('bob@late.test', '', True, SmtpHost=GLib.Variant('u', 5))

    def test_found(self):
        for domain, (host, port, username) in PROGRAMS.items():
            with self.subTest(domain):
                status, found = find(domain, '--offline-sources', '--all')
                best = found['proposals'][0]
                self.assertEqual((status, best['origin'], best['needs']), (DONE, 'imported', []))
                self.assertEqual((best['host'], best['port'], best['username']),
                                 (host, port, username))

    def test_same_domain(self):
        """Another account of the domain tells the server, but not the user name."""
        best = document(run('find', 'zoe@port2525.test', '--json', '--all'))['proposals'][0]
        self.assertEqual((best['origin'], best['port'], best['username']),
                         ('imported', 2525, 'zoe@port2525.test'))

    def test_switched_off(self):
        self.assertIsNone(proposed('incoming.test'))

    def test_desktop(self):
        """A set-up asks the desktop, and waits for it as long as nobody else knows a server."""
        best = proposed('refused.test')
        self.assertEqual((best['host'], best['port'], best['username'], best['origin']),
                         ('smtp.dual-stack.test', 465, 'bob@refused.test', 'imported'))
        self.assertEqual(find('refused.test', '--all')[1]['proposals'], [])

    @unittest.skipIf('ASAN_OPTIONS' in os.environ, 'the sanitizers want to be loaded first')
    def test_stuck(self):
        """Nobody waits for a file that is never opened: not for the proposal, not for the end."""
        stuck = {'LD_PRELOAD': os.environ['STUCK_FILE']}
        for address, wanted in ('bob@smtp-only.test', DONE), ('bob@incoming.test', PROBLEM):
            with self.subTest(address):
                finished = run('find', address, '--json', '--timeout', '600', env=stuck)
                self.assertEqual(finished.returncode, wanted)
        late = document(run('find', 'bob@local-part.test', '--json', '--all', '--timeout', '2', env=stuck))
        self.assertNotIn('imported', [proposal['origin'] for proposal in late['proposals']])

    def test_no_bus(self):
        """find talks to neither bus, whatever comes of it; a set-up does, and waits for none."""
        for address, wanted in ('bob@smtp-only.test', DONE), ('bob@all-dropped.test', PROBLEM):
            with self.subTest(address), silent_bus() as (places, has_visitor):
                finished = run('find', address, '--json', '--all', '--ledger', env=places)
                self.assertEqual(finished.returncode, wanted)
                self.assertFalse(has_visitor())
        with silent_bus() as (places, has_visitor):
            self.assertIsNone(proposed('refused.test', env=places))
            self.assertTrue(has_visitor())

    def test_elsewhere(self):
        """A mail program's word is not enough for a server of another domain."""
        self.assertEqual((self.before[0], self.before[1]['proposals']), (PROBLEM, []))
        status, found = find('no-mail.test', '--all')
        best = found['proposals'][0]
        self.assertEqual((status, best['host'], best['username'], best['needs']),
                         (DONE, 'smtp.exim.test', 'EXIM\\bob', ['other-domain']))
        status, result = set_up('bob@no-mail.test')
        self.assertEqual((status, result['attempts'], counts()['names'].get('smtp.exim.test')),
                         (PROBLEM, 0, None))

    def test_confirmed(self):
        """It is, where the domain's own settings file names the same."""
        best = find('file-other-domain.test', '--all')[1]['proposals'][0]
        self.assertEqual(best['origin'], 'autoconfig')
        starttls = 'off' if best['security'] == 'tls' else 'on'
        with open(CONFIG / 'msmtp' / 'config', 'a', encoding='utf-8') as file:
            file.write(f'\naccount confirmed\nfrom bob@file-other-domain.test\nhost {best["host"]}\n'
                       f'port {best["port"]}\ntls on\ntls_starttls {starttls}\n')
        again = find('file-other-domain.test', '--all')[1]['proposals'][0]
        self.assertEqual((again['host'], again['port'], again['origin'], again['needs']),
                         (best['host'], best['port'], 'imported', []))

    def test_sign_in(self):
        """The user name is tried as the other program has it; its files stay as they are."""
        before = contents()
        status, result = set_up('bob@local-part.test', password=PASSWORD)
        self.assertEqual((status, result['attempts'], result['settings']['username']),
                         (DONE, 1, 'bob'))
        self.assertEqual(contents(), before)


if __name__ == '__main__':
    tap.main()
