#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What callers of the service hear when the keyring is locked or missing.

    tests/lab/lab run --keyring unlocked -- /usr/bin/python3 tests/dbus/test_no_store.py \\
        PATH_TO_PORTOLAN_SETUP [--lock]
"""

import os
import sys
import unittest
from pathlib import Path

sys.path.insert(1, str(Path(__file__).resolve().parent.parent))

from gi.repository import GLib  # noqa: E402

import tap  # noqa: E402
from bus import Caller, Service, name_of  # noqa: E402
from keep import keep, lock_keyring  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
LOCK = sys.argv[2:] == ['--lock']


class NoStore(unittest.TestCase):
    def test_said(self):
        if LOCK:
            keep('bob@smtp-only.test', host='smtp.smtp-only.test', port=465, security='tls')
            lock_keyring()
        service, caller = Service(PROGRAM), Caller()
        self.addCleanup(service.end)
        self.addCleanup(caller.leave)
        for call in (lambda: caller.get('bob@smtp-only.test'),
                     lambda: caller.check_quietly('bob@smtp-only.test').wait()):
            with self.assertRaises(GLib.Error) as caught:
                call()
            self.assertEqual(name_of(caught.exception),
                             'StoreLocked' if LOCK else 'StoreUnavailable')
        self.assertEqual(caller.explain('535 5.7.8 Error')['finding'], 'password-wrong')


if __name__ == '__main__':
    tap.main()
