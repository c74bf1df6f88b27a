# SPDX-License-Identifier: LGPL-2.1-or-later
"""The command under test, as another program would call it."""

import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

COMMAND = os.environ['PORTOLAN']
PASSWORD = 'correct-horse'
OTHER_PASSWORD = 'påsswörd-ключ'

DONE, PROBLEM, USAGE, NO_NETWORK, NO_STORE, INTERRUPTED = 0, 1, 2, 3, 4, 130


def run(*words, input=None, env=None, prefix=()):
    """Runs it without a terminal; gives its status, standard output and standard error."""
    return subprocess.run([*prefix, COMMAND, *words], input=input, capture_output=True, text=True,
                          timeout=60, env={**os.environ, 'LC_ALL': 'C.UTF-8', **(env or {})},
                          **({} if input is not None else {'stdin': subprocess.DEVNULL}))


def document(finished):
    """The one JSON document on standard output."""
    try:
        return json.loads(finished.stdout)
    except ValueError as error:
        raise AssertionError(f'no JSON: {finished.stdout!r} {finished.stderr!r}') from error


def find(domain, *options):
    finished = run('find', f'bob@{domain}', '--json', *options)
    return finished.returncode, document(finished)


def set_up(address, *options, password=PASSWORD):
    finished = run('set-up', address, '--json', '--password-stdin', *options,
                   input=password + '\n')
    return finished.returncode, document(finished)


def counts():
    """Connections and sign-ins that arrived at each door of the lab, so far."""
    return lab('counts', '--json')


def lab(*words):
    """What the lab's own command says, as JSON."""
    program = Path(__file__).resolve().parent.parent / 'lab' / 'lab'
    return json.loads(subprocess.run([program, *words], capture_output=True, text=True,
                                     check=True).stdout)
