#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""portolan find against every domain of the lab: what is proposed, what it needs, what is said."""

import signal
import subprocess
import time
import unittest

import command
from command import DONE, INTERRUPTED, NO_NETWORK, PROBLEM, counts, document, find, run
import tap

# domain: (port, security, certificate, needs) of the best proposal
FOUND = {
    'smtp-only.test': ('smtp.', 465, 'tls', 'valid', []),
    'mail-only.test': ('mail.', 587, 'starttls', 'valid', []),
    'drop465.test': ('smtp.', 587, 'starttls', 'valid', []),
    'port2525.test': ('smtp.', 2525, 'starttls', 'valid', []),
    'port26.test': ('smtp.', 26, 'starttls', 'valid', []),
    'clear25.test': ('smtp.', 25, 'none', 'none', ['encryption-missing']),
    'starttls25.test': ('smtp.', 25, 'starttls', 'valid', []),
    'local-part.test': ('smtp.', 465, 'tls', 'valid', []),
    'self-signed.test': ('smtp.', 465, 'tls', 'untrusted', ['certificate-untrusted']),
    'expired.test': ('smtp.', 465, 'tls', 'expired', ['certificate-expired']),
    'wrong-name.test': ('smtp.', 465, 'tls', 'wrong-name', ['certificate-wrong-name']),
    'not-yet-valid.test': ('smtp.', 465, 'tls', 'not-yet-valid', ['certificate-not-yet-valid']),
    'dead-ipv6.test': ('smtp.', 465, 'tls', 'valid', []),
    'ipv6-only.test': ('smtp.', 465, 'tls', 'valid', []),
    'exim.test': ('smtp.', 465, 'tls', 'valid', []),
    'plain-and-starttls.test': ('smtp.', 587, 'starttls', 'valid', []),
    'plain-on-465.test': ('smtp.', 587, 'starttls', 'valid', []),
    'tls10.test': ('smtp.', 465, 'tls', 'valid', ['tls-too-old']),
    'xn--bcher-kva.test': ('smtp.', 465, 'tls', 'valid', []),
}

# domain: the finding that must be among those that say why there is no way
NOT_FOUND = {
    'incoming.test': 'wrong-service',
    'refused.test': 'connection-refused',
    'dropped.test': 'connection-timeout',
    'nowhere.test': 'name-not-found',
    'greeting-554.test': 'wrong-service',
    'starttls-refused.test': 'tls-failed',
    'drip.test': 'server-timeout',
    'silent.test': 'server-timeout',
    'web.test': 'server-timeout',
}


