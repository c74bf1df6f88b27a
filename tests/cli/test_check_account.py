#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""portolan check and the account: no re-check may get it locked, or change what nobody asked for."""

import json
import os
import signal
import subprocess
import tempfile
import time
import unittest

from checking import (ask, begin, calls, changes, check_one, detail, end, ids, item_of, keep,
                      sign_ins, states)
from command import (COMMAND, DONE, INTERRUPTED, PASSWORD, PROBLEM, USAGE, counts, document, run,
                     set_up)
import tap
from test_terminal import Terminal

ONE = 'change1.test'

# A reply that was seen → what it means. None of these has to do with the settings.
NOT_THE_SETTINGS = {
    '450 4.7.1 Daily sending quota exceeded': 'sending-limit',
    '552 5.2.2 The recipient mailbox is full': 'recipient-full',
    '550 5.1.1 <nobody@y.test>: Recipient address rejected: User unknown': 'recipient-unknown',
    '554 5.7.1 Message rejected as spam': 'content-rejected',
    '552 5.3.4 Message size exceeds fixed limit': 'message-too-big',
    '450 4.2.0 Greylisted, see http://postgrey.schweikert.ch/help/': 'greylisted',
}

# After these, the server may be called, but nobody signs in.
LEAVE_ALONE = {
    '454 4.7.0 Temporary authentication failure': 'sign-in-temporary',
    '421 4.3.2 All server ports are busy': 'server-busy',
    '535 5.7.8 Account locked, too many failed logins': 'account-locked',
}


SILENT = 'hostile-silence-at-auth.test'  # hears the password and says nothing


def passwords_heard(domain):
    """How often somebody began to sign in at a hostile server."""
    with open(os.environ['PORTOLAN_LAB_LOGS'] + '/hostile.log', encoding='ascii') as log:
        return sum(said['domain'] == domain and said['octets'].startswith('AUTH')
                   for said in map(json.loads, log))


def wait_for(condition, seconds=60):
    end_of_patience = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end_of_patience:
            raise AssertionError('it does not come to that')
        time.sleep(0.05)


