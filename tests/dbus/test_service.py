#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every method of the D-Bus service that needs no window, on a computer without a screen.

    PORTOLAN=… tests/lab/lab run --keyring unlocked -- \\
        /usr/bin/python3 tests/dbus/test_service.py PATH_TO_PORTOLAN_SETUP
"""

import os
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[1:1] = [str(HERE.parent), str(HERE.parent / 'cli')]

from gi.repository import Gio, GLib  # noqa: E402

import tap  # noqa: E402
from bus import (INTERFACE, NAME, PATIENCE, Call, Caller, Monitor, Service, name_of,  # noqa: E402
                 shapes, wait_until)
from command import DONE, PASSWORD, document, run, set_up  # noqa: E402
from keep import keep  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
XML = HERE.parent.parent / 'data' / 'org.portolan.MailSetup1.xml'
ADDRESS = 'bob@smtp-only.test'
CANARY = 'cAnAry-9731-Passw0rd'
TYPES = {'s', 'x', 'd', 'b', 'av', 'a{sv}'}
NO_SCREEN = {name: value for name, value in os.environ.items()
             if name not in ('DISPLAY', 'WAYLAND_DISPLAY')}


def without_null(value):
    """A JSON document as D-Bus carries it."""
    if isinstance(value, dict):
        return {name: without_null(member) for name, member in value.items() if member is not None}
    if isinstance(value, list):
        return [without_null(element) for element in value]
    return value


def types_in(variant):
    """Of a value and all that is in it, with the variants around members and elements opened."""
    kind = variant.get_type_string()
    if kind == 'v':
        return types_in(variant.get_variant())
    if kind == '{sv}':
        return types_in(variant.get_child_value(1))
    inside = range(variant.n_children()) if variant.is_container() else ()
    return {kind}.union(*(types_in(variant.get_child_value(i)) for i in inside))


def without_times(value):
    if isinstance(value, dict):
        return {name: without_times(member) for name, member in value.items()
                if not name.endswith('_ms')}
    if isinstance(value, list):
        return [without_times(element) for element in value]
    return value


def keep_silent():
    """An account whose server takes the call and says nothing."""
    keep('bob@silent.test', host='smtp.silent.test', port=465, security='tls')


def conversations(port=465):
    """Connections to a port that are open, or being opened."""
    table = Path('/proc/net/tcp').read_text(encoding='ascii').splitlines()[1:]
    return [line for line in table
            if line.split()[2].endswith(f':{port:04X}') and line.split()[3] in ('01', '02')]


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        status, result = set_up(ADDRESS, '--port', '465')
        assert status == DONE, result
        cls.service = Service(PROGRAM, NO_SCREEN)

    @classmethod
    def tearDownClass(cls):
        cls.service.end()

    def setUp(self):
        self.caller = Caller()
        self.addCleanup(self.caller.leave)

    def refused(self, call):
        with self.assertRaises(GLib.Error) as caught:
            call()
        self.assertTrue(caught.exception.message)
        return name_of(caught.exception)


class Methods(Case):
    def test_introspection(self):
        """the service is what its published description says"""
        told = self.caller.connection.call_sync(
            NAME, '/org/portolan/MailSetup', 'org.freedesktop.DBus.Introspectable', 'Introspect',
            None, None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        texts = []
        for xml in (told, XML.read_text(encoding='utf-8')):
            text = GLib.String()
            Gio.DBusNodeInfo.new_for_xml(xml).lookup_interface(INTERFACE).generate_xml(0, text)
            texts.append(text.str)
        self.assertEqual(*texts)
        self.assertIn('name="SetUp"', texts[0])

    def test_version(self):
        self.assertEqual(self.caller.version(), 1)

    def test_explain(self):
        """the same as the command says"""
        for reply in ('535 5.7.8 Error: authentication failed', 'hello', '550 5.4.5 Daily limit'):
            with self.subTest(reply):
                said = document(run('explain', reply, '--json'))
                self.assertEqual(self.caller.explain(reply), without_null(said))

    def test_list(self):
        listed = document(run('list', '--json'))['accounts']
        self.assertEqual(self.caller.list(), [account['address'] for account in listed])
        self.assertIn(ADDRESS, self.caller.list())

    def test_get(self):
        shown = document(run('show', ADDRESS, '--format', 'json'))
        got = self.caller.get(ADDRESS)
        self.assertEqual(got, without_null(shown))
        self.assertEqual((got['host'], got['port']), ('smtp.smtp-only.test', 465))
        self.assertGreater(got['limits']['max_message_bytes'], 0)

    def test_get_forgives(self):
        self.assertEqual(self.caller.get(' Bob <bob@SMTP-Only.test>')['address'], ADDRESS)

    def test_check(self):
        """what “portolan check” finds"""
        (found,) = document(run('check', ADDRESS, '--json'))['accounts']
        result = self.caller.check_quietly(ADDRESS).wait()
        self.assertEqual(result['outcome'], 'saved')
        self.assertEqual(result['account'], ADDRESS)
        self.assertEqual(result['settings']['port'], 465)
        self.assertEqual(without_times(result['check']), without_times(without_null(found)))

    def test_check_with_a_reply(self):
        """what was seen says it all"""
        result = self.caller.check_quietly(ADDRESS,
                                           '550 5.4.5 Daily user sending limit exceeded').wait()
        self.assertEqual(result['outcome'], 'problem')
        self.assertEqual(result['check']['findings'][0]['id'], 'sending-limit')
        self.assertEqual(result['check']['sign_ins'], 0)

    def test_errors(self):
        keep('zoe@smtp-only.test', text='no settings')
        quiet, typo = GLib.Variant('b', False), GLib.Variant('s', 'no')
        for expected, call in (
                ('Input', lambda: self.caller.get('bob')),
                ('Input', lambda: self.caller.check('bob', interactive=quiet).wait()),
                ('Input', lambda: self.caller.check(ADDRESS, interactive=typo).wait()),
                ('Input', lambda: self.caller.check(ADDRESS, interactive=quiet,
                                                    timeout=GLib.Variant('i', 5)).wait()),
                ('Input', lambda: self.caller.set_up(activation_token=quiet).wait()),
                ('Input', lambda: self.caller.check(ADDRESS, parent='window').wait()),
                *(('Input', lambda handle=handle: self.caller.set_up(parent=handle).wait())
                  for handle in ('x11:', 'x11:zz', 'x11:0', 'x11:-1', 'x11:123456789', 'wayland:')),
                ('Input', lambda: self.caller.explain('')),
                ('NotSaved', lambda: self.caller.get('nobody@smtp-only.test')),
                ('NotSaved', lambda: self.caller.check_quietly('nobody@smtp-only.test').wait()),
                ('StoreUnreadable', lambda: self.caller.get('zoe@smtp-only.test')),
                ('NoDisplay', lambda: self.caller.set_up(address=ADDRESS).wait()),
                ('NoDisplay', lambda: self.caller.set_up(unknown=typo).wait()),
                ('NoDisplay', lambda: self.caller.set_up(parent='x11:3a00007').wait()),
                ('NoDisplay', lambda: self.caller.check(ADDRESS).wait())):
            with self.subTest(expected):
                self.assertEqual(self.refused(call), expected)
        run('forget', 'zoe@smtp-only.test')

    def test_types(self):
        """of every member, down to the last"""
        calls = (self.caller.check_quietly(ADDRESS), self.caller.check_quietly(ADDRESS, '535 5.7.8'),
                 Call(self.caller.connection, 'Get', '(s)', (ADDRESS,)),
                 Call(self.caller.connection, 'Explain', '(s)', ('535 5.7.8 Error',)))
        for call in calls:
            call.wait()
            self.assertLessEqual(types_in(call.answer.get_child_value(0)), TYPES)

    def test_same_account(self):
        """two who ask about one account at the same time"""
        other = Caller()
        self.addCleanup(other.leave)
        calls = self.caller.check_quietly(ADDRESS), other.check_quietly(ADDRESS)
        self.assertEqual([call.wait()['outcome'] for call in calls], ['saved', 'saved'])

    def test_large_input(self):
        """what no server says is no trouble either"""
        self.assertEqual(self.caller.explain('535 ' + 'x' * 20_000_000)['code'], 535)

    def test_several_callers(self):
        """one that has to wait holds nobody up"""
        keep_silent()
        slow, quick = self.caller.check_quietly('bob@silent.test'), Caller()
        self.assertEqual(quick.check_quietly(ADDRESS).wait()['outcome'], 'saved')
        self.assertFalse(slow.done)
        quick.leave()
        self.assertEqual(slow.wait()['outcome'], 'problem')

    def test_caller_leaves(self):
        """nobody is called for one who is gone"""
        keep_silent()
        leaving = Caller()
        leaving.check_quietly('bob@silent.test')
        wait_until('a conversation', conversations)
        leaving.leave()
        wait_until('silence', lambda: not conversations(), patience=5)
        self.assertEqual(self.caller.version(), 1)

    def test_changed(self):
        """whoever saves or forgets an account, it is told once"""
        address = 'bob@mail-only.test'
        for change in (lambda: set_up(address), lambda: run('forget', address)):
            self.caller.changed.clear()
            change()
            self.assertEqual(self.caller.count_told(address), 1)

    def test_no_password(self):
        """of all that goes over the bus, nothing holds a password"""
        monitor = Monitor()
        set_up('zoe@smtp-only.test', password=CANARY)  # refused
        keep('bob@port2525.test', host='smtp.port2525.test', port=2525, security='starttls',
             password=CANARY)
        self.caller.get('bob@port2525.test')
        self.caller.get(ADDRESS)
        result = self.caller.check_quietly('bob@port2525.test').wait()
        self.assertEqual(result['check']['findings'][0]['id'], 'password-wrong')
        self.caller.check_quietly(ADDRESS).wait()
        self.caller.explain('the last words')
        monitor.wait_for(b'the last words')
        octets = monitor.end()
        run('forget', 'bob@port2525.test')
        self.assertIn(b'smtp.port2525.test', octets)
        for password in (CANARY, PASSWORD):
            for shape in shapes(password):
                self.assertNotIn(shape, octets)


class Idle(unittest.TestCase):
    def test_idle_exit(self):
        """it ends when nobody calls, and not while somebody waits"""
        keep_silent()
        service, caller = Service(PROGRAM, NO_SCREEN), Caller()
        self.addCleanup(caller.leave)
        call = caller.check('bob@silent.test', interactive=GLib.Variant('b', False),
                            timeout=GLib.Variant('u', 20))
        self.assertEqual(call.wait()['outcome'], 'problem')
        self.assertEqual(service.process.wait(PATIENCE), 0)

    def test_told_to_end(self):
        self.assertEqual(Service(PROGRAM, NO_SCREEN).end(), 0)


if __name__ == '__main__':
    tap.main()
