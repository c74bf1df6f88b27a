#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The windows that other programs open over D-Bus.

    tests/lab/lab run --keyring unlocked --xvfb --a11y -- \\
        /usr/bin/python3 tests/ui/test-service.py PATH_TO_PORTOLAN_SETUP
"""

import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[1:1] = [str(HERE.parent), str(HERE.parent / 'dbus')]
import tap  # noqa: E402

import driver  # noqa: E402
from bus import Caller, Monitor, Service, shapes  # noqa: E402
from keep import keep  # noqa: E402
from window import ADDRESS, DONE, FIND, PROGRAM, PROPOSAL, Case  # noqa: E402

CHECK = 'Checking Your Settings'


class ServiceWindow(driver.Window):
    """A window of the service: the one that was not there before."""

    def __init__(self, service, known=()):
        self.process = service.process
        self.known = known
        self.application = driver.wait_for('the window', self._find_frame)

    def _find_frame(self):
        application = self._find_application()
        return application and next(
            (frame for frame in map(application.get_child_at_index,
                                    range(application.get_child_count()))
             if frame not in self.known), None)

    def title(self):
        return self.application.get_name()

    def is_gone(self):
        application = self._find_application()
        return application is None or self.application not in map(
            application.get_child_at_index, range(application.get_child_count()))


def parent_of(title):
    """In front of which window of the X server it stays."""
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', title],
                           stdout=subprocess.PIPE, text=True, check=False).stdout.split()
    told = subprocess.run(['xprop', '-id', found[-1], 'WM_TRANSIENT_FOR'],
                          stdout=subprocess.PIPE, text=True, check=True).stdout
    number = re.search(r'0x[0-9a-f]+', told)
    return number and int(number[0], 16)


class OverTheBus(Case):
    def setUp(self):
        self.service, self.caller = Service(PROGRAM), Caller()
        self.addCleanup(self.service.end)
        self.addCleanup(self.caller.leave)

    def wizard(self, address, *known):
        call = self.caller.set_up(address=address)
        window = ServiceWindow(self.service, [other.application for other in known])
        window.wait_for_page(ADDRESS)
        return call, window

    def test_set_up(self):
        """from the call to the answer; the password goes over no bus"""
        monitor = Monitor()
        call, window = self.wizard('bob@smtp-only.test')
        window.press(FIND)
        window.wait_for_page(PROPOSAL)
        self.sign_in(window, 'correct-horse')
        window.wait_for_page(DONE)
        self.assertFalse(call.done)
        window.press('Close')
        outcome, result = call.wait()
        self.assertEqual((outcome, result['outcome']), ('saved', 'saved'))
        self.assertEqual(result['account'], 'bob@smtp-only.test')
        self.assertIn(result['settings']['port'], (465, 587))
        self.assertGreater(result['limits']['max_message_bytes'], 0)
        self.assertNotIn('check', result)
        self.assertEqual(self.caller.count_told('bob@smtp-only.test'), 1)
        self.assertIsNotNone(driver.read_saved('bob@smtp-only.test'))
        octets = monitor.end()
        self.assertIn(b'smtp.smtp-only.test', octets)
        for shape in shapes('correct-horse'):
            self.assertNotIn(shape, octets)

    def test_cancelled(self):
        call, window = self.wizard('')
        window.press('Cancel')
        outcome, result = call.wait()
        self.assertEqual(outcome, 'cancelled')
        self.assertNotIn('settings', result)

    def test_check_mends(self):
        """what the check found is told, and that it is mended"""
        keep('bob@mail-only.test', host='mail.mail-only.test', port=465, security='tls')
        call = self.caller.check('bob@mail-only.test')
        window = ServiceWindow(self.service)
        window.wait_for_page(CHECK)
        window.press('Mend It')
        window.wait_for_text('Mended')
        window.press('Close')
        result = call.wait()
        self.assertEqual((result['outcome'], result['settings']['port']), ('saved', 587))
        self.assertTrue(result['check']['ok'] and result['check']['repaired'])
        self.assertIn({'what': 'port', 'from': 465, 'to': 587}, result['check']['changed'])

    def test_check_left(self):
        """a window that is closed with the problem still there says so"""
        keep('bob@smtp-only.test', host='smtp.smtp-only.test', port=465, security='tls')
        call = self.caller.check('bob@smtp-only.test', '550 5.4.5 Daily limit exceeded')
        window = ServiceWindow(self.service)
        window.find('push button', 'Check Again')
        window.press('Cancel')
        result = call.wait()
        self.assertEqual(result['outcome'], 'problem')
        self.assertEqual(result['check']['findings'][0]['id'], 'sending-limit')

    def test_caller_leaves(self):
        """the window goes with its caller; the service stays"""
        leaving = Caller()
        leaving.set_up(address='bob@smtp-only.test')
        window = ServiceWindow(self.service)
        window.press(FIND)
        window.wait_for_page(PROPOSAL)
        leaving.leave()
        driver.wait_for('the end of the window', window.is_gone)
        self.assertEqual(self.caller.version(), 1)

    def test_two_callers(self):
        """each has a window, and an answer, of its own"""
        first, one = self.wizard('bob@smtp-only.test')
        other_caller = Caller()
        self.addCleanup(other_caller.leave)
        second = other_caller.set_up(address='bob@mail-only.test')
        other = ServiceWindow(self.service, [one.application])
        self.assertEqual(other.read('text', 'Your e-mail address'), 'bob@mail-only.test')
        other.press(FIND)
        other.wait_for_page(PROPOSAL)
        self.assertEqual(one.title(), ADDRESS)
        other.press('Cancel')
        self.assertEqual(second.wait()[1]['account'], 'bob@mail-only.test')
        self.assertFalse(first.done)
        one.press('Cancel')
        self.assertEqual(first.wait()[0], 'cancelled')

    def test_parent(self):
        """it stays in front of the caller's window"""
        host = subprocess.Popen(['xmessage', '-title', 'host program', 'hello'])
        self.addCleanup(host.wait)
        self.addCleanup(host.terminate)
        number = driver.wait_for('a window', lambda: subprocess.run(
            ['xdotool', 'search', '--onlyvisible', '--name', 'host program'],
            stdout=subprocess.PIPE, text=True, check=False).stdout.split())[-1]
        call = self.caller.set_up(parent=f'x11:{int(number):x}')
        window = ServiceWindow(self.service)
        window.wait_for_page(ADDRESS)
        self.assertEqual(parent_of(ADDRESS), int(number))
        window.press('Cancel')
        self.assertEqual(call.wait()[0], 'cancelled')


if __name__ == '__main__':
    tap.main()
