"""Is the slow link as slow as it says, and no slower? Runs inside a lab with --rtt."""

import os
import re
import socket
import statistics
import subprocess
import time
import unittest

from portolan_lab import delay_link, link

from .web import get

LOGS = os.environ.get('PORTOLAN_LAB_LOGS', '')

TRANSFER = 20_000_000  # bytes

# Other work on the machine may hold up single packets, but not all.
CLOSE = 0.5  # milliseconds, for the best of them
LENIENT = 5.0  # for most of them

LOST_OF_1000 = {'1': (101, 94), '2': (95, 85)}  # by seed


def round_trips(address, number, pause):
    done = subprocess.run(['ping', '-c', str(number), '-i', str(pause), '-W', '1', address],
                          capture_output=True, text=True, timeout=30)
    return [float(time) for time in re.findall(r' time=([0-9.]+) ms', done.stdout)]


class Link(unittest.TestCase):

    def setUp(self):
        self.expected = float(os.environ['LAB_RTT'])

    def check(self, times):
        self.assertGreater(min(times), self.expected - CLOSE)
        self.assertLess(min(times), self.expected + CLOSE)
        self.assertLess(statistics.median(times), self.expected + LENIENT)

    def test_ping(self):
        for address in link.SERVERS.values():
            with self.subTest(address):
                times = round_trips(address, 12, 0.05)
                self.assertEqual(len(times), 12)
                self.check(times)

    def test_handshake(self):
        for family in (socket.AF_INET, socket.AF_INET6):
            entry = socket.getaddrinfo('smtp.dual-stack.test', 465, family, socket.SOCK_STREAM)[0]
            times = []
            for _ in range(5):
                with socket.socket(family, socket.SOCK_STREAM) as connection:
                    begin = time.monotonic()
                    connection.connect(entry[4])
                    times.append((time.monotonic() - begin) * 1000)
            self.assertGreater(min(times), self.expected - CLOSE)
            self.assertLess(min(times), self.expected + LENIENT)

    def test_throughput(self):
        """Nothing of 20 MB is lost, and TCP finds its speed: what it takes is some round trips."""
        before = delay_link.read(LOGS)
        begin = time.monotonic()
        _, _, body = get('https://file-50mb.test/.well-known/autoconfig/mail/config-v1.1.xml', 30,
                         limit=TRANSFER)
        taken = time.monotonic() - begin
        self.assertEqual(len(body), TRANSFER)
        self.assertLess(taken, 5 + 40 * self.expected / 1000)
        after = delay_link.read(LOGS)
        self.assertGreater(after['to_client'] - before['to_client'], TRANSFER // 1500)
        self.assertEqual((after['lost_to_servers'], after['lost_to_client']), (0, 0))


class Loss(unittest.TestCase):
    """Runs inside a lab with --rtt 2 --loss 10."""

    def test_loss(self):
        """What gets lost follows from the seed alone."""
        times = round_trips(link.SERVERS[4], 1000, 0.002)
        counted = delay_link.read(LOGS)
        arrived = 1000 - counted['lost_to_servers']
        self.assertEqual((counted['to_servers'], counted['to_client']), (1000, arrived))
        self.assertEqual(len(times), arrived - counted['lost_to_client'])
        self.assertEqual((counted['lost_to_servers'], counted['lost_to_client']),
                         LOST_OF_1000[os.environ['LAB_SEED']])
