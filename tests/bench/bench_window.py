#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The speed and the memory of the window, beside an assistant with nothing in it.

    tests/lab/lab run --keyring none --xvfb -- \\
        /usr/bin/python3 tests/bench/bench_window.py PATH_TO_BENCH_WINDOW
"""

import subprocess
import sys

BENCH = sys.argv[1]
RUNS = 7
MAX_START = 1.3  # times the empty one's
MAX_MEMORY, MORE_MEMORY = 1.3, 20 * 1024  # times the empty one's, and KiB
MAX_FRAME = 50  # milliseconds


def run(what):
    output = subprocess.run([BENCH, what], stdout=subprocess.PIPE, text=True, check=True).stdout
    return [float(number) for number in output.split()]


def measure(*kinds):
    """The best of some runs, the kinds in turn: others use the machine, too."""
    runs = [[run(kind) for kind in kinds] for _ in range(RUNS)]
    return [[min(numbers) for numbers in zip(*of_one_kind)] for of_one_kind in zip(*runs)]


def main():
    (empty_start, empty_memory), (start, memory), (frame, turn) = measure(
        'empty', 'wizard', 'search')
    rows = [
        ('first frame', f'{start:.0f} ms', f'{empty_start:.0f} ms', start, MAX_START * empty_start),
        ('memory of its own', f'{memory / 1024:.1f} MiB', f'{empty_memory / 1024:.1f} MiB', memory,
         MAX_MEMORY * empty_memory + MORE_MEMORY),
        ('longest frame, 30 doors', f'{frame:.0f} ms', '', frame, MAX_FRAME),
        ('longest turn, 30 doors', f'{turn:.0f} ms', '', turn, MAX_FRAME),
    ]
    print(f'{"":24} {"window":>10} {"empty":>10} {"of limit":>10}')
    for name, ours, empty, value, limit in rows:
        print(f'{name:24} {ours:>10} {empty:>10} {value / limit:10.2f}')
    sys.exit(any(value > limit for _, _, _, value, limit in rows))


if __name__ == '__main__':
    main()
