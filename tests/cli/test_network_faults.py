#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The network goes away, or the computer sleeps, in the middle of a set-up: it ends all the same."""

import json
import os
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

from command import COMMAND, DONE, NO_NETWORK, PASSWORD, PROBLEM
import tap

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'lab'))
from portolan_lab import ask  # noqa: E402

LIMIT, GRACE = 6, 2  # seconds

# Domains whose servers fall silent at one stage, which is where the network goes away.
STAGES = ('connect', 'greeting', 'half-greeting', 'ehlo', 'half-ehlo', 'starttls', 'handshake',
          'ehlo-tls', 'half-ehlo-tls', 'auth', 'mail', 'rcpt')

FINDINGS = ('offline', 'server-timeout', 'connection-timeout', 'resolver-failed')


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


def heard():
    """Which hostile servers were reached."""
    with open(os.environ['PORTOLAN_LAB_LOGS'] + '/hostile.log', encoding='ascii') as log:
        return {json.loads(line)['domain'] for line in log}


def wait_until_reached(domains, seconds):
    """Until all of these servers were reached, and most have said all that they will say."""
    end = time.monotonic() + seconds
    while not set(domains) <= heard() and time.monotonic() < end:
        time.sleep(0.1)
    time.sleep(0.5)


class Unplugged(unittest.TestCase):
    def test_at_each_stage(self):
        domains = {f'hostile-silence-at-{stage}.test': stage for stage in STAGES}
        programs = {stage: begin(domain) for domain, stage in domains.items()}
        programs['resolve'] = begin('silent-names.test')
        wait_until_reached(domains, LIMIT / 2)
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
                    self.assertIn(status, (NO_NETWORK, PROBLEM))
                    self.assertIn(result['findings'][0]['id'], FINDINGS)


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
