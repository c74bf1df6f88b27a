#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The wizard in a sandbox like Flatpak's, from start to saved. It is driven from outside.

    PORTOLAN=… tests/lab/lab run --keyring unlocked --xvfb --a11y -- \\
        /usr/bin/python3 tests/flatpak/test_window.py PATH_TO_PORTOLAN_SETUP
"""

import json
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[1:1] = [str(TESTS), str(TESTS / 'cli'), str(TESTS / 'ui')]
from command import COMMAND, DONE as WELL, PASSWORD  # noqa: E402
import driver  # noqa: E402
import tap  # noqa: E402
from sandbox import Sandbox, told_outside  # noqa: E402
from window import ADDRESS, DONE, ENTRY, FIND, PROGRAM, PROPOSAL, Case  # noqa: E402


def accessibility_bus():
    answer = subprocess.run(['dbus-send', '--session', '--print-reply=literal', '--dest=org.a11y.Bus',
                             '/org/a11y/bus', 'org.a11y.Bus.GetAddress'],
                            capture_output=True, text=True, check=True)
    return answer.stdout.strip().removeprefix('unix:path=').split(',')[0]


class SandboxWindow(driver.Window):
    """The one window there is: inside, its process has another number than here."""

    def is_ours(self, process_id):
        return True


class WindowInASandbox(Case):
    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox(cls)

    def open(self, *arguments):
        bus = accessibility_bus()
        program, *words = self.sandbox.words(
            PROGRAM, '--tmpfs', '/tmp',  # the screen is reached by its abstract name
            '--ro-bind', bus, '/run/at-spi-bus',
            '--setenv', 'AT_SPI_BUS_ADDRESS', 'unix:path=/run/at-spi-bus')
        window = SandboxWindow(program, *arguments, options=(*words, '--json'))
        self.addCleanup(window.kill)
        window.wait_for_page(ADDRESS)
        return window

    def test_start_to_saved(self):
        window = self.open()
        window.type(*ENTRY, 'bob@smtp-only.test')
        window.press(FIND)
        window.wait_for_page(PROPOSAL)
        self.sign_in(window, PASSWORD)
        window.wait_for_page(DONE)
        window.press('Close')
        outcome, status = window.end()
        self.assertEqual((status, outcome['outcome']), (WELL, 'saved'))

        shown = self.sandbox.run(COMMAND, 'show', 'bob@smtp-only.test', '--format', 'json',
                                 '--with-password')
        saved = json.loads(shown.stdout)
        self.assertEqual(saved['password'], PASSWORD)
        for key in ('host', 'port', 'security', 'username', 'auth'):
            self.assertEqual(saved[key], outcome['settings'][key])
        for octets in self.sandbox.kept():
            self.assertNotIn(PASSWORD.encode(), octets)
        self.assertNotIn('smtp-only', told_outside())


if __name__ == '__main__':
    tap.main()
