"""All practice domains, with the address of each host, which follows from its place in the rows."""

import ipaddress
import itertools

from . import change_rows, discovery_rows, file_rows, hostile_rows, mail_rows
from .model import OTHER_PASSWORD, PASSWORD

_BLOCKS = {4: ('192.0.2.0/24', '198.51.100.0/24', '198.18.0.0/24'), 6: ('2001:db8::/112',)}
_SKIPPED = 16  # low addresses stay free for the name servers and for what comes later


def _numbered(rows):
    def supply(family):
        for block in _BLOCKS[family]:
            network = ipaddress.ip_network(block)
            for number in range(_SKIPPED, network.num_addresses - 1):
                yield str(network[number])

    free = {family: supply(family) for family in _BLOCKS}
    for row in rows:
        for host in row.hosts:
            host.addresses.extend(next(free[family]) for family in host.families
                                  for _ in range(host.copies))
        yield row


DOMAINS = tuple(_numbered(itertools.chain(mail_rows.rows(), discovery_rows.rows(),
                                          file_rows.rows(), change_rows.rows(),
                                          hostile_rows.rows())))


def doors(server, rows=DOMAINS):
    """Every door of one kind of server, as (domain, host, door)."""
    return [(domain, host, door) for domain in rows for host in domain.hosts
            for door in host.doors if door.server == server]


def web_hosts():
    """Every host with a web server, as (domain, host)."""
    return [(domain, host) for domain in DOMAINS for host in domain.hosts if host.web]


def accounts_at(domain):
    """Names and passwords that a domain's servers know: its own and those of its customers."""
    accounts = dict(domain.accounts)
    for customer in DOMAINS:
        if customer.provider == domain.name:
            accounts |= customer.accounts
    return accounts


def names_by_address():
    """The full name of the host at each address."""
    return {address: domain.name_of(host) for domain in DOMAINS for host in domain.hosts
            for address in host.addresses}


def as_json():
    """The table for tests in any language."""
    return [{
        'domain': domain.name,
        'title': domain.title,
        'shows': domain.shows,
        'address': 'bob@' + domain.title,
        'password': PASSWORD,
        'user_name': domain.user_name,
        'accounts': domain.accounts,
        'certificate': domain.certificate,
        'web_certificate': domain.web_certificate or domain.certificate,
        'sign_in': domain.sign_in,
        'sender': domain.sender,
        'provider': domain.provider,
        'mail_exchanger': domain.mail_exchanger,
        'services': [vars(service) for service in domain.services],
        'aliases': dict(domain.aliases),
        'resolver': domain.resolver,
        'settings': [vars(server) for server in domain.settings],
        'ispdb': domain.ispdb,
        'ispdb_settings': [vars(server) for server in domain.ispdb_settings or domain.settings],
        'hosts': [_host_as_json(domain, host) for host in domain.hosts],
    } for domain in DOMAINS]


def _host_as_json(domain, host):
    return {
        'host': domain.name_of(host),
        'addresses': list(host.addresses),
        'dropped': list(host.dropped),
        'dead': [address for address in host.addresses if address not in host.live_addresses()],
        'web': host.web,
        'doors': [{
            'port': door.port,
            'security': door.security,
            'auth': list(door.auth),
            'auth_in_clear': door.auth_in_clear,
            'server': door.server,
            'behaviour': door.behaviour,
        } for door in host.doors],
    }


def as_text():
    """The table for people."""
    lines = [f'{"Address":<36}{"Password":<16}What it shows']
    lines += [f'{"bob@" + domain.title:<36}{PASSWORD:<16}{domain.shows}' for domain in DOMAINS
              if domain.shows]
    lines += [f'{"bob@nowhere.test":<36}{PASSWORD:<16}a domain that does not exist',
              '', f'zoe lives at each of them, too; her password is {OTHER_PASSWORD}']
    return '\n'.join(lines)
