#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""portolan find where somebody says where the server is: settings files, SRV, ISPDB, MX."""

import os
import unittest
from pathlib import Path

from command import DONE, PROBLEM, document, find, run
import tap

# domain: host, origin and needs of the best proposal
FOUND = {
    'autoconfig.test': ('out.autoconfig.test', 'autoconfig', []),
    'well-known.test': ('out.well-known.test', 'autoconfig', []),
    'ispdb.test': ('out.ispdb.test', 'ispdb', []),
    'autoconfig-srv.test': ('out.autoconfig-srv.test', 'autoconfig', []),
    'all-differ.test': ('out.all-differ.test', 'autoconfig', []),
    'website.test': ('smtp.website.test', 'guess', []),
    'srv.test': ('out.srv.test', 'srv', []),
    'srv-order.test': ('second.srv-order.test', 'srv', []),
    'srv-587.test': ('out.srv-587.test', 'srv', []),
    'srv-nowhere.test': ('smtp.srv-nowhere.test', 'guess', []),
    'srv-elsewhere.test': ('out.srv.test', 'srv', ['other-domain']),
    'mx-provider.test': ('out.provider.test', 'mx', ['other-domain']),
    'mx-autoconfig.test': ('out.autoconfig.test', 'mx', ['other-domain']),
    'mx-hoster.test': ('smtp.hoster.test', 'mx', ['other-domain']),
    'certificate-name.test': ('node7.node.test', 'certificate', ['other-domain']),
    'no-aaaa.test': ('smtp.no-aaaa.test', 'guess', []),
    'many-addresses.test': ('smtp.many-addresses.test', 'guess', []),
    'cname.test': ('smtp.cname.test', 'guess', []),
}

# settings files that are worth nothing; a good guess stands beside each
HOSTILE = ('redirect-http', 'redirect-circle', 'endless', '50mb', 'packed', 'html', 'missing',
           'error', 'empty', 'broken', 'silent', 'entity-bomb', 'wrong-name', 'expired',
           'self-signed', 'dropped', 'refused', 'no-tls')

NOT_FOUND = {
    'null-mx.test': 'recipient-domain-unknown',
    'no-mail.test': 'name-not-found',
    'mx-nowhere.test': 'name-not-found',
    'silent-names.test': 'resolver-failed',
    'failing-names.test': 'resolver-failed',
}


def log(word):
    """The lines of the lab's logs that have word in them."""
    return [line for path in Path(os.environ['PORTOLAN_LAB_LOGS']).iterdir()
            if path.is_file() for line in path.read_text(errors='replace').splitlines() if word in line]


class Sources(unittest.TestCase):
    def test_found(self):
        for domain, (host, origin, needs) in FOUND.items():
            with self.subTest(domain):
                status, found = find(domain, '--all')
                best = found['proposals'][0]
                self.assertEqual((status, best['host'], best['origin'], best['needs']),
                                 (DONE, host, origin, needs))

    def test_hostile_files_hide_nothing(self):
        for name in HOSTILE:
            with self.subTest(name):
                domain = f'file-{name}.test'
                status, found = find(domain)
                best = found['proposals'][0]
                self.assertEqual((status, best['host'], best['origin']),
                                 (DONE, f'smtp.{domain}', 'guess'))

    def test_file_that_names_somebody_else(self):
        """The domain's own file over HTTPS vouches for the host; DNS alone would not."""
        _, found = find('file-other-domain.test', '--all')
        self.assertEqual((found['proposals'][0]['origin'], found['proposals'][0]['needs']),
                         ('autoconfig', []))

    def test_file_without_encryption_is_not_believed(self):
        _, found = find('file-plain.test', '--all')
        self.assertEqual(found['proposals'][0]['needs'], [])

    def test_not_found(self):
        for domain, expected in NOT_FOUND.items():
            with self.subTest(domain):
                status, found = find(domain)
                self.assertEqual((status, found['proposals']), (PROBLEM, []))
                self.assertIn(expected, [finding['id'] for finding in found['findings']])

    def test_who_is_asked(self):
        """The address goes to the domain's own host only; offline, strangers hear nothing."""
        run('find', 'canary-bob@autoconfig.test', '--json', '--all')
        told = log('canary-bob')
        self.assertTrue(told)
        self.assertTrue(all('https://autoconfig.autoconfig.test/' in line for line in told), told)
        self.assertTrue(log('/v1.1/autoconfig.test'))

        find('all-agree.test', '--all', '--offline-sources')
        self.assertFalse(log('/v1.1/all-agree.test'))
        asked = log('.autoconfig.test')
        find('mx-autoconfig.test', '--all', '--offline-sources')
        self.assertEqual(log('.autoconfig.test'), asked)

    def test_nobody_is_asked_about_a_known_provider(self):
        found = document(run('find', 'bob@gmail.com', '--json'))
        self.assertEqual({row['origin'] for row in found['tried']}, {'provider'})
        self.assertFalse(log('MX] gmail.com') + log('autoconfig.gmail.com'))

    def test_typing_slip_is_a_question(self):
        found = document(run('find', 'bob@gmial.com', '--json'))
        self.assertEqual((found['address'], found['did_you_mean']),
                         ('bob@gmial.com', 'bob@gmail.com'))
        self.assertIsNone(document(run('find', 'bob@smtp-only.test', '--json'))['did_you_mean'])


if __name__ == '__main__':
    tap.main()
