#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The network goes away, or the computer sleeps, in the middle: it ends all the same.

And it says that the network is gone, whatever the server had said by then.
"""

import json
import os
import signal
import subprocess
import time
import unittest
from collections import Counter

from checking import ask, begin as begin_account, end as end_accounts, ids, keep, states
from command import COMMAND, DONE, NO_NETWORK, PASSWORD, PROBLEM
import tap

LIMIT, GRACE = 6, 2  # seconds

# Domains whose servers fall silent at one stage, which is where the network goes away.
STAGES = ('connect', 'greeting', 'half-greeting', 'ehlo', 'half-ehlo', 'starttls', 'handshake',
          'ehlo-tls', 'half-ehlo-tls', 'auth', 'mail', 'rcpt')


def begin(domain, limit=LIMIT):
    program = subprocess.Popen(
        [COMMAND, 'set-up', f'bob@{domain}', '--json', '--password-stdin', '--no-save', '--timeout',
         str(limit)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, env=os.environ | {'LC_ALL': 'C.UTF-8'})
    program.stdin.write(PASSWORD + '\n')
    program.stdin.flush()
    return program


def end(program, seconds=LIMIT + GRACE):
    """Its status and its document."""
    out, err = program.communicate(timeout=seconds)
    return program.returncode, json.loads(out), err


def domain_of(stage):
    return f'hostile-silence-at-{stage}.test'


def connections():
    """How often each hostile server was reached."""
    with open(os.environ['PORTOLAN_LAB_LOGS'] + '/hostile.log', encoding='ascii') as log:
        found = {(said['domain'], said['connection']) for said in map(json.loads, log)}
    return Counter(domain for domain, _ in found)


def wait_until_reached(before, seconds):
    """Until all of these servers were reached again, and most have said all that they will say."""
    end = time.monotonic() + seconds
    while (any(connections()[domain_of(stage)] <= before[domain_of(stage)] for stage in STAGES)
           and time.monotonic() < end):
        time.sleep(0.1)
    time.sleep(0.5)


class Unplugged(unittest.TestCase):
    def test_at_each_stage(self):
        before = connections()
        programs = {stage: begin(domain_of(stage)) for stage in STAGES}
        programs['resolve'] = begin('silent-names.test')
        wait_until_reached(before, LIMIT / 2)
        ask.change(('network', 'unplug'))
        self.addCleanup(ask.restore, 'network')
        for stage, program in programs.items():
            with self.subTest(stage):
                status, result, words = end(program)
                self.assertLess(result['elapsed_ms'], (LIMIT + GRACE) * 1000)
                self.assertEqual((result['saved'], words), (False, ''))
                if stage in ('mail', 'rcpt') and result['signed_in']:
                    self.assertEqual(status, DONE)  # only the trial is missing
                else:
                    self.assertEqual((status, ids(result)), (NO_NETWORK, ['offline']), result)


class UnpluggedCheck(unittest.TestCase):
    """The same with saved settings: an account for each stage, whose server was exchanged."""

    def setUp(self):
        self.accounts = {stage: f'change{number + 1}.test' for number, stage in enumerate(STAGES)}
        self.addCleanup(end_accounts, *self.accounts.values())
        for stage, account in self.accounts.items():
            begin_account(account)
            keep(account, host=f'smtp.hostile-silence-at-{stage}.test', port=587,
                 security='starttls', alternatives=[])

    def begin(self):
        return {stage: subprocess.Popen([COMMAND, 'check', f'bob@{account}', '--json', '--timeout',
                                         str(2 * LIMIT)], stdout=subprocess.PIPE, text=True)
                for stage, account in self.accounts.items()}

    def end(self, program):
        out, _ = program.communicate(timeout=2 * (LIMIT + GRACE))
        return program.returncode, json.loads(out)['accounts'][0]

    def test_at_each_stage(self):
        before = connections()
        programs = self.begin()
        wait_until_reached(before, LIMIT / 2)
        ask.change(('network', 'unplug'))
        self.addCleanup(ask.restore, 'network')
        for stage, program in programs.items():
            with self.subTest(stage):
                status, account = self.end(program)
                self.assertEqual((status, ids(account)), (NO_NETWORK, ['offline']), account)
                self.assertIs(states(account)['network'], False)
                self.assertEqual(set(states(account).values()), {False, None})
                self.assertIsNone(account['proposal'])

    def test_servers_that_fall_silent(self):
        """Without that, it is the server."""
        for stage, program in self.begin().items():
            with self.subTest(stage):
                _, account = self.end(program)
                self.assertNotIn('offline', ids(account))
                self.assertIs(states(account)['network'], True)


class Asleep(unittest.TestCase):
    def test_deadline_passes(self):
        """As a laptop that is closed and opened again: nothing is begun anew, it ends at once."""
        for domain in ('silent-names.test', 'hostile-silence-at-greeting.test',
                       'hostile-silence-at-auth.test'):
            with self.subTest(domain):
                program = begin(domain, limit=2)
                time.sleep(1)
                program.send_signal(signal.SIGSTOP)
                time.sleep(2)
                program.send_signal(signal.SIGCONT)
                status, result, _ = end(program, GRACE)
                self.assertEqual((status, result['signed_in']), (PROBLEM, False))


if __name__ == '__main__':
    tap.main()
