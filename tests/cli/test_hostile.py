#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""portolan find and set-up against every server of the lab that means no good.

Each row of tests/lab/portolan_lab/hostile_rows.py says what should come of it; the rules that hold
for all of them are the methods of Hostile. Many run at once, since most of them only wait.
"""

import base64
import collections
import concurrent.futures
import json
import os
import subprocess
import sys
import time
import unicodedata
import unittest
from pathlib import Path

from command import COMMAND, DONE, PROBLEM
import tap

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'lab'))
from portolan_lab import ask, wire  # noqa: E402
from portolan_lab.hostile_rows import HOSTILE, LIMITED, NEVER, OLD_PASSWORD, WORKS  # noqa: E402

# Seconds that each is given: those that never end by themselves, those that do not after a while,
# and the rest
SHORT, MEDIUM, LONG = 2, 6, 20
GRACE = 1  # and how much longer it may take to leave
AT_ONCE = 10
MOST_MEMORY = 40 << 10  # KiB
MOST_TEXT = 64 << 10  # octets that are printed
PASSWORD = 'cAnAry-9731-Passw0rd'
OTHER_PASSWORD = 'cAnAry-2-of-them'

SANITIZED = 'ASAN_OPTIONS' in os.environ  # they take memory and time of their own


def shapes(password):
    """What would give it away: plain, and in base64 wherever it stands in what was encoded."""
    octets = password.encode()
    yield octets
    for shift in range(3):
        whole = octets[-shift % 3:]
        yield base64.b64encode(whole[:len(whole) // 3 * 3])


Run = collections.namedtuple('Run', 'status out err seconds limit memory')


def run(*words, limit=None, password=None):
    begin = time.monotonic()
    words += ('--timeout', str(limit)) if limit else ()
    program = subprocess.Popen([COMMAND, *words], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env=os.environ | {'LC_ALL': 'C.UTF-8'})
    if password:
        program.stdin.write(password.encode() + b'\n')
    program.stdin.close()
    out, err = program.stdout.read(), program.stderr.read()
    os.waitid(os.P_PID, program.pid, os.WEXITED | os.WNOWAIT)
    seconds = time.monotonic() - begin - waited_for_its_turn(program.pid)
    _, status, usage = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    return Run(program.returncode, out, err, seconds, limit, usage.ru_maxrss)


def waited_for_its_turn(process):
    """Seconds in which it could have gone on, but the computer was busy with others."""
    return int(Path(f'/proc/{process}/schedstat').read_text().split()[1]) / 1e9


def find(row):
    return run('find', f'bob@{row.domain}', '--json', limit=SHORT if row.best is None else LONG)


def find_as_text(row):
    return run('find', f'bob@{row.domain}', limit=SHORT)


def set_up(row):
    limit = SHORT
    if row.told == WORKS:
        limit = MEDIUM if row.hangs else LONG
    return run('set-up', f'bob@{row.domain}', '--json', '--password-stdin', '--no-save',
               limit=limit, password=PASSWORD)


def heard():
    """What the servers heard: (domain, port, connection) -> channel -> octets."""
    everything = collections.defaultdict(lambda: collections.defaultdict(bytes))
    with open(os.environ['PORTOLAN_LAB_LOGS'] + '/hostile.log', encoding='ascii') as log:
        for line in log:
            piece = json.loads(line)
            place = piece['domain'], piece['port'], piece['connection']
            everything[place][piece['channel']] += piece['octets'].encode('latin-1')
    return everything


def strings(value):
    if isinstance(value, dict):
        value = list(value) + list(value.values())
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return [value] if isinstance(value, str) else []


SHOWN = [row for row in HOSTILE if row.name.startswith('shown')]


class Hostile(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        ask.change(('network', 'capture'))
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            works = {(row.name, how.__name__): pool.submit(how, row)
                     for how in (find, set_up) for row in HOSTILE}
            works |= {(row.name, 'find_as_text'): pool.submit(find_as_text, row)
                      for row in SHOWN}
            cls.runs = {key: work.result() for key, work in works.items()}
        cls.heard = heard()
        cls.said = wire.read(os.environ['PORTOLAN_LAB_LOGS'])

    @classmethod
    def tearDownClass(cls):
        ask.restore('network')

    def each(self, check, *kinds, rows=HOSTILE):
        """Every run of these kinds, with its row, as a part of the test."""
        for row in rows:
            for kind in kinds:
                with self.subTest(row.name, kind=kind):
                    check(row, self.runs[row.name, kind])

    def test_it_ends_in_time(self):
        def check(_, done):
            self.assertLess(done.seconds, done.limit + GRACE)

        self.each(check, 'find', 'set_up')

    @unittest.skipIf(SANITIZED, 'the sanitizers take memory of their own')
    def test_memory_is_bounded(self):
        def check(_, done):
            self.assertLess(done.memory, MOST_MEMORY)

        self.each(check, 'find', 'set_up')

    def test_what_is_found(self):
        def check(row, done):
            found = json.loads(done.out)
            needs = [proposal['needs'] for proposal in found['proposals'][:1]]
            self.assertEqual(needs, [] if row.best is None else [row.best], found['tried'])
            self.assertEqual(done.status, PROBLEM if row.best is None else DONE, done.err)

        self.each(check, 'find')

    def test_only_exact_codes_count(self):
        """A sign-in that is said to have worked has worked, and two tries are the most."""
        def check(row, done):
            result = json.loads(done.out)
            self.assertEqual(done.status, DONE if row.told == WORKS else PROBLEM, done.err)
            self.assertEqual(result['signed_in'], row.told in (LIMITED, WORKS))
            self.assertLessEqual(result['attempts'], 0 if row.told == NEVER else 2)

        self.each(check, 'set_up')

    def test_what_is_shown(self):
        """Valid UTF-8, no character that does something, and not endless."""
        def check(texts, done):
            self.assertLess(len(done.out) + len(done.err), MOST_TEXT)
            for text in [*texts, done.err.decode()]:
                kinds = {unicodedata.category(letter) for letter in text if letter != '\n'}
                self.assertFalse(kinds & {'Cc', 'Cf', 'Cs', 'Co', 'Cn', 'Zl', 'Zp'}, text)

        self.each(lambda _, done: check(strings(json.loads(done.out)), done), 'find', 'set_up')
        self.each(lambda _, done: check([done.out.decode()], done), 'find_as_text', rows=SHOWN)

    def test_no_password_in_what_is_shown(self):
        def check(_, done):
            for shape in shapes(PASSWORD):
                self.assertNotIn(shape, done.out + done.err)

        self.each(check, 'set_up')

    def test_no_sign_in_but_where_it_may(self):
        """Neither a password nor a way to sign in, but inside TLS to who has proved its name."""
        rows = {row.domain: row for row in HOSTILE}
        for (domain, port, number), channels in self.heard.items():
            with self.subTest(domain, port=port, connection=number):
                for channel, octets in channels.items():
                    if channel != 'tls' or rows[domain].told == NEVER:
                        self.assertNotIn(b'AUTH', octets)
                        for shape in shapes(PASSWORD):
                            self.assertNotIn(shape, octets)

    def test_nothing_on_the_wire(self):
        """The same, seen from outside: in no packet to anybody, mail server or not."""
        self.assertGreater(len(self.said), len(HOSTILE))
        for flow, octets in self.said.items():
            self.assertNotIn(b'AUTH', octets, flow)
            for shape in shapes(PASSWORD):
                self.assertNotIn(shape, octets, flow)

    def test_the_wire_is_watched(self):
        """The test above is not blind: with the very consent, the password is seen."""
        done = run('set-up', 'bob@hostile-stripped.test', '--password-stdin', '--no-save',
                   '--accept', 'encryption-missing', limit=LONG, password=OTHER_PASSWORD)
        self.assertEqual(done.status, DONE, done.out)
        said = wire.read(os.environ['PORTOLAN_LAB_LOGS'])
        self.assertEqual(len([flow for flow, octets in said.items()
                              if any(shape in octets for shape in shapes(OTHER_PASSWORD))]), 1)

    def test_passwords_are_heard_where_they_may(self):
        """The test above is not blind."""
        found = {place[0] for place, channels in self.heard.items()
                 if any(shape in channels['tls'] for shape in shapes(PASSWORD))}
        self.assertLessEqual({row.domain for row in HOSTILE if row.told == WORKS}, found)


class Quirks(unittest.TestCase):
    """Servers that are odd are met halfway, and what worked is kept."""

    def set_up(self, quirk, password=PASSWORD):
        row = next(row for row in HOSTILE if row.name == quirk)
        done = run('set-up', f'bob@{row.domain}', '--json', '--password-stdin', limit=LONG,
                   password=password)
        self.assertEqual(done.status, DONE, done.out)
        shown = run('show', f'bob@{row.domain}', '--format', 'json')
        return json.loads(done.out)['attempts'], json.loads(shown.out)

    def test_mechanism(self):
        for quirk, auth in (('quirk-login', 'LOGIN'), ('quirk-plain', 'PLAIN')):
            attempts, settings = self.set_up(quirk)
            self.assertEqual((attempts, settings['auth']), (2, auth))

    def test_encoding(self):
        attempts, settings = self.set_up('quirk-latin-1', OLD_PASSWORD)
        self.assertEqual((attempts, settings['charset']), (3, 'ISO-8859-1'))

    def test_name(self):
        _, settings = self.set_up('quirk-name-501')
        self.assertEqual(settings['hello'], 'localhost.localdomain')


class Sources(unittest.TestCase):
    """Web servers and name servers that keep others waiting."""

    def test_all_ends_in_time(self):
        for domain in ('file-silent.test', 'file-dropped.test', 'silent-names.test'):
            with self.subTest(domain):
                done = run('find', f'bob@{domain}', '--json', '--all', limit=SHORT)
                self.assertLess(done.seconds, SHORT + GRACE)


if __name__ == '__main__':
    tap.main()
