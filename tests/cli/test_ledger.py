#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""--ledger: every packet that left this computer is explained by it, and nothing else is in it."""

import json
import unittest

from command import PASSWORD, counts, document, lab, run
import tap

DOMAINS = ('smtp-only.test', 'autoconfig.test', 'well-known.test', 'ispdb.test', 'srv.test',
           'mx-provider.test', 'dual-stack.test', 'many-addresses.test', 'refused.test',
           'nowhere.test', 'silent-names.test', 'file-redirect-elsewhere.test',
           'certificate-name.test', 'cname.test', 'file-wrong-name.test')


def hosts_by_address():
    """What the lab calls the host at each address."""
    return {address: host['host'] for domain in lab('domains', '--json')
            for host in domain['hosts'] for address in host['addresses']}


def seen():
    """Names and doors of all packets so far, with how many there were."""
    now = counts()
    return now['questions'], now['syns']


def new(before, after):
    return {key for key, number in after.items() if number > before.get(key, 0)}


class Ledger(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.hosts = hosts_by_address()

    def check(self, done, before):
        ledger = document(done)['ledger']
        names, doors = (new(*pair) for pair in zip(before, seen()))
        self.assertEqual({f'{entry["name"]}/{entry["type"]}' for entry in ledger['names']}, names)
        self.assertEqual({f'{self.hosts.get(address, address)}:{entry["port"]}'
                          for entry in ledger['hosts'] for address in entry['addresses']}, doors)
        return {f'{entry["host"]}:{entry["port"]}': entry['told'] for entry in ledger['hosts']}

    def test_find(self):
        for domain in DOMAINS:
            with self.subTest(domain):
                before = seen()
                told = self.check(run('find', f'bob@{domain}', '--json', '--all', '--ledger',
                                      '--timeout', '6'), before)
                for place, what in told.items():
                    self.assertNotIn('password', what)
                    if 'address' in what:
                        self.assertIn(domain, place)

    def test_set_up(self):
        for domain, proof in (('smtp-only.test', 'password'), ('cram-only.test', 'proof')):
            with self.subTest(domain):
                before = seen()
                told = self.check(run('set-up', f'bob@{domain}', '--json', '--password-stdin',
                                      '--no-save', '--port', '465', '--ledger',
                                      input=PASSWORD + '\n'), before)
                self.assertEqual([(place, what) for place, what in told.items() if proof in what],
                                 [(f'smtp.{domain}:465', ['address', 'username', proof])])

    def test_a_known_provider_is_not_looked_up(self):
        done = run('find', 'bob@gmail.com', '--json', '--ledger', '--timeout', '2')
        names = {entry['name'] for entry in document(done)['ledger']['names']}
        self.assertEqual(names, {'smtp.gmail.com'})

    def test_whole_names(self):
        """Domains of this computer's search list neither hear of ours nor answer for them."""
        before = seen()
        done = run('find', 'bob@nowhere.test', '--json', '--ledger', '--timeout', '4',
                   env={'LOCALDOMAIN': 'smtp-only.test', 'RES_OPTIONS': 'ndots:5'})
        self.assertEqual([name for name in new(before[0], seen()[0]) if 'smtp-only' in name], [])
        self.assertEqual(document(done)['proposals'], [])

    def test_text(self):
        done = run('find', 'bob@autoconfig.test', '--ledger')
        self.assertIn('  autoconfig.autoconfig.test (A)\n', done.stdout)
        self.assertIn('  autoconfig.autoconfig.test, port 443: your domain, your address\n',
                      done.stdout)
        self.assertNotIn('autoconfig.autoconfig.test',
                         run('find', 'bob@smtp-only.test').stdout)


if __name__ == '__main__':
    tap.main()
