#!/usr/bin/python3 -sB
"""Tests of the lab: does each domain behave as its table says, and does nothing stay behind?

Start it as it is, as root; it makes the labs that it needs. With the name of a check, it runs
that one only; inside a lab, this is how it runs those that belong there.
"""

import functools
import os
import re
import subprocess
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
sys.dont_write_bytecode = True

import tap  # noqa: E402
from checks import changes, command, counting, labs, link, mail, names, rooms, web  # noqa: E402

OUTSIDE = (command.Command, rooms.Rooms)

# Each entry is a lab: its options, what else it gets to know, and the checks that run in it.
INSIDE = [
    ((), {}, (mail.Mail, names.Names, web.Web)),
    ((), {}, (counting.Counting,)),
    ((), {}, (changes.Changes,)),
    *((('--rtt', rtt), {'LAB_RTT': rtt}, (link.Link,)) for rtt in ('40', '100', '300')),
    *((('--rtt', '2', '--loss', '10', '--seed', seed), {'LAB_SEED': seed}, (link.Loss,))
      for seed in ('1', '2')),
]


class Inside:
    """The checks that run in one lab. The first to be asked for its verdict makes it run all."""

    def __init__(self, options, environment, checks):
        self._options, self._environment, self._checks = options, environment, checks

    @functools.cached_property
    def _words(self):
        try:
            done = labs.in_new_lab(
                sys.executable, '-sB', os.path.abspath(__file__),
                *(check.__name__ for check in self._checks),
                options=self._options, env=os.environ | self._environment)
        except subprocess.TimeoutExpired as error:
            return f'{(error.stdout or b"").decode()}\n{error}'
        return done.stdout + done.stderr

    def tests(self):
        for check in self._checks:
            for name in unittest.defaultTestLoader.getTestCaseNames(check):
                whole = f'{check.__name__}.{name}'
                test = unittest.FunctionTestCase(functools.partial(self._verdict, whole))
                test.id = lambda name=' '.join((whole, *self._options)): name
                yield test

    def _verdict(self, name):
        """Look for the check's own line; if it failed, the words around it say why."""
        if not re.search(rf'^ok \d+ - .*\.{name}$', self._words, re.MULTILINE):
            about = re.findall(rf'^not ok \d+ - .*\.{name}\b.*\n(?:#.*\n)*', self._words,
                               re.MULTILINE)
            raise AssertionError('\n'.join(about) or self._words)


def load_tests(loader, _tests, _pattern):
    """What tap.main() runs."""
    wanted = sys.argv[1:]
    suite = unittest.TestSuite()
    if 'PORTOLAN_LAB' in os.environ:
        suite.addTests(loader.loadTestsFromTestCase(check)
                       for check in dict.fromkeys(sum((entry[2] for entry in INSIDE), ()))
                       if check.__name__ in wanted)
        return suite
    for options, environment, checks in INSIDE:
        chosen = [check for check in checks if not wanted or check.__name__ in wanted]
        suite.addTests(Inside(options, environment, chosen).tests())
    suite.addTests(loader.loadTestsFromTestCase(check)
                   for check in OUTSIDE if not wanted or check.__name__ in wanted)
    return suite


if __name__ == '__main__':
    tap.main()
