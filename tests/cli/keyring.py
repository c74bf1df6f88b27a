# SPDX-License-Identifier: LGPL-2.1-or-later
"""Keyrings that a test starts and breaks by itself: a real one, or one that plays a part."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

from gi.repository import Gio, GLib

_REAL = ['gnome-keyring-daemon', '--foreground', '--components=secrets', '--unlock']
_PLAYED = [sys.executable, str(Path(__file__).with_name('secret_service.py'))]
_NAME = 'org.freedesktop.secrets'


def _is_there(env):
    flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
             Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
    bus = Gio.DBusConnection.new_for_address_sync(env['DBUS_SESSION_BUS_ADDRESS'], flags, None, None)
    bus.set_exit_on_close(False)
    answer = bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                           'NameHasOwner', GLib.Variant('(s)', (_NAME,)), None,
                           Gio.DBusCallFlags.NONE, -1, None)
    bus.close_sync(None)
    return answer.unpack()[0]


def _wait_until(check):
    end = time.monotonic() + 20
    while not check():
        if time.monotonic() > end:
            raise AssertionError('the keyring is late')
        time.sleep(0.01)


class Keyring:
    """A process that has the name of the keyring on the session bus until it is ended.

    part: what to play, of secret_service.py; without one it is the real keyring, opened.
    """

    def __init__(self, *part, env=os.environ):
        self.env = dict(env)
        self.process = None
        self.command = [*_PLAYED, *part] if part else _REAL
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env=self.env,
            # a file that cannot grow is an error to be told, as on a full disk
            preexec_fn=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN))
        self.process.stdin.write(b'lab')
        self.process.stdin.close()
        _wait_until(lambda: _is_there(self.env))

    def kill(self):
        self.process.kill()
        self.process.wait()
        _wait_until(lambda: not _is_there(self.env))

    def fill_disk(self, is_full):
        most = 0 if is_full else resource.RLIM_INFINITY
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    def stop(self):
        self.process.send_signal(signal.SIGSTOP)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGCONT)
        self.process.terminate()
        self.process.wait()
        if self.env['DBUS_SESSION_BUS_ADDRESS'] == os.environ['DBUS_SESSION_BUS_ADDRESS']:
            _wait_until(lambda: not _is_there(self.env))
