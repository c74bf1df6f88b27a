# SPDX-License-Identifier: LGPL-2.1-or-later
"""The service under test, as other programs call it over D-Bus."""

import base64
import itertools
import os
import subprocess
import time
from pathlib import Path

from gi.repository import Gio, GLib

from keep import keep

NAME = 'org.portolan.MailSetup'
PATH = '/org/portolan/MailSetup'
INTERFACE = 'org.portolan.MailSetup1'
NO_TIMEOUT = GLib.MAXINT32
PATIENCE = 40  # seconds
LATER = itertools.count(1)


def wait_until(what, ask, patience=PATIENCE):
    """Lets answers come in until it is so."""
    end = time.monotonic() + patience
    while not ask():
        if time.monotonic() > end:
            raise AssertionError(f'waited {patience} s for {what}')
        if not GLib.MainContext.default().iteration(False):
            time.sleep(0.02)


class Call:
    """One call under way."""

    def __init__(self, connection, method, signature, arguments, interface=INTERFACE):
        self.done, self.answer, self.error = False, None, None
        connection.call(NAME, PATH, interface, method, GLib.Variant(signature, arguments), None,
                        Gio.DBusCallFlags.NONE, NO_TIMEOUT, None, self._on_answer)

    def _on_answer(self, connection, result):
        self.done = True
        try:
            self.answer = connection.call_finish(result)
        except GLib.Error as error:
            self.error = error

    def wait(self, patience=PATIENCE):
        """The answer, as Python's own values; one alone without the tuple around it."""
        wait_until('an answer', lambda: self.done, patience)
        if self.error:
            raise self.error
        values = self.answer.unpack()
        return values[0] if len(values) == 1 else values


class Caller:
    """A program with a connection of its own."""

    def __init__(self, address=None):
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address or os.environ['DBUS_SESSION_BUS_ADDRESS'],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.connection.set_exit_on_close(False)
        self.changed = []
        self.connection.signal_subscribe(NAME, INTERFACE, 'Changed', PATH, None,
                                         Gio.DBusSignalFlags.NONE, self._on_changed)

    def _on_changed(self, *arguments):
        self.changed.append(arguments[5].unpack()[0])

    def count_told(self, address):
        """How often it was told that what is saved for an address has changed.

        A later change is waited for, since changes are told in their order.
        """
        later = f'later-{next(LATER)}@smtp-only.test'
        wait_until(f'the signal for {address}', lambda: address in self.changed)
        keep(later, host='smtp.smtp-only.test', port=465, security='tls')
        wait_until(f'the signal for {later}', lambda: later in self.changed)
        self.version()
        return self.changed.count(address)

    def leave(self):
        self.connection.close_sync(None)

    def set_up(self, parent='', address='', **options):
        return Call(self.connection, 'SetUp', '(ssa{sv})', (parent, address, options))

    def check(self, address, error='', parent='', **options):
        return Call(self.connection, 'Check', '(sssa{sv})', (parent, address, error, options))

    def check_quietly(self, address, error=''):
        return self.check(address, error, interactive=GLib.Variant('b', False))

    def explain(self, reply):
        return Call(self.connection, 'Explain', '(s)', (reply,)).wait()

    def list(self):
        return Call(self.connection, 'List', '()', ()).wait()

    def get(self, address):
        return Call(self.connection, 'Get', '(s)', (address,)).wait()

    def version(self):
        return Call(self.connection, 'Get', '(ss)', (INTERFACE, 'Version'),
                    'org.freedesktop.DBus.Properties').wait()


class Service:
    """The program, started by hand so that it has the test's own environment."""

    def __init__(self, program, environment=None):
        self.process = subprocess.Popen([program, '--gapplication-service'], env=environment)
        caller = Caller()
        try:
            wait_until('the service', lambda: self._is_there(caller.connection))
        finally:
            caller.leave()

    @staticmethod
    def _is_there(connection):
        return connection.call_sync(
            'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'NameHasOwner',
            GLib.Variant('(s)', (NAME,)), None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]

    def end(self):
        self.process.terminate()
        return self.process.wait(PATIENCE)


class Installed:
    """The service as it is on a desktop: the bus starts it when it is called, again and again."""

    def __init__(self, program, environment):
        folder = Path(os.environ['XDG_DATA_HOME'], 'dbus-1', 'services')
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f'{NAME}.service').write_text(
            f'[D-BUS Service]\nName={NAME}\nExec={program} --gapplication-service\n')
        self.connection = Caller().connection
        self._call('UpdateActivationEnvironment', GLib.Variant('(a{ss})', (environment,)))
        self._call('ReloadConfig', None)

    def _call(self, method, arguments):
        return self.connection.call_sync(
            'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', method,
            arguments, None, Gio.DBusCallFlags.NONE, -1, None).unpack()

    @property
    def pid(self):
        """Of the process that runs just now."""
        return self._call('GetConnectionUnixProcessID', GLib.Variant('(s)', (NAME,)))[0]

    @staticmethod
    def poll():
        return None


class Monitor:
    """Writes down every message of the bus."""

    def __init__(self):
        self.process = subprocess.Popen(['dbus-monitor', '--session', '--binary'],
                                        stdout=subprocess.PIPE)
        os.set_blocking(self.process.stdout.fileno(), False)
        self.octets = b''
        wait_until('the monitor', self._read)

    def _read(self):
        self.octets += self.process.stdout.read() or b''
        return len(self.octets)

    def wait_for(self, octets):
        wait_until('a message', lambda: self._read() and octets in self.octets)

    def end(self):
        self._read()
        self.process.terminate()
        self.octets += self.process.stdout.read() or b''
        self.process.wait(PATIENCE)
        self.process.stdout.close()
        return self.octets


def name_of(error):
    """What an error is called on the bus."""
    return Gio.DBusError.get_remote_error(error).removeprefix('org.portolan.Error.')


def shapes(password):
    """Plain, and in base64 wherever it stands in what was encoded."""
    octets = password.encode()
    yield octets
    for shift in range(3):
        whole = octets[-shift % 3:]
        yield base64.b64encode(whole[:len(whole) // 3 * 3])
