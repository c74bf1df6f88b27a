#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""A save at the worst of moments: afterwards the old settings are there or the new ones, whole, and
the person is told which.

All settings that are saved here are made of one word, so that a mixture would show
(tests/store/lab-save.c).
"""

import contextlib
import os
import random
import signal
import subprocess
import time
import unittest
from pathlib import Path

from command import DONE, INTERRUPTED, NO_STORE, PASSWORD, PROBLEM, document, run
from keyring import Keyring
import tap

ACCOUNT = 'bob@x.test'
SAVE = os.environ['LAB_SAVE']
KILLS = 200
OLD, NEW = 'old' * 300, 'new' * 300

BUS = '''<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={path}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
'''


def start(*words, env=os.environ):
    """The program, and the one word that the account's settings were made of so far."""
    program = subprocess.Popen([SAVE, ACCOUNT, *words], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True,
                               env=env | {'LC_ALL': 'C.UTF-8'})
    found = set(program.stdout.readline().split())
    if len(found) != 1:
        raise AssertionError(f'mixed: {found}')
    return program, found.pop()


def begin_save(word, env=os.environ):
    return start(word, env=env)[0]


def end_save(program):
    """Whether it is saved, and what was said."""
    _, words = program.communicate(timeout=40)
    return program.returncode == 0, words


def save(word, env=os.environ):
    return end_save(begin_save(word, env))


def saved():
    program, word = start()
    program.communicate()
    return word


def number_of_items():
    found = subprocess.run(['secret-tool', 'search', '--all', 'account', ACCOUNT],
                           capture_output=True, text=True, check=True)
    return found.stdout.count('label = ')


