"""Does a program find around it what the options say?"""

import os
import unittest

from portolan_lab.model import OTHER_PASSWORD

from .labs import in_new_lab, lab


class Rooms(unittest.TestCase):

    STORE = 'printf {} | secret-tool store --label=x application portolan'.format(OTHER_PASSWORD)

    def keyring(self, kind, script):
        return in_new_lab('timeout', '20', 'sh', '-c', script, options=['--keyring', kind])

    def test_unlocked(self):
        done = self.keyring('unlocked', self.STORE + ' && secret-tool lookup application portolan')
        self.assertEqual((done.returncode, done.stdout), (0, OTHER_PASSWORD), done.stderr)

    def test_locked(self):
        done = self.keyring('locked', self.STORE)
        self.assertEqual(done.returncode, 1)
        self.assertIn('locked collection', done.stderr)

    def test_none(self):
        done = self.keyring('none', self.STORE)
        self.assertEqual(done.returncode, 1)
        self.assertIn('collection/login', done.stderr)

    def test_off(self):
        done = self.keyring('off', self.STORE)
        self.assertEqual(done.returncode, 1)
        self.assertIn('org.freedesktop.secrets', done.stderr)

    def test_unprivileged(self):
        done = in_new_lab('sh', '-c', self.STORE + ' && secret-tool lookup application portolan',
                          options=['--user', '1234:1234'])
        self.assertEqual((done.returncode, done.stdout), (0, OTHER_PASSWORD), done.stderr)

    def test_screen(self):
        done = in_new_lab('xprop', '-root', '_NET_SUPPORTING_WM_CHECK', options=['--xvfb'])
        self.assertIn('window id', done.stdout)

    def test_accessibility(self):
        program = ('import gi; gi.require_version("Atspi", "2.0")\n'
                   'from gi.repository import Atspi; Atspi.init()\n'
                   'print(Atspi.get_desktop(0).get_child_count())')
        done = in_new_lab('/usr/bin/python3', '-c', program, options=['--xvfb', '--a11y'])
        self.assertEqual(done.stdout, '0\n', done.stderr)

    def test_wayland_socket_stays_reachable(self):
        done = lab('run', '--', 'sh', '-c', 'echo $WAYLAND_DISPLAY', env=os.environ | {
            'WAYLAND_DISPLAY': 'wayland-7', 'XDG_RUNTIME_DIR': '/run/user/77'})
        self.assertEqual(done.stdout, '/run/user/77/wayland-7\n')
