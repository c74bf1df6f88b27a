#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""From the password to the server's answer on a slow link, against the round trips of AUTH alone.

    bench_sign_in.py RTT…

The conversation that the search left open is used, so there is nothing but AUTH itself. Ends with 1
if the ratio was not kept.
"""

import statistics
import sys

import slow_link

PASSWORD = 'correct-horse\n'
RUNS = 5
RATIO = 1.25

# what is shown, domain, round trips, further words
SCENARIOS = (
    ('PLAIN with its first answer', 'smtp-only.test', 1, ()),
    ('the same after STARTTLS', 'mail-only.test', 1, ()),
    ('without encryption', 'only25.test', 1, ('--accept', 'encryption-missing')),
)


def sign_in(domain, words):
    done, _ = slow_link.run('set-up', f'bob@{domain}', '--json', '--password-stdin', '--no-save',
                            *words, input=PASSWORD)
    assert done['signed_in'] and done['attempts'] == 1, done
    return done['sign_in_ms'] / 1000


def run_inside(rtt):
    kept = True
    for shows, domain, trips, words in SCENARIOS:
        times = [sign_in(domain, words) for _ in range(RUNS)]
        limit, median = trips * rtt / 1000, statistics.median(times)
        good = median <= limit * RATIO
        kept = kept and good
        print(f'| {shows} | {rtt} | {limit:.3f} | {median:.3f} | {median / limit:.2f} | '
              f'{"" if good else "over"} |', flush=True)
    return kept


def main():
    if sys.argv[1] == '--inside':
        sys.exit(not run_inside(int(sys.argv[2])))

    print('| sign-in | RTT ms | limit s | median s | ratio | |')
    print('|---|---:|---:|---:|---:|---|', flush=True)
    sys.exit(not slow_link.in_labs(__file__, [(('--rtt', rtt), (rtt,)) for rtt in sys.argv[1:]]))


if __name__ == '__main__':
    main()
