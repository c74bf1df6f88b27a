#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""How long the main loop of a search is busy with one thing at most, so that a window would freeze.

    bench_loop.py POLL_SPY_LIBRARY

Ends with 1 if the median of several runs is over the limit.
"""

import os
import statistics
import subprocess
import sys
import tempfile

COMMAND = os.environ['PORTOLAN']
RUNS = 9
LIMIT = 16  # ms: a frame

DOMAINS = ('smtp-only.test', 'all-differ.test', 'file-endless.test', 'file-50mb.test',
           'dropped.test', 'mx-provider.test')


def measure(spy, domain):
    """Milliseconds in one turn at most, and the processor's part."""
    with tempfile.NamedTemporaryFile('r') as report:
        subprocess.run(['chrt', '--fifo', '1', COMMAND, 'find', f'bob@{domain}', '--all'],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
                       env={**os.environ, 'LD_PRELOAD': spy, 'POLL_SPY': report.name})
        return [int(number) / 1000 for number in report.read().split()]


def main():
    spy = os.path.abspath(sys.argv[1])
    kept = True
    print('| search | longest turn ms, median | worst | processor ms, median | |')
    print('|---|---:|---:|---:|---|')
    for domain in DOMAINS:
        runs = 1 if domain == 'dropped.test' else RUNS
        longest, cpu = zip(*(measure(spy, domain) for _ in range(runs)))
        median = statistics.median(longest)
        good = median <= LIMIT
        kept = kept and good
        print(f'| {domain} | {median:.1f} | {max(longest):.1f} | {statistics.median(cpu):.1f} | '
              f'{"" if good else "over"} |', flush=True)
    sys.exit(not kept)


if __name__ == '__main__':
    main()
