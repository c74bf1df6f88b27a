# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the unittest cases of the calling file and reports each as a line of TAP."""

import sys
import traceback
import unittest


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.number = 0
        self.parts_failed = set()

    def _line(self, verdict, test, note=''):
        self.number += 1
        name = test.id().removeprefix('__main__.')
        print(f'{verdict} {self.number} - {name}{note}', flush=True)

    def addSuccess(self, test):
        if test.id() not in self.parts_failed:
            self._line('ok', test)

    def addSkip(self, test, reason):
        self._line('ok', test, f' # SKIP {reason}')

    def _failed(self, test, error):
        self._line('not ok', test)
        for line in ''.join(traceback.format_exception(*error)).splitlines():
            print(f'# {line}', flush=True)
            print(line, file=sys.stderr, flush=True)  # this is what a runner shows

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self._failed(test, error)

    def addError(self, test, error):
        super().addError(test, error)
        self._failed(test, error)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            self.parts_failed.add(test.id())
            self._failed(subtest, error)


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules['__main__'])
    result = TapResult()
    suite.run(result)
    print(f'1..{result.number}')
    sys.exit(not result.wasSuccessful())
