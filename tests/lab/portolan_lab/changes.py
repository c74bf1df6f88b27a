"""What can be changed in a lab that is running: each change is one short function.

A change gives a domain another row than the table has, or does something to packets on their way.
To add one, write one more function with @change; its arguments are those of `lab change`.
"""

import dataclasses
from dataclasses import dataclass, field

from . import stand_ins
from .domains import DOMAINS
from .model import PLAIN, STARTTLS, TLS
from .names import NAME_SERVER

WHOLE_NETWORK = 'network'  # stands for a domain in what concerns all of them

CHANGES = {}


def change(function):
    CHANGES[function.__name__.replace('_', '-')] = function
    return function


@dataclass
class World:
    """All that is not as in the table, by domain."""
    rows: dict = field(default_factory=lambda: {row.name: row for row in DOMAINS})
    filters: dict = field(default_factory=dict)  # rules about packets that arrive at the servers
    detours: dict = field(default_factory=dict)  # rules that lead them elsewhere
    banning: set = field(default_factory=set)  # domains that shut out who is refused too often
    is_linked: bool = True
    is_captured: bool = False  # see wire.py

    def restore(self, name):
        self.rows |= {row.name: row for row in DOMAINS if row.name == name}
        self.filters.pop(name, None)
        self.detours.pop(name, None)
        self.banning.discard(name)
        if name == WHOLE_NETWORK:
            self.is_linked = True
            self.is_captured = False

    def replace(self, name, **members):
        if not self.rows[name].changeable:
            raise ValueError(f'{name} cannot be changed')
        self.rows[name] = dataclasses.replace(self.rows[name], **members)

    def replace_door(self, name, at, /, **members):
        """Another door in place of the one at a port; of all the domain's doors, if it is 'all'."""
        self.replace(name, hosts=tuple(
            dataclasses.replace(host, doors=tuple(
                dataclasses.replace(door, **members) if at in ('all', door.port) else door
                for door in host.doors))
            for host in self.rows[name].hosts))

    def addresses(self, name):
        return self.rows[name].addresses()

    def filter(self, name, rule):
        self.filters.setdefault(name, []).append(rule)

    def detour(self, name, rule):
        self.detours.setdefault(name, []).append(rule)


# Doors

@change
def close(world, name, port):
    """Nothing listens there any more."""
    world.replace(name, hosts=tuple(
        dataclasses.replace(host, doors=tuple(door for door in host.doors
                                              if port not in ('all', door.port)))
        for host in world.rows[name].hosts))


@change
def move(world, name, port, new_port):
    world.replace_door(name, port, port=new_port)


@change
def drop(world, name, port='all'):
    """Packets to that port vanish on the way."""
    ports = '' if port == 'all' else f'tcp dport {port} '
    for address in world.addresses(name):
        world.filter(name, f'ip daddr {address} {ports}drop')


@change
def stand_in(world, name, port, behaviour):
    """Another program takes the door; see stand_ins.py."""
    for address in world.addresses(name):
        place = f'{stand_ins.ADDRESS}:{stand_ins.port_of(behaviour)}'
        world.detour(name, f'ip daddr {address} tcp dport {port} dnat ip to {place}')


# Encryption

@change
def no_encryption(world, name, port):
    world.replace_door(name, port, security=PLAIN, auth_in_clear=True)


@change
def tls_at_once(world, name, port):
    world.replace_door(name, port, security=TLS)


@change
def starttls(world, name, port):
    world.replace_door(name, port, security=STARTTLS)


@change
def certificate(world, name, kind):
    """Another certificate, of a kind that certificates.py knows."""
    world.replace(name, certificate=kind)


# Names

@change
def rename(world, name, old, new):
    """A host is called something else, and its certificate is made out to that."""
    world.replace(name, hosts=tuple(dataclasses.replace(host, name=new)
                                    if host.name == old else host
                                    for host in world.rows[name].hosts))


@change
def forget_names(world, name):
    world.replace(name, hosts=())


# Accounts

@change
def password(world, name, word):
    world.replace(name, password=word)


@change
def user_name(world, name, form):
    world.replace(name, user_name=form)


@change
def sender(world, name, how):
    world.replace(name, sender=how)


@change
def sign_in(world, name, how):
    world.replace(name, sign_in=how)


@change
def auth(world, name, port, *mechanisms):
    """Other ways to sign in, or none."""
    world.replace_door(name, port, auth=mechanisms)


@change
def options(world, name, port, more):
    """More of Postfix's own settings, by name."""
    world.replace_door(name, port, options=more)


@change
def policy(world, name, service, stage='recipient'):
    """A policy service of stand_ins.py has a word in whether a letter is taken: when it hears to
    whom it goes, or when it has it (`end_of_data`)."""
    place = f'{stand_ins.ADDRESS}:{stand_ins.port_of(service)}'
    world.replace_door(name, 'all', options={
        f'smtpd_{stage}_restrictions': f'check_policy_service inet:{place}'})


@change
def ban(world, name):
    """Whoever is refused three times is shut out: what fail2ban does with the log."""
    world.banning.add(name)


# The whole network

@change
def unplug(world, name):
    world.is_linked = False


@change
def capture(world, name):
    """All that leaves is written down."""
    world.is_captured = True


@change
def no_name_server(world, name):
    for protocol in ('udp', 'tcp'):
        world.filter(name, f'ip daddr {NAME_SERVER} {protocol} dport 53 reject')


@change
def silent_name_server(world, name):
    for protocol in ('udp', 'tcp'):
        world.filter(name, f'ip daddr {NAME_SERVER} {protocol} dport 53 drop')


@change
def drop_all(world, name):
    """As behind a VPN or firewall that lets only questions for names through."""
    world.filter(name, f'ip daddr != {NAME_SERVER} meta l4proto tcp drop')
    world.filter(name, 'ip6 daddr ::/0 meta l4proto tcp drop')


@change
def portal(world, name):
    """As in a hotel: every name leads to one web server, which wants to be seen first."""
    place = f'{stand_ins.ADDRESS}:{stand_ins.port_of("portal-names")}'
    world.detour(name, f'ip daddr {NAME_SERVER} udp dport 53 dnat ip to {place}')
