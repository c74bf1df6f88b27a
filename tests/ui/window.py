# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the tests of the window share: its pages, its fields, and the way to the sign-in."""

import os
import pathlib
import sys
import unittest

import driver

PROGRAM = os.path.abspath(sys.argv[1])
LAB = pathlib.Path(__file__).resolve().parent.parent / 'lab' / 'lab'
DOMAINS = driver.read_domains(LAB)

ADDRESS = 'Outgoing Mail Setup'
MANUAL = 'Your Own Settings'
SEARCH = 'Finding Your Mail Server'
PROPOSAL = 'Your Mail Server'
CONSENT = 'A Question First'
SIGN_IN = 'Sign In'
SAVE = 'Saving'
DONE = 'Done'

# What the blue button says on the first page, and on the one with what was found.
FIND = 'Find Settings'
USE = 'Use These'

ENTRY = ('text', 'Your e-mail address')
HOST = ('text', 'Server')
PORT = ('text', 'Port')
USERNAME = ('text', 'User name')
PASSWORD = ('password text', 'Password')


class Case(unittest.TestCase):
    def open(self, *arguments):
        window = driver.Window(PROGRAM, *arguments)
        self.addCleanup(window.kill)
        window.wait_for_page(ADDRESS)
        return window

    def open_proposal(self, address):
        window = self.open(address)
        window.press(FIND)
        window.wait_for_page(PROPOSAL)
        return window

    def sign_in(self, window, password):
        window.press(USE)
        window.wait_for_page(SIGN_IN)
        window.type(*PASSWORD, password)
        window.press('Sign In')

    def close_saved(self, window, address):
        """Closes the last page and compares what was said with what was saved."""
        window.wait_for_page(DONE)
        window.press('Close')
        outcome, status = window.end()
        saved = driver.read_saved(address)
        self.assertEqual(status, 0)
        self.assertEqual(outcome['outcome'], 'saved')
        self.assertEqual(outcome['account'], address)
        self.assertNotIn('password', outcome['settings'])
        self.assertIn('letters_per_day', outcome['limits'])
        self.assertIsNone(outcome['check'])
        self.assertEqual(saved['version'], 1)
        for key in ('host', 'port', 'username'):
            self.assertIn(str(outcome['settings'][key]), str(saved))
        return outcome['settings'], saved
