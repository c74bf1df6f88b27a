#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""portolan check: break what was set up, one thing at a time, and see what it makes of that."""

import unittest

from broken import ROWS, STEPS
from checking import (ask, begin, changes, check, check_one, end, ids, item_of, keep, sign_ins,
                      states)
from command import PASSWORD, PROBLEM, run
import tap


class Broken(unittest.TestCase):
    """The table: every row is broken at the same time, then checked, then repaired."""

    @classmethod
    def setUpClass(cls):
        ask.change(*((row.domain, *change) for row in ROWS for change in row.first))
        for row in ROWS:
            begin(row.domain, row.port, *(('--accept', row.accept) if row.accept else ()))
            keep(row.domain, colour='green')
        cls.before = {row.domain: item_of(row.domain) for row in ROWS}
        ask.change(*((row.domain, *change) for row in ROWS for change in row.breaks))
        cls.status, cls.checked = check('--timeout', '16')
        cls.between = {row.domain: item_of(row.domain) for row in ROWS}
        cls.repair_status, cls.repaired = check('--repair', '--yes', '--timeout', '16')
        cls.after = {row.domain: item_of(row.domain) for row in ROWS}

    @classmethod
    def tearDownClass(cls):
        end(*(row.domain for row in ROWS))

    def each(self, judge, rows=ROWS):
        for row in rows:
            with self.subTest(row.name):
                judge(row, self.checked[row.domain])

    def test_order(self):
        self.assertEqual(list(self.checked), sorted(self.checked))
        self.assertEqual((self.status, self.repair_status), (PROBLEM, PROBLEM))

    def test_findings(self):
        def judge(row, account):
            self.assertEqual(ids(account)[:1], [row.finding] if row.finding else [], account)
            self.assertEqual(account['ok'], not row.finding)
        self.each(judge)

    def test_steps(self):
        """What went well before the failure is told, what depends on it is not."""
        def judge(row, account):
            place = STEPS.index(row.failed) if row.failed else len(STEPS)
            expected = {step: True if number < place else (False if number == place else None)
                        for number, step in enumerate(STEPS)}
            self.assertEqual(states(account), expected, account)
        self.each(judge)

    def test_changes(self):
        def judge(row, account):
            found = changes(account)
            expected = {what: tuple(part.format(domain=row.domain) if isinstance(part, str)
                                    else part for part in pair)
                        for what, pair in row.changed.items() if pair}
            if 'certificate' in row.changed:
                self.assertNotEqual(*found.pop('certificate'))
            self.assertEqual(found, expected, account)
            self.assertEqual(account['proposal'] is not None, bool(expected), account)
        self.each(judge)

    def test_sign_ins(self):
        def judge(row, account):
            self.assertEqual(account['sign_ins'], row.sign_ins, account)
        self.each(judge)

    def test_check_alone_changes_no_settings(self):
        def settings(item):
            return {member: value for member, value in item.items()
                    if member not in ('sign_ins', 'saved')}

        def judge(row, _):
            self.assertEqual(settings(self.between[row.domain]),
                             settings(self.before[row.domain]))
        self.each(judge)

    def test_repair(self):
        """Exactly what changed is changed, and nothing else; what is unknown survives."""
        def judge(row, _):
            account, item = self.repaired[row.domain], self.after[row.domain]
            before = self.before[row.domain]
            different = {member: (before[member], item[member])
                         for member in ('host', 'port', 'security', 'username', 'auth', 'password')
                         if before[member] != item[member]}
            self.assertEqual(account['repaired'], row.repaired, account)
            self.assertEqual(item['colour'], 'green')
            self.assertEqual(different, changes(account) if row.repaired else {}, account)
        self.each(judge)

    def test_repaired_is_well(self):
        def judge(row, _):
            account = self.repaired[row.domain]
            self.assertTrue(account['ok'])
            self.assertEqual(set(states(account).values()), {True})
            _, again = check_one(row.domain)
            self.assertEqual((again['ok'], changes(again)), (True, {}), again)
        self.each(judge, [row for row in ROWS if row.repaired])

    def test_password_goes_nowhere_else(self):
        """Only to the doors of its own domain, and never without encryption."""
        self.assertEqual(sign_ins('provider.test'), 0)
        self.assertEqual(self.repaired['moved-away.test']['proposal']['needs'], ['other-domain'])

    def test_report(self):
        """What was tried and answered, but neither the address nor the password."""
        for words in ((), ('--json',)):
            text = run('check', 'bob@change1.test', '--report', *words).stdout
            self.assertIn('smtp.change1.test', text)
            self.assertIn('250', text)
            self.assertNotIn('bob', text)
            self.assertNotIn(PASSWORD, text)
        self.assertIn('bob@change1.test', run('check', 'bob@change1.test', '--report',
                                              '--with-address').stdout)


if __name__ == '__main__':
    tap.main()
