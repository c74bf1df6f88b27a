#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The library as a program in another language has it, on the practice network.

    tests/lab/lab run --keyring unlocked -- /usr/bin/python3 tests/portolan/test_library.py
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import gi  # noqa: E402
import tap  # noqa: E402

gi.require_version('Portolan', '1')
from gi.repository import Gio, GLib, Portolan  # noqa: E402

PASSWORD = 'correct-horse'
PROVIDERS = '''
[app]
name=App Mail
domains=port26.test
servers=starttls:smtp.port26.test:26
username=address
sign-in=app-password
app-password-url=https://app.test/passwords
'''
ERROR = Portolan.error_quark()


def wait_for(begin, *arguments, cancellable=None):
    """Calls the first half, waits, and gives the object and the result for the second one."""
    loop, ended = GLib.MainLoop(), []

    def on_end(source, result):
        ended.extend((source, result))
        loop.quit()

    begin(*arguments, cancellable, on_end)
    loop.run()
    return ended[1]


def find(address):
    set_up = Portolan.SetUp.new(address)
    return set_up, set_up.find_finish(wait_for(set_up.find_async))


def sign_in(set_up, server, password=PASSWORD, accepted=None):
    return set_up.sign_in_finish(
        wait_for(set_up.sign_in_async, server, None, password, accepted))


def load(address):
    return Portolan.Account.load_finish(wait_for(Portolan.Account.load_async, address))


def list_accounts():
    return Portolan.Account.list_finish(wait_for(Portolan.Account.list_async))


def check(address):
    account = load(address)
    return account.check_finish(wait_for(account.check_async, None, 0))


def ids(owner):
    return [advice.props.id for advice in owner.get_advice()]


def keep(address, **settings):
    """Puts settings into the keyring, as another program would have left them."""
    subprocess.run(['secret-tool', 'store', '--label=x', 'application', 'org.portolan.MailSetup',
                    'account', address], text=True, check=True, input=json.dumps({
                        'version': 1, 'address': address, 'username': address,
                        'password': PASSWORD, 'auth': 'PLAIN', **settings}))