class Find(unittest.TestCase):
    """Everything waits for every answer here: which door answers first must not matter."""

    def test_found(self):
        for domain, (prefix, port, security, certificate, needs) in FOUND.items():
            with self.subTest(domain):
                status, found = find(domain, '--all')
                best = found['proposals'][0]
                self.assertEqual(status, DONE)
                self.assertEqual((best['host'], best['port'], best['security']),
                                 (prefix + domain, port, security))
                self.assertEqual((best['certificate'], best['needs']), (certificate, needs))
                self.assertEqual([finding['id'] for finding in found['findings']], needs)
                self.assertEqual(best['findings'], needs)
                self.assertEqual(best['username_form'], 'address')
                self.assertEqual(best['origin'], 'guess')
                self.assertEqual(len(best['certificate_sha256'] or ''),
                                 0 if security == 'none' else 64)

    def test_not_found(self):
        for domain, expected in NOT_FOUND.items():
            with self.subTest(domain):
                status, found = find(domain, '--timeout', '5')
                self.assertEqual(status, PROBLEM)
                self.assertEqual(found['proposals'], [])
                self.assertIn(expected, [finding['id'] for finding in found['findings']])
                for finding in found['findings']:
                    self.assertTrue(finding['what'] and finding['means'] and finding['do'])

    def test_first_answer_is_enough(self):
        """A dropped port delays nobody: without --all the answer is there at once."""
        status, found = find('drop465.test')
        self.assertEqual(status, DONE)
        self.assertEqual(found['proposals'][0]['port'], 587)
        self.assertLess(found['elapsed_ms'], 3000)

    def test_dropped_port_is_told_from_a_dead_host(self):
        _, found = find('drop465.test', '--all')
        outcomes = {(tried['host'], tried['port']): tried['outcome'] for tried in found['tried']}
        self.assertEqual(outcomes['smtp.drop465.test', 465], 'port-blocked')
        self.assertEqual(outcomes['smtp.drop465.test', 587], 'usable')

    def test_tried(self):
        _, found = find('incoming.test')
        tried = {(row['host'], row['port']): row for row in found['tried']}
        self.assertGreaterEqual(len(tried), 12)
        self.assertEqual(tried['mail.incoming.test', 25]['outcome'], 'no-auth')
        self.assertEqual(tried['mail.incoming.test', 25]['reached'], 'ehlo-tls')
        self.assertEqual(tried['smtp.incoming.test', 465]['outcome'], 'connection-refused')

    def test_capabilities_of_the_channel_that_would_be_used(self):
        """Mechanisms are those inside TLS; the clear ones belong to the clear proposal."""
        _, found = find('plain-and-starttls.test', '--all')
        securities = [proposal['security'] for proposal in found['proposals']]
        self.assertEqual(securities, ['starttls', 'none'])
        self.assertEqual(found['proposals'][1]['needs'], ['encryption-missing'])
        self.assertEqual(found['proposals'][1]['certificate'], 'none')

    def test_one_connection_an_endpoint(self):
        before = counts()['doors']
        find('exim-cram.test', '--all')
        find('scram.test', '--all')
        after = counts()['doors']
        doors = [door for door in after if 'scram.test' in door or 'exim-cram.test' in door]
        self.assertTrue(doors)
        for door in doors:
            self.assertEqual(after[door]['connections'],
                             before.get(door, {'connections': 0})['connections'] + 1, door)
            self.assertEqual(after[door]['accepted'] + after[door]['refused'], 0)

    def test_narrowed(self):
        _, found = find('smtp-only.test', '--host', 'https://smtp.smtp-only.test/', '--port', '587')
        self.assertEqual([(p['host'], p['port'], p['origin']) for p in found['proposals']],
                         [('smtp.smtp-only.test', 587, 'user')])
        self.assertEqual(len(found['tried']), 1)

        _, found = find('smtp-only.test', '--port', '465')
        self.assertEqual({row['port'] for row in found['tried']}, {465})
        self.assertEqual(found['proposals'][0]['origin'], 'guess')

    def test_user_names_a_foreign_host(self):
        """What the user types is vouched for by the user."""
        _, found = find('nowhere.test', '--host', 'smtp.smtp-only.test')
        self.assertEqual(found['proposals'][0]['needs'], [])

    def test_time_limit_is_kept(self):
        for domain in ('drip.test', 'silent.test'):
            begin = time.monotonic()
            status, _ = find(domain, '--timeout', '2')
            self.assertEqual(status, PROBLEM)
            self.assertLess(time.monotonic() - begin, 8)

    def test_no_network(self):
        finished = run('find', 'bob@smtp-only.test', '--json',
                       prefix=('unshare', '--net', '--'))
        found = document(finished)
        self.assertEqual(finished.returncode, NO_NETWORK)
        self.assertEqual(found['network'], 'down')
        self.assertEqual([finding['id'] for finding in found['findings']], ['offline'])

    def test_interrupted(self):
        for stop in (signal.SIGINT, signal.SIGTERM):
            program = subprocess.Popen([command.COMMAND, 'find', 'bob@dropped.test', '--json'],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            time.sleep(0.7)
            program.send_signal(stop)
            output, errors = program.communicate(timeout=10)
            self.assertEqual((program.returncode, output), (INTERRUPTED, ''), errors)

    def test_text(self):
        finished = run('find', 'bob@smtp-only.test', '--all')
        self.assertEqual(finished.returncode, DONE)
        for word in ('smtp.smtp-only.test', '465', '587', 'bob@smtp-only.test'):
            self.assertIn(word, finished.stdout)
        self.assertNotIn('\x1b', finished.stdout + finished.stderr)


class KnownProvider(unittest.TestCase):
    def test_without_network(self):
        """Nobody of the lab knows the name, but the table does."""
        _, found = find('gmail.com')
        self.assertEqual(found['proposals'], [])
        self.assertEqual(found['provider']['servers'][0],
                         {'host': 'smtp.gmail.com', 'port': 465, 'security': 'tls',
                          'username': 'bob@gmail.com'})
        self.assertIn('smtp.gmail.com', run('find', 'bob@gmail.com').stdout)


if __name__ == '__main__':
    tap.main()
