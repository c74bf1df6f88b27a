"""The link between the client's network and the servers': here, a plain pair of interfaces.

Each end is set up by its commands for `ip -batch`; delay_link.py is the other way to join them.
"""

from .processes import run

INTERFACE = 'lab'
CLIENT = {4: '203.0.113.2', 6: '2001:db8:1::2'}
SERVERS = {4: '203.0.113.1', 6: '2001:db8:1::1'}


def join(servers_network):
    """Connect the namespace of this process with another one, given as an open file."""
    run(['ip', 'link', 'add', 'name', INTERFACE, 'type', 'veth',
         'peer', 'name', INTERFACE, 'netns', f'/proc/self/fd/{servers_network}'],
        pass_fds=[servers_network])


def client_end():
    return _up(CLIENT) + [f'route add default via {SERVERS[4]}',
                          f'route add ::/0 via {SERVERS[6]}']


def servers_end():
    return _up(SERVERS)


def _up(addresses):
    return [f'address add {addresses[4]}/24 dev {INTERFACE}',
            f'address add {addresses[6]}/64 dev {INTERFACE} nodad',
            f'link set {INTERFACE} up']
