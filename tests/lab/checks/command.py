"""Does the command do what it says, and does nothing stay behind?"""

import fcntl
import json
import os
import pty
import signal
import subprocess
import termios
import time
import unittest

from portolan_lab.domains import DOMAINS

from .labs import LAB, in_new_lab, lab
from .traces import descendants, still_running, traces


class Command(unittest.TestCase):

    def test_status(self):
        self.assertEqual(in_new_lab('sh', '-c', 'exit 7').returncode, 7)
        self.assertEqual(in_new_lab('sh', '-c', 'kill -TERM $$').returncode, 143)
        self.assertEqual(in_new_lab('/no/such/program').returncode, 127)
        self.assertEqual(lab('run').returncode, 2)
        self.assertEqual(lab('run', '--loss', '1', '--', 'true').returncode, 2)

    def test_output_is_the_programs_own(self):
        done = in_new_lab('sh', '-c', 'echo out; echo err >&2')
        self.assertEqual((done.stdout, done.stderr), ('out\n', 'err\n'))

    def test_folder_is_kept(self):
        self.assertEqual(in_new_lab('pwd').stdout.strip(), os.getcwd())

    def test_nothing_left_after_the_end(self):
        before = traces()
        with self.begin('run', '--xvfb', '--a11y', '--',
                        'sh', '-c', 'sleep 100 & echo begun; read end') as process:
            process.stdout.readline()
            all_of_it = descendants(process.pid)
            self.assertGreater(len(all_of_it), 12)
            process.communicate('end\n')
        self.assertEqual(process.returncode, 0)
        self.assertEqual(still_running(all_of_it), set())
        self.assertEqual(traces(), before)

    def test_nothing_left_after_signals(self):
        while_starting, when_up = (0.1, 0.6), 2.5
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL):
            for pause in (*while_starting, when_up):
                with self.subTest(signal=number, pause=pause):
                    self.check_signal(['run', '--', 'sleep', '100'], number, pause)
        for number in (signal.SIGTERM, signal.SIGKILL):
            with self.subTest('up, slow link', signal=number):
                self.check_signal(['up', '--rtt', '100'], number, when_up)

    def check_signal(self, words, number, pause):
        before = traces()
        with self.begin(*words) as process:
            time.sleep(pause)
            all_of_it = descendants(process.pid)
            process.send_signal(number)
            status = process.wait(10)
        if pause > 0.5:  # before, Python is not yet ready to answer for itself
            self.assertEqual(status, -number if number == signal.SIGKILL else 128 + number)
        self.wait_for(lambda: not still_running(all_of_it))
        self.assertEqual(traces(), before)

    def test_interrupt_from_terminal(self):
        master, slave = pty.openpty()
        with subprocess.Popen([LAB, 'run', '--', 'sh', '-c', 'echo begun; exec sleep 100'],
                              stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
                              preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)) as process:
            os.close(slave)  # so that reading ends if the lab does
            while b'begun' not in os.read(master, 100):
                pass
            os.write(master, b'\x03')
            self.assertEqual(process.wait(10), 130)
        os.close(master)

    def test_user(self):
        code = 'import os; print(os.getuid(), os.getgid(), os.stat(os.environ["HOME"]).st_uid)'
        done = in_new_lab('/usr/bin/python3', '-c', code, options=['--user', '1234:1235'])
        self.assertEqual(done.stdout, '1234 1235 1234\n')
        done = lab('run', '--', '/usr/bin/python3', '-c', code,
                   env=os.environ | {'SUDO_UID': '1234', 'SUDO_GID': '1235', 'SUDO_USER': 'root'})
        self.assertEqual(done.stdout, '1234 1235 1234\n')

    def test_two_labs(self):
        with self.up() as first, self.up() as second:
            for process in (first, second):
                program = ('import smtplib\n'
                           's = smtplib.SMTP_SSL("smtp.smtp-only.test", 465)\n'
                           's.quit()')
                lab('in', str(process.pid), '--', '/usr/bin/python3', '-c', program)
            for process in (first, second):
                done = lab('in', str(process.pid), '--', LAB, 'counts', '--json')
                self.assertEqual(json.loads(done.stdout)['doors'], {
                    'smtp.smtp-only.test:465': {'connections': 1, 'accepted': 0, 'refused': 0}})
            self.assertEqual(lab('in', '--', 'true').returncode, 0)
            for process in (first, second):
                process.terminate()
                self.assertEqual(process.wait(10), 143)
            self.assertEqual(lab('in', str(second.pid), '--', 'true').returncode, 125)

    def test_rooms_end_with_their_program(self):
        with self.up() as process:
            before = descendants(process.pid)
            lab('in', str(process.pid), '--xvfb', '--', 'sh', '-c', 'sleep 100 &')
            with self.begin('in', str(process.pid), '--', 'sh', '-c',
                            'sleep 100 & echo begun; wait') as inside:
                inside.stdout.readline()
                all_of_it = descendants(inside.pid)
                self.assertGreater(len(all_of_it), 4)
                inside.kill()
            self.wait_for(lambda: not still_running(all_of_it))
            self.assertEqual(len(descendants(process.pid)), len(before))
            process.terminate()

    def test_domains(self):
        self.assertIn('bob@smtp-only.test', lab('domains').stdout)
        table = json.loads(lab('domains', '--json').stdout)
        self.assertEqual([row['domain'] for row in table], [row.name for row in DOMAINS])

    def begin(self, *words):
        process = subprocess.Popen([LAB, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def up(self):
        process = self.begin('up')
        self.assertEqual(process.stdout.readline(), f'lab {process.pid} ready\n')
        return process

    def wait_for(self, condition, seconds=3):
        end = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.01)
