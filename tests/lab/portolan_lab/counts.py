"""What arrived at the servers: connections, sign-ins, questions, counted from their logs.

Postfix says what a conversation held when it is over, so read this after the program has ended;
open_conversations() tells whether some still go on.
"""

import re
from dataclasses import dataclass, field

from . import delay_link, names, syns, tree, web
from .domains import names_by_address

_POSTFIX = re.compile(r' postfix/(?P<place>\S+:\d+)/smtpd\[\d+\]: '
                      r'(?P<event>connect|disconnect) from [^ ]+(?: (?P<commands>.*))?')
_POSTFIX_SIGN_INS = re.compile(r'\bauth=(\d+)(?:/(\d+))?')  # accepted, or accepted/all
_DOVECOT = re.compile(r'lookup: user=(?P<name>.*) file=.*/(?P<address>[^/]+)$')
_EXIM = re.compile(r'I=\[(?P<address>[^\]]+)\]:(?P<port>\d+)')
_EXIM_ACCEPTED = re.compile(r'^\S+ \S+ signed in as (?P<name>.*) I=\[')
_EXIM_REFUSED = re.compile(r' authenticator failed for .*set_id=(?P<name>.*)\)$')
_QUESTION = re.compile(r' query\[(?:type=)?(?P<type>[^]]+)\] (?P<name>\S+) from ')
_REQUEST = re.compile(r'^\S+ \d+ (?P<url>http.*)$')
_SCRIPTED = re.compile(r'^\S+ \S+ (?P<place>\S+:\d+) connect$')

_NAMES_PORT = 53


@dataclass
class Visits:
    """What one door saw."""
    connections: int = 0
    ended: int = 0
    accepted: int = 0  # sign-ins
    refused: int = 0


@dataclass
class Counts:
    """Visits by `host:port`, and the names used to sign in by host, in their order.

    Then the questions to the name server as `name/TYPE`, the requests to the web server as URLs,
    the tries to connect by `host:port`, whatever became of them, and the packets that repeated
    one; at last, the packets on a slow link.
    """
    doors: dict = field(default_factory=dict)
    names: dict = field(default_factory=dict)
    questions: dict = field(default_factory=dict)
    requests: dict = field(default_factory=dict)
    syns: dict = field(default_factory=dict)
    repeated_syns: dict = field(default_factory=dict)
    packets: dict = None

    def door(self, place):
        return self.doors.setdefault(place, Visits())

    def name(self, host, name):
        self.names.setdefault(host, []).append(name)

    def open_conversations(self):
        return sum(visits.connections - visits.ended for visits in self.doors.values())


def read(folder=tree.LOGS):
    """Count all visits since the lab started."""
    hosts = names_by_address()
    counts = Counts()
    _read_syns(folder, counts, hosts)  # first: this waits until all is written down
    _read_postfix(folder, counts)
    _read_dovecot(folder, counts, hosts)
    _read_exim(folder, counts, hosts)
    for match in _matches(f'{folder}/scripted.log', _SCRIPTED):
        counts.door(match['place']).connections += 1
        counts.door(match['place']).ended += 1
    for match in _matches(f'{folder}/{names.LOG}', _QUESTION):
        if match['name'] != names.READY_NAME:
            _add(counts.questions, f'{match["name"]}/{match["type"]}')
    for match in _matches(f'{folder}/{web.LOG}', _REQUEST):
        _add(counts.requests, match['url'])
    counts.packets = delay_link.read(folder)
    return counts


def _add(numbers, key, number=1):
    numbers[key] = numbers.get(key, 0) + number


def _read_syns(folder, counts, hosts):
    tries, repeats = syns.read(folder)
    for numbers, found in ((counts.syns, tries), (counts.repeated_syns, repeats)):
        for (address, port), number in found.items():
            if address == names.NAME_SERVER and port != _NAMES_PORT:
                continue  # asked whether the servers are ready
            _add(numbers, f'{hosts.get(address, address)}:{port}', number)


def _read_postfix(folder, counts):
    for match in _matches(f'{folder}/postfix.log', _POSTFIX):
        visits = counts.door(match['place'])
        if match['event'] == 'connect':
            visits.connections += 1
            continue
        visits.ended += 1
        sign_ins = _POSTFIX_SIGN_INS.search(match['commands'] or '')
        if sign_ins:
            accepted, all_of_them = int(sign_ins[1]), int(sign_ins[2] or sign_ins[1])
            visits.accepted += accepted
            visits.refused += all_of_them - accepted


def _read_dovecot(folder, counts, hosts):
    for match in _matches(f'{folder}/dovecot.log', _DOVECOT):
        counts.name(hosts[match['address']], match['name'])


def _read_exim(folder, counts, hosts):
    for line in _lines(f'{folder}/exim-mainlog'):
        place = _EXIM.search(line)
        if not place or place['address'] not in hosts:
            continue
        host = hosts[place['address']]
        visits = counts.door(f'{host}:{place["port"]}')
        if '(TCP/IP connection count = ' in line:
            visits.connections += 1
        elif ' SMTP connection from ' in line and re.search(r' (closed by|lost)\b', line):
            visits.ended += 1
        elif accepted := _EXIM_ACCEPTED.search(line):
            visits.accepted += 1
            counts.name(host, accepted['name'])
        elif refused := _EXIM_REFUSED.search(line):
            visits.refused += 1
            counts.name(host, refused['name'])


def _matches(path, pattern):
    return filter(None, map(pattern.search, _lines(path)))


def _lines(path):
    try:
        with open(path, encoding='utf-8', errors='replace') as file:
            return file.read().splitlines()
    except FileNotFoundError:
        return []


def as_text(counts):
    lines = [f'{"Door":<36}{"Connections":>12}{"Signed in":>12}{"Refused":>12}']
    lines += [f'{place:<36}{visits.connections:>12}{visits.accepted:>12}{visits.refused:>12}'
              for place, visits in sorted(counts.doors.items())]
    lines += ['', 'Names used to sign in']
    lines += [f'{host:<36}{", ".join(names)}' for host, names in sorted(counts.names.items())]
    for title, numbers in (('Questions to the name server', counts.questions),
                           ('Requests to the web server', counts.requests),
                           ('Tries to connect', counts.syns),
                           ('Packets that repeated a try', counts.repeated_syns),
                           ('Packets on the slow link', counts.packets or {})):
        lines += ['', title] + [f'{number:>6}  {key}' for key, number in sorted(numbers.items())]
    return '\n'.join(lines)


def as_json(counts):
    return {'doors': {place: {'connections': visits.connections,
                              'accepted': visits.accepted,
                              'refused': visits.refused}
                      for place, visits in counts.doors.items()},
            'names': counts.names,
            'questions': counts.questions,
            'requests': counts.requests,
            'syns': counts.syns,
            'repeated_syns': counts.repeated_syns,
            'packets': counts.packets,
            'open_conversations': counts.open_conversations()}
