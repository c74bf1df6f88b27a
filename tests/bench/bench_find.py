#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""How long portolan find takes and how much memory it needs, without any delay on the network.

Prints one row a domain: median, best and worst of several runs of the whole program, its peak
memory, and the limit. Ends with 1 if a limit was not kept.
"""

import os
import statistics
import subprocess
import sys
import time

COMMAND = os.environ['PORTOLAN']
RUNS = 5
MEMORY_LIMIT = 40  # MiB

# what is shown, domain, limit in seconds, runs
ROWS = (
    ('the plain good domain', 'smtp-only.test', 0.3, RUNS),
    ('mail. only, on 587', 'mail-only.test', 0.3, RUNS),
    ('465 dropped, 587 alive', 'drop465.test', 0.5, RUNS),
    ('only 2525', 'port2525.test', 0.3, RUNS),
    ('everything refused', 'refused.test', 0.3, RUNS),
    ('no such domain', 'nowhere.test', 0.3, RUNS),
    ('everything dropped', 'dropped.test', 10, 1),
    ('one byte a minute', 'drip.test', 10, 1),
)


def run_once(domain):
    """Seconds and MiB of one run."""
    begin = time.monotonic()
    program = subprocess.Popen([COMMAND, 'find', f'bob@{domain}', '--json'],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(program.pid, 0)
    program.returncode = 0
    return time.monotonic() - begin, usage.ru_maxrss / 1024


def main():
    kept = True
    run_once('smtp-only.test')  # a door of Postfix starts with its first visitor
    print(f'{"":26} {"median":>8} {"best":>8} {"worst":>8} {"limit":>8} {"memory":>10}')
    for shows, domain, limit, runs in ROWS:
        run_once(domain) if runs > 1 else None
        times, memory = zip(*(run_once(domain) for _ in range(runs)))
        median = statistics.median(times)
        kept = kept and median <= limit and max(memory) <= MEMORY_LIMIT
        print(f'{shows:26} {median:7.3f}s {min(times):7.3f}s {max(times):7.3f}s {limit:7.3f}s '
              f'{max(memory):6.1f} MiB')
    sys.exit(not kept)


if __name__ == '__main__':
    main()