@contextlib.contextmanager
def own_bus():
    """A session bus that the rest of the test can do without."""
    path = os.environ['XDG_RUNTIME_DIR'] + '/own-bus'
    file = Path(os.environ['TMPDIR'], 'own-bus.conf')
    file.write_text(BUS.format(path=path), encoding='ascii')
    with subprocess.Popen(['dbus-daemon', '--nofork', '--print-address', f'--config-file={file}'],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as bus:
        bus.stdout.readline()
        yield bus, os.environ | {'DBUS_SESSION_BUS_ADDRESS': f'unix:path={path}'}
        bus.kill()


class Killed(unittest.TestCase):
    """Nobody cleans up."""

    def test_the_program(self):
        """At any moment of a save. How long one takes is learnt as it goes on."""
        random.seed(7)
        span = 0.05
        seen = set()
        with Keyring():
            self.assertEqual(save(OLD), (True, ''))
            before, wanted = OLD, OLD
            for number in range(KILLS + 1):
                word = f'{number}-' * 200
                program, now = start(word)
                time.sleep(random.uniform(0, span))
                program.kill()
                program.communicate()
                self.assertIn(now, (before, wanted))
                if number > 0:
                    seen.add(now == wanted)
                span = max(span + (-0.002 if now == wanted else 0.002), 0.004)
                before, wanted = now, word
        self.assertEqual(seen, {False, True})

    def test_the_keyring(self):
        with Keyring() as keyring:
            for moment in (0, 0.01, 0.02, 0.03, 0.05):
                with self.subTest(moment=moment):
                    self.assertEqual(save(OLD), (True, ''))
                    program = begin_save(NEW)
                    time.sleep(moment)
                    keyring.kill()
                    is_saved, words = end_save(program)
                    keyring.start()
                    self.assertIn(saved(), (NEW,) if is_saved else (OLD, NEW))
                    self.assertTrue(is_saved or 'keyring' in words, words)


class Keyrings(unittest.TestCase):
    """What is said of a keyring that does not do as it should, and that it is said at all."""

    SAYS = {
        'dies': 'This computer’s keyring',
        'fails': 'No space left',
        'forgets': 'does not give them back',
        'gives-other': 'does not give them back',
        'dismissed': 'is locked',
        'dies-in-prompt': 'This computer’s keyring',
    }

    def test_what_is_said(self):
        for part, words in self.SAYS.items():
            with self.subTest(part), Keyring(part):
                is_saved, said = save(NEW)
                self.assertFalse(is_saved)
                self.assertIn(words, said)

    def test_one_that_is_well(self):
        with Keyring('good'):
            self.assertEqual((save(NEW), saved()), ((True, ''), NEW))

    def test_silence_can_be_left(self):
        """Nobody waits for a keyring longer than the person wants to."""
        for part in ('silent', 'prompt-stays'):
            with self.subTest(part), Keyring(part):
                program = subprocess.Popen(
                    [os.environ['PORTOLAN'], 'set-up', 'bob@smtp-only.test', '--password-stdin'],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                program.stdin.write(PASSWORD.encode() + b'\n')
                program.stdin.flush()
                time.sleep(1.5)
                self.assertIsNone(program.poll())
                program.send_signal(signal.SIGINT)
                program.communicate(timeout=5)
                self.assertEqual(program.returncode, INTERRUPTED)

    def test_full_disk(self):
        with Keyring() as keyring:
            self.assertEqual(save(OLD), (True, ''))
            keyring.fill_disk(True)
            is_saved, words = save(NEW)
            self.assertFalse(is_saved)
            self.assertTrue(words.startswith('This computer’s keyring'), words)
            self.assertEqual(saved(), OLD)
            keyring.kill()
            keyring.start()
            self.assertEqual(saved(), OLD)
            self.assertEqual(save(NEW), (True, ''))

    def test_the_bus_goes(self):
        """Neither with a crash nor without a word: what was found is told all the same."""
        with own_bus() as (bus, env), Keyring('silent', env=env):
            program = begin_save(NEW, env)
            time.sleep(0.5)
            bus.kill()
            is_saved, words = end_save(program)
            self.assertFalse(is_saved)
            self.assertTrue(words.startswith('This computer’s keyring'), words)
        finished = run('set-up', 'bob@smtp-only.test', '--json', '--password-stdin',
                       input=PASSWORD + '\n', env=env)
        self.assertEqual((finished.returncode, document(finished)['signed_in']), (NO_STORE, True))


class Together(unittest.TestCase):
    def test_at_once(self):
        """One of them is saved, and says so; others that were not are told why."""
        with Keyring():
            for number in range(10):
                words = [f'{letter}{number}' * 100 for letter in 'abc']
                ends = [end_save(program) for program in [begin_save(word) for word in words]]
                winner = words.index(saved())
                self.assertEqual(ends[winner], (True, ''))
                for is_saved, said in ends:
                    self.assertTrue(is_saved or said.startswith('Other settings were saved'), said)
            self.assertEqual(number_of_items(), 1)


class Computer(unittest.TestCase):
    """Little left of what the computer has."""

    def set_up(self, *limits):
        return run('set-up', 'bob@smtp-only.test', '--json', '--password-stdin', '--timeout', '8',
                   input=PASSWORD + '\n', prefix=('prlimit', *limits))

    def test_few_files(self):
        with Keyring():
            for number in (6, 8, 10, 13, 30):
                with self.subTest(files=number):
                    done = self.set_up(f'--nofile={number}:{number}')
                    self.assertEqual((done.returncode, done.stdout), (1, ''))
                    self.assertEqual(done.stderr, 'Too many files are open on this computer. Close '
                                     'some programs, and try again.\n')
            self.assertEqual(self.set_up('--nofile=16:1024').returncode, DONE)

    def test_little_memory(self):
        """GLib ends a program that gets no memory, and waits for threads that cannot be started:
        all the same, nothing is saved by half, and no word is said of the password.
        """
        with Keyring():
            self.assertEqual(save(OLD), (True, ''))
            for mebibytes in (2, 4, 8, 16, 32, 64):
                with self.subTest(mebibytes=mebibytes):
                    limit = f'--data={mebibytes << 20}'
                    with contextlib.suppress(subprocess.TimeoutExpired):
                        subprocess.run(['prlimit', limit, SAVE, ACCOUNT, NEW], capture_output=True,
                                       timeout=3)
                    self.assertIn(saved(), (OLD, NEW))
                    done = self.set_up(limit)
                    self.assertNotIn(PASSWORD, done.stdout + done.stderr)
                    self.assertTrue(done.returncode < 0 or document(done))

    def test_output_to_a_full_disk(self):
        """Whoever takes it for done loses it."""
        with Keyring(), open('/dev/full', 'w', encoding='ascii') as full:
            self.assertEqual(save(OLD), (True, ''))
            for words in (['show', ACCOUNT, '--format', 'json'], ['list'], ['--help'],
                          ['explain', '535 5.7.8'], ['find', 'bob@smtp-only.test', '--json']):
                with self.subTest(words[0]):
                    done = subprocess.run([os.environ['PORTOLAN'], *words], stdout=full,
                                          stderr=subprocess.PIPE, text=True)
                    self.assertEqual(done.returncode, PROBLEM)
                    self.assertEqual(done.stderr,
                                     'The output could not be written. Is the disk full?\n')


if __name__ == '__main__':
    tap.main()
