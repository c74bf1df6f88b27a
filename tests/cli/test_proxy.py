#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Where this computer is set up to reach the world through a proxy, real ones of two kinds."""

import socket
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from command import DONE, PASSWORD, PROBLEM, document, run
import tap

ADDRESS = 'bob@smtp-only.test'
SERVER = 'smtp.smtp-only.test'

TINYPROXY = '''
Port {port}
Listen 127.0.0.1
Timeout 60
LogLevel Connect
'''


def wait_for_port(port):
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(('127.0.0.1', port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f'nothing listens at {port}')


class Proxy(unittest.TestCase):
    def start(self, port, *words):
        """Runs a proxy until the test ends; gives the file that it writes to."""
        log = tempfile.NamedTemporaryFile(prefix='proxy-', suffix='.log')
        self.addCleanup(log.close)
        process = subprocess.Popen(words, stdout=log, stderr=log)
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)
        wait_for_port(port)
        return Path(log.name)

    def sign_in(self, proxy):
        finished = run('set-up', ADDRESS, '--json', '--password-stdin', '--no-save',
                       input=PASSWORD + '\n', env={'http_proxy': proxy})
        return finished.returncode, document(finished)

    def check(self, proxy, log):
        status, done = self.sign_in(proxy)
        self.assertEqual((status, done['signed_in'], done['settings']['host']),
                         (DONE, True, SERVER))
        # named to the proxy, which looks it up, and once: the sign-in keeps the connection
        asked = [line for line in log.read_text().splitlines() if f'{SERVER}:465' in line]
        self.assertEqual(len(asked), 1, log.read_text())

    def test_socks(self):
        self.check('socks5://127.0.0.1:1080',
                   self.start(1080, 'microsocks', '-i', '127.0.0.1', '-p', '1080'))

    def test_http(self):
        with tempfile.NamedTemporaryFile('w', suffix='.conf') as settings:
            settings.write(TINYPROXY.format(port=3128))
            settings.flush()
            log = self.start(3128, 'tinyproxy', '-d', '-c', settings.name)
            self.check('http://127.0.0.1:3128', log)

    def test_nobody_there(self):
        """A proxy that does not answer is never gone round."""
        finished = run('find', ADDRESS, '--json', env={'http_proxy': 'socks5://127.0.0.1:9'})
        self.assertEqual((finished.returncode, document(finished)['proposals']), (PROBLEM, []))


if __name__ == '__main__':
    tap.main()
