#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The command in front of a person: questions, live lines, Ctrl-C at any moment."""

import os
import pty
import re
import select
import termios
import time
import unittest

from command import COMMAND, DONE, INTERRUPTED, PASSWORD, PROBLEM, run
import tap


class Terminal:
    """The command on a terminal of its own."""

    def __init__(self, *words, **environment):
        self.text = ''
        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM='xterm', LC_ALL='C.UTF-8', **environment)
            os.execv(COMMAND, [COMMAND, *words])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.screen)

    def read(self, seconds):
        if not select.select([self.screen], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.screen, 65536)
        except OSError:
            return False
        self.text += data.decode(errors='replace')
        return bool(data)

    def expect(self, pattern, seconds=20):
        end = time.monotonic() + seconds
        while not re.search(pattern, self.text):
            if time.monotonic() > end or not self.read(1) and self.ended():
                raise AssertionError(f'no {pattern!r} in {self.text!r}')

    def type(self, text):
        self.text = ''
        os.write(self.screen, text.encode())

    def ended(self):
        return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def status(self, seconds=20):
        end = time.monotonic() + seconds
        while not self.ended() and time.monotonic() < end:
            self.read(0.1)
        while self.read(0.1):
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def echoes(self):
        return bool(termios.tcgetattr(self.screen)[3] & termios.ECHO)


class OnATerminal(unittest.TestCase):
    def test_whole_way(self):
        with Terminal('set-up') as terminal:
            terminal.expect('e-mail address:')
            terminal.type('bob\n')
            terminal.expect('no @')
            terminal.expect('e-mail address:')
            terminal.type('bob@smtp-only.test\n')
            terminal.expect('Password for bob@smtp-only.test:')
            self.assertFalse(terminal.echoes())
            terminal.type('wrong\n')
            terminal.expect('Password for bob@smtp-only.test:')
            terminal.type(PASSWORD + '\n')
            terminal.expect('saved in your keyring')
            self.assertNotIn(PASSWORD, terminal.text)
            self.assertEqual(terminal.status(), DONE)
            self.assertTrue(terminal.echoes())
        self.assertEqual(run('forget', 'bob@smtp-only.test').returncode, DONE)

    def test_consent(self):
        for answer, status in (('\n', PROBLEM), ('n\n', PROBLEM), ('y\n', DONE)):
            with Terminal('set-up', 'bob@self-signed.test', '--no-save') as terminal:
                terminal.expect(r'\[y/N\]')
                terminal.type(answer)
                if status == DONE:
                    terminal.expect('Password')
                    terminal.type(PASSWORD + '\n')
                self.assertEqual(terminal.status(), status, terminal.text)

    def test_live_lines(self):
        with Terminal('find', 'bob@smtp-only.test', '--all') as terminal:
            self.assertEqual(terminal.status(), DONE)
            self.assertIn('✓ smtp.smtp-only.test:465  works', terminal.text)
            self.assertIn('– smtp.smtp-only.test:25  closed', terminal.text)
            self.assertIn('– mail.smtp-only.test:465  no such name', terminal.text)
            self.assertIn('\x1b[32m', terminal.text)

    def test_no_color(self):
        with Terminal('find', 'bob@smtp-only.test', NO_COLOR='1') as terminal:
            self.assertEqual(terminal.status(), DONE)
            self.assertNotRegex(terminal.text, '\x1b\\[[0-9]+m')

    def test_interrupted(self):
        """While searching, at each question, while the sign-in hangs: 130, the terminal as it was."""
        with Terminal('find', 'bob@dropped.test') as terminal:
            terminal.expect('knocking')
            terminal.type('\x03')
            self.assertEqual(terminal.status(), INTERRUPTED)
            self.assertTrue(terminal.echoes())
        with Terminal('set-up') as terminal:
            terminal.expect('e-mail address:')
            terminal.type('\x03')
            self.assertEqual(terminal.status(), INTERRUPTED)
        with Terminal('set-up', 'bob@smtp-only.test') as terminal:
            terminal.expect('Password')
            terminal.type('\x03')
            self.assertEqual(terminal.status(), INTERRUPTED)
            self.assertTrue(terminal.echoes())

    def test_end_of_input(self):
        with Terminal('set-up', 'bob@smtp-only.test') as terminal:
            terminal.expect('Password')
            terminal.type('\x04')
            self.assertEqual(terminal.status(), PROBLEM)


if __name__ == '__main__':
    tap.main()
