#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""How long a search takes on a slow link, against the round trips that it needs.

    bench_search.py RTT…

For each scenario and round-trip time: median of several runs by the program's own clock and as a
whole process, the limit that the round trips set, the ratio of both to it, connections and questions
to the name service. Each round-trip time runs in a lab of its own. Ends with 1 if a ratio was not
kept.
"""

import statistics
import sys

import slow_link

RUNS = 5
OWN_CLOCK = 1.25
WHOLE = {40: 1.4}  # elsewhere as by its own clock

# What is shown, domain, round trips needed, further seconds, runs. The round trips:
#   implicit TLS  name, TCP, TLS, greeting, EHLO; Postfix holds its first line for one more
#   STARTTLS      name, TCP, greeting, EHLO, STARTTLS, TLS, EHLO; the same one more
#   MX, ISPDB     the database's name, TCP, TLS (the MX meanwhile), answer; then implicit TLS
SCENARIOS = (
    ('settings file and SRV agree', 'autoconfig-srv.test', 7, 0, RUNS),
    ('smtp. guess', 'smtp-only.test', 6, 0, RUNS),
    ('mail. guess, no smtp.', 'mail-only.test', 8, 0, RUNS),
    ('465 dropped, 587 alive', 'drop465.test', 8, 0, RUNS),
    ('all dropped but 2525', 'only2525.test', 8, 0, RUNS),
    ('all dropped but 26', 'only26.test', 8, 0, RUNS),
    ('all dropped but plain 25', 'only25.test', 4, 0, RUNS),
    ('incoming only: no', 'incoming.test', 8, 0, RUNS),
    ('AAAA never answered', 'no-aaaa.test', 6, 0, RUNS),
    ('settings hosts dropped', 'file-dropped.test', 6, 0, RUNS),
    ('dead IPv6 address', 'dead-ipv6.test', 6, 0, RUNS),
    ('MX names a provider', 'mx-provider.test', 10, 0, RUNS),
    ('everything dropped: no', 'dropped.test', 2, 3, 1),
)


def find(domain):
    """Seconds by the program's own clock and as a whole."""
    found, whole = slow_link.run('find', f'bob@{domain}', '--json')
    return found['elapsed_ms'] / 1000, whole


def measure(domain, runs):
    """Medians of both clocks; connections, questions, and the most often asked one, a run."""
    if runs > 1:
        find(domain)  # a door of Postfix starts with its first visitor
    before = slow_link.counts()
    own, whole = zip(*(find(domain) for _ in range(runs)))
    after = slow_link.counts()
    connections = sum(after['syns'].values()) - sum(before['syns'].values())
    asked = {name: n - before['questions'].get(name, 0) for name, n in after['questions'].items()}
    return (statistics.median(own), statistics.median(whole), connections / runs,
            sum(asked.values()) / runs, max(asked.values()) / runs)


def run_inside(rtt):
    """All scenarios in the lab that this process is in."""
    kept = True
    for shows, domain, trips, extra, runs in SCENARIOS:
        own, whole, connections, questions, repeats = measure(domain, runs)
        limit = trips * rtt / 1000 + extra
        good = own <= limit * OWN_CLOCK and whole <= limit * WHOLE.get(rtt, OWN_CLOCK)
        kept = kept and good
        print(f'| {shows} | {rtt} | {limit:.3f} | {own:.3f} | {own / limit:.2f} | {whole:.3f} | '
              f'{whole / limit:.2f} | {connections:.0f} | {questions:.0f} | {repeats:.1f} | '
              f'{"" if good else "over"} |', flush=True)
    return kept


def main():
    if sys.argv[1] == '--inside':
        sys.exit(not run_inside(int(sys.argv[2])))

    print('| scenario | RTT ms | limit s | own clock s | ratio | whole s | ratio | connections | '
          'questions | the same asked | |')
    print('|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|', flush=True)
    sys.exit(not slow_link.in_labs(__file__, [(('--rtt', rtt), (rtt,)) for rtt in sys.argv[1:]]))


if __name__ == '__main__':
    main()