class Account(unittest.TestCase):
    def setUp(self):
        begin(ONE)

    def tearDown(self):
        end(ONE)

    # What was seen

    def test_nobody_is_called_about_other_things(self):
        before = calls(ONE)
        for reply, finding in NOT_THE_SETTINGS.items():
            with self.subTest(reply):
                status, account = check_one(ONE, '--error', reply, '--repair', '--yes')
                self.assertEqual((status, ids(account)), (PROBLEM, [finding]))
                self.assertEqual(set(states(account).values()), {None})
                self.assertIsNone(account['proposal'])
        self.assertEqual(calls(ONE), before)

    def test_nobody_signs_in_after_a_lock(self):
        before = sign_ins(ONE)
        for reply, finding in LEAVE_ALONE.items():
            with self.subTest(reply):
                status, account = check_one(ONE, '--error', reply)
                self.assertEqual((status, ids(account)), (PROBLEM, [finding]))
                self.assertIs(states(account)['certificate'], True)
                self.assertIsNone(states(account)['sign-in'])
                self.assertGreater(account['wait_seconds'], 0)
        self.assertEqual(sign_ins(ONE), before)

    def test_what_is_over(self):
        """A sign-in shows that a refusal of earlier does not hold any more."""
        status, account = check_one(ONE, '--error', '535 5.7.8 authentication failed')
        self.assertEqual((status, ids(account)), (DONE, []))

    def test_what_the_steps_do_not_show(self):
        status, account = check_one(ONE, '--error', '553 5.7.1 Sender address rejected: not owned '
                                                    'by user bob')
        self.assertEqual((status, ids(account)), (PROBLEM, ['sender-not-allowed']))
        self.assertEqual(set(states(account).values()), {True})

    # Lockout

    def test_refusals_are_remembered(self):
        """However often the program is started: three refused sign-ins, and none of them twice."""
        ask.change((ONE, 'password', 'another'))
        before = sign_ins(ONE)
        made = []
        for _ in range(4):
            _, account = check_one(ONE, '--repair', '--yes')
            self.assertEqual(ids(account), ['password-wrong'])
            made.append(account['sign_ins'])
        self.assertEqual(made, [2, 1, 0, 0])
        self.assertEqual(sign_ins(ONE) - before, 3)
        self.assertIsNone(states(account)['sign-in'])
        self.assertIn('minutes', detail(account, 'sign-in'))
        self.assertGreater(account['wait_seconds'], 25 * 60)

        record = item_of(ONE)['sign_ins']
        self.assertEqual((record['refused'], record['finding']), (3, 'password-wrong'))
        self.assertNotIn(PASSWORD, str(record))

    def begin_sign_in(self):
        """A check whose server has heard the password, and says nothing."""
        before = passwords_heard(SILENT)
        program = subprocess.Popen([COMMAND, 'check', f'bob@{ONE}', '--json'],
                                   stdout=subprocess.PIPE, text=True)
        self.addCleanup(program.kill)
        wait_for(lambda: passwords_heard(SILENT) > before)
        return program

    def test_what_is_interrupted_counts(self):
        """A sign-in is counted before the password goes out, however the program ends then."""
        keep(ONE, host=f'smtp.{SILENT}', port=587, security='starttls')
        before = item_of(ONE)
        for number, how in enumerate((signal.SIGINT, signal.SIGKILL, signal.SIGTERM), start=1):
            with self.subTest(how):
                program = self.begin_sign_in()
                program.send_signal(how)
                self.assertEqual(program.communicate(timeout=60)[0], '')
                after = item_of(ONE)
                self.assertEqual(after.pop('sign_ins')['refused'], number)
                self.assertEqual(after, before)
        heard = passwords_heard(SILENT)
        status, account = check_one(ONE)
        self.assertEqual((status, account['sign_ins'], ids(account)),
                         (PROBLEM, 0, ['sign-in-temporary']), account)
        self.assertGreater(account['wait_seconds'], 0)
        self.assertEqual(passwords_heard(SILENT), heard)

    def test_what_works_leaves_no_trace(self):
        before = item_of(ONE)
        self.assertEqual(check_one(ONE)[0], DONE)
        self.assertEqual(item_of(ONE), before)

    def test_interrupted_repair_counts(self):
        keep(ONE, alternatives=[{'host': f'smtp.{SILENT}', 'port': 587, 'security': 'starttls',
                                 'origin': 'user', 'username_form': 'address'}])
        ask.change((ONE, 'close', 'all'))
        before = passwords_heard(SILENT)
        program = subprocess.Popen([COMMAND, 'check', f'bob@{ONE}', '--json', '--repair', '--yes'],
                                   stdout=subprocess.PIPE, text=True)
        self.addCleanup(program.kill)
        wait_for(lambda: passwords_heard(SILENT) > before)
        program.kill()
        program.communicate()
        self.assertEqual((item_of(ONE)['sign_ins']['refused'], item_of(ONE)['host']),
                         (1, f'smtp.{ONE}'))

    def test_names_of_one_check_differ(self):
        ask.change((ONE, 'password', 'another'))
        before = counts()['names'].get(f'smtp.{ONE}', [])
        check_one(ONE)
        names = counts()['names'][f'smtp.{ONE}'][len(before):]
        self.assertEqual(names, [f'bob@{ONE}', 'bob'])

    def test_time_heals(self):
        ask.change((ONE, 'password', 'another'))
        check_one(ONE)
        ask.restore(ONE)
        record = item_of(ONE)['sign_ins']
        keep(ONE, sign_ins=record | {'refused': 3})
        self.assertEqual(check_one(ONE)[1]['sign_ins'], 0)
        keep(ONE, sign_ins=record | {'refused': 3, 'since': record['since'] - 1801})
        status, account = check_one(ONE)
        self.assertEqual((status, account['sign_ins']), (DONE, 1))
        self.assertNotIn('sign_ins', item_of(ONE))

    def test_new_password_begins_anew(self):
        ask.change((ONE, 'password', 'another'))
        for _ in range(2):
            check_one(ONE)
        status, _ = set_up(f'bob@{ONE}', password='another')
        self.assertEqual((status, check_one(ONE)[0]), (DONE, DONE))

    def test_lock_is_waited_for(self):
        for behaviour, seconds in (('locked', 15 * 60), ('too-many-tries', 60 * 60)):
            with self.subTest(behaviour):
                ask.change((ONE, 'stand-in', 465, behaviour))
                _, account = check_one(ONE)
                self.assertEqual((account['sign_ins'], account['wait_seconds']), (1, seconds))
                _, account = check_one(ONE)
                self.assertEqual((ids(account), account['sign_ins']), (['account-locked'], 0))
                self.assertAlmostEqual(account['wait_seconds'], seconds, delta=30)
                ask.restore(ONE)
                begin(ONE)

    def test_not_now_is_waited_for(self):
        ask.change((ONE, 'sign-in', 'fails for now'))
        self.assertEqual(check_one(ONE)[1]['sign_ins'], 1)
        ask.restore(ONE)
        _, account = check_one(ONE)
        self.assertEqual((ids(account), account['sign_ins']), (['sign-in-temporary'], 0))

    def test_shut_out(self):
        """What fail2ban does: after three refusals, all doors are closed to the caller."""
        ask.change((ONE, 'ban'), (ONE, 'password', 'another'))
        made = [check_one(ONE)[1]['sign_ins'] for _ in range(2)]
        time.sleep(0.2)
        status, account = check_one(ONE)
        self.assertEqual((made, status, account['sign_ins']), ([2, 1], PROBLEM, 0))
        self.assertEqual(ids(account), ['account-locked'], account)
        self.assertIs(states(account)['connect'], False)
        self.assertIsNone(account['proposal'])

    def test_greylisting_passes(self):
        ask.change((ONE, 'policy', 'greylist'))
        self.assertEqual(ids(check_one(ONE)[1]), ['greylisted'])
        time.sleep(1.2)
        self.assertEqual(check_one(ONE)[0], DONE)

    # The provider

    def test_kind_of_password(self):
        """A provider that wants an app password calls any other one wrong."""
        ask.change((ONE, 'password', 'another'))
        with tempfile.NamedTemporaryFile('w', suffix='.ini') as table:
            table.write(f'[app]\nname=App Mail\ndomains={ONE}\nservers=tls:smtp.{ONE}:465\n'
                        'sign-in=oauth;app-password\nhelp-url=https://app.test/help\n')
            table.flush()
            _, account = check_one(ONE, env={'PORTOLAN_PROVIDERS': table.name})
        self.assertEqual((ids(account), account['help_url']),
                         (['app-password-needed'], 'https://app.test/help'))

    # Doors of earlier

    def test_doors_of_earlier_come_first(self):
        """One that still works is taken without a search, and nobody is asked where servers are."""
        keep(ONE, alternatives=[{'host': f'smtp.{ONE}', 'port': 587, 'security': 'starttls',
                                 'origin': 'srv', 'username_form': 'address'}])
        ask.change((ONE, 'close', 465))
        before = counts()['questions']
        _, account = check_one(ONE)
        self.assertEqual(changes(account), {'port': (465, 587), 'security': ('tls', 'starttls')})
        self.assertEqual(account['proposal']['origin'], 'srv')
        asked = {name for name, number in counts()['questions'].items()
                 if number != before.get(name)}
        self.assertEqual({name.partition('/')[0] for name in asked}, {f'smtp.{ONE}',
                                                                      'portolan.nowhere.invalid'})

    def test_way_back(self):
        """The old door is kept as another one: when the new one fails, it is found at once."""
        ask.change((ONE, 'close', 465))
        self.assertEqual(check_one(ONE, '--repair', '--yes')[0], DONE)
        self.assertEqual(item_of(ONE)['alternatives'][0]['port'], 465)
        ask.restore(ONE)
        ask.change((ONE, 'close', 587))
        self.assertEqual(check_one(ONE, '--repair', '--yes')[0], DONE)
        self.assertEqual(item_of(ONE)['port'], 465)

    def test_origin_of_earlier_counts(self):
        """A host elsewhere that only a third party named needs a word, now as then."""
        keep(ONE, alternatives=[{'host': 'out.provider.test', 'port': 465, 'security': 'tls',
                                 'origin': 'ispdb', 'username_form': 'address'}])
        ask.change((ONE, 'close', 'all'))
        status, account = check_one(ONE, '--repair', '--yes')
        self.assertEqual((status, account['proposal']['needs']), (PROBLEM, ['other-domain']))
        self.assertFalse(account['repaired'])
        self.assertEqual(item_of(ONE)['host'], f'smtp.{ONE}')

    # Words

    def test_repair_needs_a_word(self):
        ask.change((ONE, 'close', 465))
        before = item_of(ONE)
        finished = run('check', f'bob@{ONE}', '--repair')
        self.assertEqual(finished.returncode, PROBLEM)
        self.assertIn('--yes', finished.stderr)
        self.assertEqual(item_of(ONE), before)

    def test_questions(self):
        for answer, status, port in (('n', PROBLEM, 465), ('y', DONE, 587)):
            ask.change((ONE, 'close', 465))
            with Terminal('check', f'bob@{ONE}', '--repair') as terminal:
                terminal.expect('465 → 587')
                terminal.expect(r'from now on\? \[y/N\]')
                terminal.type(f'{answer}\n')
                self.assertEqual(terminal.status(), status)
            self.assertEqual(item_of(ONE)['port'], port)

    def test_interrupted(self):
        ask.change((ONE, 'drop',))
        program = subprocess.Popen([COMMAND, 'check', f'bob@{ONE}', '--json'],
                                   stdout=subprocess.PIPE, text=True)
        time.sleep(1)
        program.send_signal(signal.SIGINT)
        self.assertEqual(program.communicate(timeout=10)[0], '')
        self.assertEqual(program.returncode, INTERRUPTED)

    def test_time_limit(self):
        ask.change((ONE, 'stand-in', 465, 'silent'), (ONE, 'close', 587))
        begun = time.monotonic()
        self.assertEqual(check_one(ONE, '--timeout', '2')[0], PROBLEM)
        self.assertLess(time.monotonic() - begun, 6)

    def test_text(self):
        finished = run('check', f'bob@{ONE}')
        self.assertEqual(finished.returncode, DONE)
        self.assertEqual(finished.stdout.count('✓'), 7)
        self.assertNotIn(PASSWORD, finished.stdout)
        for words in (f'The name smtp.{ONE} leads to a computer.', 'nobody on the way can read it',
                      f'You may send as bob@{ONE}.'):
            self.assertIn(words, finished.stdout)
        for technical in ('TLS', 'PLAIN', '250', '192.0.2'):
            self.assertNotIn(technical, finished.stdout)

    def test_text_of_what_changed(self):
        ask.change((ONE, 'close', 465))
        told = run('check', f'bob@{ONE}').stdout
        self.assertIn('encryption: locked from the first word (called SSL/TLS) → '
                      'locked after the first words (called STARTTLS)', told)
        self.assertNotIn('tls →', told)
        self.assertIn('security: tls → starttls', run('check', f'bob@{ONE}', '--report').stdout)


class Words(unittest.TestCase):
    def test_nothing_saved(self):
        self.assertEqual(document(run('check', '--json')), {'accounts': []})
        self.assertEqual(run('check').returncode, DONE)
        finished = run('check', 'nobody@smtp-only.test')
        self.assertEqual((finished.returncode, finished.stdout), (PROBLEM, ''))

    def test_usage(self):
        for words in (('bob@',), ('bob@x.test', 'zoe@x.test'), ('--timeout', '-1'), ('--what',)):
            self.assertEqual(run('check', *words).returncode, USAGE)


if __name__ == '__main__':
    tap.main()
