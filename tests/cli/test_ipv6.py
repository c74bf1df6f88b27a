#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""A network without IPv4. It takes IPv4 away for good, so it runs in a lab of its own."""

import subprocess
import unittest
from pathlib import Path

from command import DONE, PROBLEM, find, set_up
import tap

NAME_SERVER = '2001:db8::1'


def leave_only_ipv6():
    """Takes this side's IPv4 addresses away and asks the name server by IPv6."""
    links = subprocess.run(['ip', '-brief', 'link'], capture_output=True, text=True,
                           check=True).stdout
    for name in (line.split('@')[0].split()[0] for line in links.splitlines()):
        subprocess.run(['ip', '-4', 'address', 'flush', 'dev', name], check=True)
    Path('/etc/resolv.conf').write_text(f'nameserver {NAME_SERVER}\n')


class Ipv6Only(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        leave_only_ipv6()

    def test_good_server(self):
        status, done = set_up('bob@ipv6-only.test', '--no-save')
        self.assertEqual((status, done['signed_in'], done['settings']['host'],
                          done['settings']['port']), (DONE, True, 'smtp.ipv6-only.test', 465))

    def test_server_with_ipv4_only(self):
        """Out of reach from here, and said soon."""
        status, found = find('smtp-only.test')
        self.assertEqual((status, found['proposals'], found['network']), (PROBLEM, [], 'up'))


if __name__ == '__main__':
    tap.main()