class Library(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        table = tempfile.NamedTemporaryFile('w', suffix='.ini')
        cls.addClassCleanup(table.close)
        table.write(PROVIDERS)
        table.flush()
        GLib.setenv('PORTOLAN_PROVIDERS', table.name, True)
        os.environ['PORTOLAN_PROVIDERS'] = table.name

    def assert_error(self, code, call, *arguments):
        with self.assertRaises(GLib.Error) as raised:
            call(*arguments)
        self.assertTrue(raised.exception.matches(ERROR, code), raised.exception)

    def test_from_address_to_saved(self):
        address = 'bob@Mail-Only.test'
        set_up, servers = find(address)
        self.assertEqual(set_up.props.network, 'up')
        self.assertEqual(servers[0].props.origin, 'guess')
        account = sign_in(set_up, servers[0])
        account.save_finish(wait_for(account.save_async))

        saved = load(address)
        self.assertEqual((saved.props.host, saved.props.port, saved.props.security),
                         ('mail.mail-only.test', 587, 'starttls'))
        self.assertEqual(saved.props.limits.props.max_message_bytes,
                         servers[0].props.limits.props.max_message_bytes)
        self.assertEqual(saved.dup_password(), PASSWORD)
        self.assertIn(saved.props.address, [one.props.address for one in list_accounts()])

        self.assertTrue(Portolan.Account.forget_finish(
            wait_for(Portolan.Account.forget_async, address)))
        self.assert_error(Portolan.Error.NOT_SAVED, load, address)

    def test_live_list(self):
        """every door is told, and what became of it"""
        told, set_up = [], Portolan.SetUp.new('bob@mail-only.test')
        set_up.connect('tried', lambda _, *door: told.append(door))
        server = set_up.find_finish(wait_for(set_up.find_async))[0]
        doors = [door for door in told if door[:2] == (server.props.host, server.props.port)]
        self.assertEqual(doors[-1][2:], ('ehlo-tls', 'usable'))
        self.assertIn(('connect', None), [door[2:] for door in doors])
        self.assertIn(('connect', 'connection-refused'),
                      [door[2:] for door in told if door[:2] == (server.props.host, 465)])

    def test_steps_at_the_provider(self):
        """the same as the command tells"""
        server = find('bob@port26.test')[1][0]
        told = json.loads(subprocess.run(
            [os.environ['PORTOLAN'], 'find', 'bob@port26.test', '--json'],
            capture_output=True, check=True).stdout)['provider']
        self.assertEqual((server.props.sign_in, server.props.sign_in_means, server.props.tip),
                         ('app-password', told['means'], told['tip']))
        self.assertEqual([{'do': step.props.action, 'url': step.props.url}
                          for step in server.get_steps()], told['steps'])
        self.assertEqual(server.get_steps()[-2].props.url, 'https://app.test/passwords')

    def test_no_steps(self):
        server = find('bob@mail-only.test')[1][0]
        self.assertEqual((server.props.sign_in, server.get_steps()), ('password', []))

    def test_refused_is_no_error(self):
        set_up, servers = find('bob@mail-only.test')
        self.assertIsNone(sign_in(set_up, servers[0], password='wrong'))
        self.assertEqual(ids(set_up), ['password-wrong'])

    def test_nothing_found(self):
        set_up, servers = find('bob@nowhere.test')
        self.assertEqual(servers, [])
        self.assertEqual(len(ids(set_up)), 1)

    def test_needs_the_word_of_the_user(self):
        set_up, servers = find('bob@self-signed.test')
        self.assertEqual(servers[0].props.needs, ['certificate-untrusted'])
        self.assertIsNone(sign_in(set_up, servers[0], accepted=['other-domain']))
        self.assertEqual(ids(set_up), ['certificate-untrusted'])
        account = sign_in(set_up, servers[0], accepted=['certificate-untrusted'])
        self.assertEqual(account.props.accepted, ['certificate-untrusted'])
        self.assertEqual(account.props.certificate_sha256, servers[0].props.certificate_sha256)

    def test_what_is_no_need_is_an_error(self):
        set_up, servers = find('bob@smtp-only.test')
        self.assert_error(Portolan.Error.INPUT, sign_in, set_up, servers[0], PASSWORD,
                          ['certificate-odd'])

    def test_what_is_no_address_is_an_error(self):
        self.assert_error(Portolan.Error.INPUT, Portolan.SetUp.new, 'bob')
        self.assert_error(Portolan.Error.INPUT, load, 'bob')

    def test_server_of_the_user(self):
        set_up = Portolan.SetUp.new('bob@smtp-only.test')
        set_up.set_server('smtp.smtp-only.test:587', 0)
        servers = set_up.find_finish(wait_for(set_up.find_async))
        self.assertEqual([(one.props.port, one.props.origin) for one in servers][:1],
                         [(587, 'user')])

    def test_caller_leaves(self):
        set_up = Portolan.SetUp.new('bob@smtp-only.test')
        cancellable = Gio.Cancellable()
        GLib.idle_add(cancellable.cancel)
        with self.assertRaises(GLib.Error) as raised:
            set_up.find_finish(wait_for(set_up.find_async, cancellable=cancellable))
        self.assertTrue(raised.exception.matches(Gio.io_error_quark(), Gio.IOErrorEnum.CANCELLED))

    def test_moved_and_mended(self):
        address = 'bob@mail-only.test'
        keep(address, host='mail.mail-only.test', port=465, security='tls')
        checkup = check(address)
        self.assertFalse(checkup.props.is_well)
        self.assertEqual(checkup.props.failed_step, 'connect')
        self.assertEqual(checkup.props.server.props.port, 587)
        self.assertEqual(checkup.props.needs, [])
        account = checkup.repair_finish(wait_for(checkup.repair_async, None))
        self.assertEqual(account.props.port, 587)
        self.assertEqual(load(address).props.port, 587)

    def test_no_account_gets_locked_by_checking(self):
        address = 'zoe@smtp-only.test'
        keep(address, host='smtp.smtp-only.test', port=465, security='tls', password='old')
        checkups = [check(address) for _ in range(4)]
        self.assertEqual((checkups[0].props.failed_step, checkups[-1].props.failed_step),
                         ('sign-in', None))
        self.assertEqual(ids(checkups[-1]), ['password-wrong'])
        found = subprocess.run(['secret-tool', 'lookup', 'xdg:schema', 'org.portolan.OutgoingMail',
                                'account', address], capture_output=True, text=True, check=True)
        self.assertEqual(json.loads(found.stdout)['sign_ins']['refused'], 3)

    def test_not_ours(self):
        """Something that Portolan can't understand is listed, and says so."""
        subprocess.run(['secret-tool', 'store', '--label=x', 'application',
                        'org.portolan.MailSetup', 'account', 'odd@smtp-only.test'],
                       text=True, check=True, input='no JSON')
        odd = next(one for one in list_accounts() if one.props.address == 'odd@smtp-only.test')
        self.assertFalse(odd.props.is_readable or odd.props.is_locked)
        self.assertIsNone(odd.props.host)
        self.assertIsNone(odd.dup_password())
        self.assert_error(Portolan.Error.STORE_UNREADABLE, load, 'odd@smtp-only.test')


if __name__ == '__main__':
    tap.main()
