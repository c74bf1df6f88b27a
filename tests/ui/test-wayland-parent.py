#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""In front of another program's window on Wayland, by the handle that it exported.

    tests/lab/lab run --keyring unlocked -- \\
        /usr/bin/python3 tests/ui/test-wayland-parent.py PATH_TO_PORTOLAN_SETUP HOST_WINDOW

The compositor is sway: it lays windows side by side, but one that belongs to another floats.
"""

import pathlib
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[1:1] = [str(HERE.parent), str(HERE.parent / 'dbus')]
import tap  # noqa: E402

import compositor  # noqa: E402
import driver  # noqa: E402
from bus import Caller, Service  # noqa: E402

PROGRAM, HOST = (str(pathlib.Path(name).resolve()) for name in sys.argv[1:3])


class WaylandParent(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        compositor.start_sway(cls)

    def start(self, *words):
        process = subprocess.Popen(words, env=self.environment, stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process

    def export(self):
        """The handle of a window that is on the screen."""
        host = self.start(HOST)
        handle = host.stdout.readline().strip()
        self.assertRegex(handle, '^wayland:.')
        self.assertFalse(self.floats(host))
        return handle

    def floats(self, process):
        windows = driver.wait_for('the window', lambda: self.windows_with(process))
        return windows[process.pid]

    def windows_with(self, process):
        windows = compositor.sway_windows(self)
        return windows if process.pid in windows else None

    def test_alone(self):
        self.assertFalse(self.floats(self.start(PROGRAM)))

    def test_command(self):
        self.assertTrue(self.floats(self.start(PROGRAM, '--parent-window', self.export())))

    def test_bus(self):
        service, caller = Service(PROGRAM, self.environment), Caller()
        self.addCleanup(service.end)
        self.addCleanup(caller.leave)
        caller.set_up(parent=self.export())
        self.assertTrue(self.floats(service.process))

    def test_handle_of_nobody(self):
        """the window opens all the same"""
        self.assertFalse(self.floats(self.start(PROGRAM, '--parent-window', 'wayland:of-nobody')))


if __name__ == '__main__':
    tap.main()
