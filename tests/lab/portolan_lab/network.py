"""Two network namespaces, one for programs and one for servers, and the filter before these."""

import os

from . import delay_link, kernel, link, stand_ins
from .domains import DOMAINS
from .model import family_of
from .names import NAME_SERVER, NAME_SERVER_IPV6, ODD_NAME_SERVER
from .processes import run, unwatch_signals


def build(delay=None):
    """Leave this process in the client's namespace; return the servers' as an open file.

    Beside it comes the program that carries packets, if a delay is wanted.
    """
    kernel.unshare(kernel.NEW_NETWORK)
    servers = os.open('/proc/self/ns/net', os.O_RDONLY | os.O_CLOEXEC)
    kernel.unshare(kernel.NEW_NETWORK)
    carrier = delay_link.join(delay, servers) if delay else link.join(servers)
    _ip(['link set lo up'] + link.client_end())
    _ip(['link set lo up'] + _server_addresses() + link.servers_end(), servers)
    _in(servers, ['nft', '-f', '-'], _filter())
    return servers, carrier


def _server_addresses():
    addresses = [NAME_SERVER, NAME_SERVER_IPV6, ODD_NAME_SERVER, stand_ins.ADDRESS]
    addresses += [address for domain in DOMAINS for address in domain.addresses()]
    return [f'address add {address} dev lo' + (' nodad' if ':' in address else '')
            for address in addresses]


def _filter():
    """What vanishes: whole addresses, and single ports. Other closed ports refuse by themselves."""
    rules = []
    for domain in DOMAINS:
        for host in domain.hosts:
            for address in host.addresses:
                family = family_of(address)
                match = f'{"ip6" if family == 6 else "ip"} daddr {address}'
                if family in host.dead or 'all' in host.dropped:
                    rules.append(f'{match} drop')
                elif host.dropped:
                    ports = ', '.join(str(port) for port in host.dropped)
                    rules.append(f'{match} tcp dport {{ {ports} }} drop')
    return '\n'.join(['table inet lab {', 'chain input {',
                      'type filter hook input priority filter;'] + rules + ['}', '}', ''])


def _ip(commands, network=None):
    _in(network, ['ip', '-batch', '-'], '\n'.join(commands) + '\n')


def _in(network, command, words):
    def prepare():
        unwatch_signals()
        if network is not None:
            kernel.enter(network)

    run(command, input=words, prepare=prepare)
