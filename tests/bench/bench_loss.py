#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""A search on a link that loses one packet in a hundred: the time that nine of ten searches keep.

    bench_loss.py RTT…

Each round-trip time is measured in several labs, which lose other packets. Ends with 1 if nine of
ten took more than twice what the round trips need.
"""

import sys

import slow_link

SEEDS = 3
RUNS = 20  # in each lab
RATIO = 2
DOMAIN, TRIPS = 'smtp-only.test', 6


def run_inside(rtt, seed):
    times = sorted(slow_link.run('find', f'bob@{DOMAIN}', '--json')[0]['elapsed_ms'] / 1000
                   for _ in range(RUNS))
    limit, most, worst = TRIPS * rtt / 1000, times[int(0.9 * RUNS) - 1], times[-1]
    good = most <= limit * RATIO
    print(f'| {rtt} | {seed} | {limit:.3f} | {times[RUNS // 2]:.3f} | {most:.3f} | '
          f'{most / limit:.2f} | {worst:.3f} | {"" if good else "over"} |', flush=True)
    return good


def main():
    if sys.argv[1] == '--inside':
        sys.exit(not run_inside(int(sys.argv[2]), sys.argv[3]))

    print('| RTT ms | seed | limit s | median s | 9 of 10 s | ratio | worst s | |')
    print('|---:|---:|---:|---:|---:|---:|---:|---|', flush=True)
    rounds = [(('--rtt', rtt, '--loss', '1', '--seed', str(seed)), (rtt, str(seed)))
              for rtt in sys.argv[1:] for seed in range(1, SEEDS + 1)]
    sys.exit(not slow_link.in_labs(__file__, rounds))


if __name__ == '__main__':
    main()
