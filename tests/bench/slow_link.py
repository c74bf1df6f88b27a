# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the benchmarks on the slow link share: a lab for each kind of link, and the command in it."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

COMMAND = os.environ['PORTOLAN']
LAB = Path(__file__).resolve().parent.parent / 'lab' / 'lab'


def run(*words, input=None):
    """The command's JSON document, and the seconds that the whole process took."""
    begin = time.monotonic()
    finished = subprocess.run(['chrt', '--fifo', '1', COMMAND, *words], input=input,
                              capture_output=True, text=True, check=False)
    return json.loads(finished.stdout), time.monotonic() - begin


def counts():
    return json.loads(subprocess.run([LAB, 'counts', '--json'], capture_output=True, text=True,
                                     check=True).stdout)


def in_labs(program, rounds):
    """Runs a benchmark once in a lab for each round: options of the lab, and words for the program.
    Gives whether all went well."""
    return all([subprocess.run([LAB, 'run', *options, '--', sys.executable, program, '--inside',
                                *words], check=False).returncode == 0
                for options, words in rounds])
