#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""portolan check when it is not the server that is broken: the network, the clock, a box between."""

import os
import unittest
from pathlib import Path

from checking import (ask, begin, changes, check, check_one, detail, end, ids, item_of, sign_ins,
                      states)
from command import DONE, NO_NETWORK, PROBLEM
import tap

ONE, OTHER = 'change1.test', 'change2.test'
TWO_HOSTS = 'drop465.test'

FAKETIME = Path('/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1')


class Network(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        begin(ONE)
        begin(OTHER)
        begin(TWO_HOSTS, 587)

    @classmethod
    def tearDownClass(cls):
        end(ONE, OTHER)

    def tearDown(self):
        ask.restore('network', ONE, OTHER)

    def broken(self, change, domain=ONE):
        """What a check says, by which nothing may change."""
        before = item_of(domain)
        ask.change(('network', change))
        status, account = check_one(domain, '--repair', '--yes', '--timeout', '8')
        ask.restore('network')
        self.assertEqual(item_of(domain), before)
        self.assertEqual((account['proposal'], account['sign_ins'], changes(account)),
                         (None, 0, {}), account)
        return status, account

    def test_well_before_and_after(self):
        for domain in (ONE, OTHER, TWO_HOSTS):
            self.assertEqual(check_one(domain)[0], DONE)

    def test_unplugged(self):
        status, account = self.broken('unplug')
        self.assertEqual((status, ids(account)), (NO_NETWORK, ['offline']), account)
        self.assertEqual(set(states(account).values()), {False, None})
        self.assertIs(states(account)['network'], False)

    def test_no_name_server(self):
        status, account = self.broken('no-name-server')
        self.assertEqual((status, ids(account)), (PROBLEM, ['resolver-failed']), account)
        self.assertEqual((states(account)['network'], states(account)['name']), (True, False))

    def test_silent_name_server(self):
        status, account = self.broken('silent-name-server')
        self.assertEqual((status, ids(account)), (PROBLEM, ['resolver-failed']), account)

    def test_everything_held_back(self):
        status, account = self.broken('drop-all', TWO_HOSTS)
        self.assertEqual((status, ids(account)), (PROBLEM, ['connection-timeout']), account)
        self.assertIs(states(account)['network'], False, account)

    def test_page_of_a_hotel(self):
        status, account = self.broken('portal')
        self.assertEqual((status, ids(account)), (PROBLEM, ['captive-portal']), account)
        self.assertIs(states(account)['network'], False)

    def test_box_in_between(self):
        """One unknown issuer at servers of different owners; alone, it could be the server's own."""
        ask.change((ONE, 'certificate', 'unknown-issuer'), (OTHER, 'certificate', 'unknown-issuer'))
        before = sign_ins(ONE) + sign_ins(OTHER)
        _, accounts = check('--repair', '--yes', '--timeout', '8')
        for domain in (ONE, OTHER):
            self.assertEqual(ids(accounts[domain]), ['intercepted'], accounts[domain])
            self.assertIsNone(accounts[domain]['proposal'])
        self.assertEqual(ids(accounts[TWO_HOSTS]), [])
        self.assertEqual(ids(check_one(ONE)[1]), ['certificate-untrusted'])
        self.assertEqual(sign_ins(ONE) + sign_ins(OTHER), before)


@unittest.skipUnless(FAKETIME.exists(), 'there is no libfaketime')
class Clock(unittest.TestCase):
    """A wrong clock makes good certificates look bad; the time that others tell shows it."""

    @classmethod
    def setUpClass(cls):
        begin(ONE)

    @classmethod
    def tearDownClass(cls):
        end(ONE)

    def at(self, days):
        asan = os.environ.get('ASAN_OPTIONS', '')
        return check_one(ONE, '--repair', '--yes', env={
            'LD_PRELOAD': str(FAKETIME), 'FAKETIME': f'{days:+}d',
            'FAKETIME_DONT_FAKE_MONOTONIC': '1', 'ASAN_OPTIONS': asan + ':verify_asan_link_order=0'})

    def test_behind(self):
        before = item_of(ONE)
        status, account = self.at(-1000)
        self.assertEqual((status, ids(account)), (PROBLEM, ['certificate-not-yet-valid']), account)
        self.assertAlmostEqual(account['clock_offset_seconds'], -1000 * 86400, delta=60)
        self.assertEqual((account['proposal'], account['sign_ins']), (None, 0))
        self.assertIn('clock', detail(account, 'certificate'))
        self.assertEqual(item_of(ONE), before)

    def test_ahead(self):
        _, account = self.at(+1000)
        self.assertEqual(ids(account), ['certificate-expired'], account)
        self.assertAlmostEqual(account['clock_offset_seconds'], 1000 * 86400, delta=60)
        self.assertEqual((account['proposal'], account['sign_ins']), (None, 0))

    def test_right_clock(self):
        """The server's own neglect is not the clock's."""
        ask.change((ONE, 'certificate', 'expired'))
        _, account = check_one(ONE)
        ask.restore(ONE)
        self.assertEqual((ids(account), account['clock_offset_seconds']),
                         (['certificate-expired'], 0))


if __name__ == '__main__':
    tap.main()
