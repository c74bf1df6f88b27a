#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""After a set-up the password is in the keyring and nowhere else: no memory, no output, no log."""

import base64
import os
import sys
import unittest
from pathlib import Path

from command import COMMAND, DONE, PASSWORD, PROBLEM
import memory
import tap

# Freed memory stays as it was: the sanitizers see to that by themselves, for others keep-freed.c
# does. What would overwrite it is switched off, and so are searches for leaks, which trace, too.
ENVIRONMENT = os.environ | {'LC_ALL': 'C.UTF-8', 'G_MESSAGES_DEBUG': 'all', 'MALLOC_PERTURB_': '0',
                            'ASAN_OPTIONS': 'detect_leaks=0'}
if 'ASAN_OPTIONS' not in os.environ:
    ENVIRONMENT['LD_PRELOAD'] = os.environ['KEEP_FREED']
WRONG = 'cAnAry-9731-Passw0rd'


def shapes(password):
    """Plain, and in base64 wherever it stands in what was encoded."""
    octets = password.encode()
    yield octets
    for shift in range(3):
        whole = octets[-shift % 3:]
        yield base64.b64encode(whole[:len(whole) // 3 * 3])


def set_up(address, password, *options):
    return memory.run([COMMAND, 'set-up', address, '--password-stdin', *options],
                      password.encode() + b'\n', ENVIRONMENT)


class Secrets(unittest.TestCase):

    def check(self, password, output, regions):
        self.assertGreater(sum(len(octets) for _, octets in regions), 1 << 20)
        for shape in shapes(password):
            self.assertNotIn(shape, output)
            self.assertEqual([name for name, octets in regions if shape in octets], [], shape)

    def test_each_way_to_sign_in(self):
        """But for those that hash: libgsasl keeps copies of its own for that, out of our reach."""
        for domain in ('smtp-only.test', 'login-only.test', 'exim.test'):
            with self.subTest(domain):
                status, output, regions = set_up(f'bob@{domain}', PASSWORD)
                self.assertEqual(status, DONE, output)
                self.check(PASSWORD, output, regions)

    def test_refused(self):
        status, output, regions = set_up('bob@smtp-only.test', WRONG, '--json')
        self.assertEqual(status, PROBLEM)
        self.check(WRONG, output, regions)

    def test_saved(self):
        """Other commands that read the keyring leave nothing either."""
        set_up('bob@smtp-only.test', PASSWORD)
        for words in (['list'], ['show', 'bob@smtp-only.test']):
            with self.subTest(words[0]):
                status, output, regions = memory.run([COMMAND, *words], b'', ENVIRONMENT)
                self.assertEqual(status, DONE)
                self.check(PASSWORD, output, regions)

    def test_files(self):
        """Nothing that was written in the person's folders holds it."""
        set_up('bob@smtp-only.test', WRONG)
        for folder in ('HOME', 'TMPDIR', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_STATE_HOME'):
            for file in Path(os.environ[folder]).rglob('*') if folder in os.environ else ():
                if file.is_file():
                    for shape in shapes(WRONG):
                        self.assertNotIn(shape, file.read_bytes(), file)

    def test_the_search_is_not_blind(self):
        """A program that keeps it is found out."""
        keeper = 'import os, sys; kept = sys.stdin.buffer.read(); os._exit(0)'
        _, _, regions = memory.run([sys.executable, '-c', keeper], WRONG.encode(), ENVIRONMENT)
        self.assertTrue(any(WRONG.encode() in octets for _, octets in regions))


if __name__ == '__main__':
    tap.main()
