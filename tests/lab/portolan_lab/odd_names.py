"""A name server that misbehaves, for the domains whose row says how.

The lab's own name server hands on to it what concerns these domains, so that everybody else is
answered at full speed. It knows addresses only.
"""

import asyncio
import ipaddress
import struct

from .domains import DOMAINS
from .model import family_of
from .names import ODD_NAME_SERVER

_FAMILIES = {1: 4, 28: 6}  # the types A and AAAA
_IPV6 = 28
_HEADER_BYTES = 12
_NO_SUCH_NAME, _FAILURE = 3, 2
_SLOW = 1.0  # seconds


def _question(packet):
    """The name in small letters, the type, and where the question ends."""
    labels, place = [], _HEADER_BYTES
    while length := packet[place]:
        labels.append(packet[place + 1:place + 1 + length].decode('latin-1'))
        place += 1 + length
    kind, _ = struct.unpack_from('!2H', packet, place + 1)
    return '.'.join(labels).lower(), kind, place + 5


def _answer(packet, end, code, kind=0, addresses=()):
    head = packet[:2] + struct.pack('!5H', 0x8580 | code, 1, len(addresses), 0, 0)
    records = b''.join(
        struct.pack('!3HIH', 0xc000 | _HEADER_BYTES, kind, 1, 60, len(packed)) + packed
        for packed in (ipaddress.ip_address(address).packed for address in addresses))
    return head + packet[_HEADER_BYTES:end] + records


def answer_with(packet, address):
    """An answer that leads any name to one address."""
    _, kind, end = _question(packet)
    return _answer(packet, end, 0, kind, [address] if _FAMILIES.get(kind) == 4 else [])


class _Names(asyncio.DatagramProtocol):

    def __init__(self):
        self._hosts = {domain.name: [] for domain in DOMAINS if domain.resolver}
        self._resolvers = {}
        for domain in DOMAINS:
            if domain.resolver:
                self._resolvers[domain.name] = domain.resolver
                self._hosts |= {domain.name_of(host): host.addresses for host in domain.hosts}

    def connection_made(self, transport):
        self._transport = transport

    def datagram_received(self, packet, sender):
        try:
            name, kind, end = _question(packet)
        except (IndexError, struct.error):
            return
        resolver = next((how for domain, how in self._resolvers.items()
                         if name == domain or name.endswith('.' + domain)), None)
        if resolver == 'silent' or (resolver == 'no-aaaa' and kind == _IPV6):
            return
        answer = (_answer(packet, end, _FAILURE) if resolver == 'failing'
                  else self._true_answer(packet, name, kind, end))
        pause = _SLOW if resolver == 'slow' else 0
        asyncio.get_running_loop().call_later(pause, self._transport.sendto, answer, sender)

    def _true_answer(self, packet, name, kind, end):
        if name not in self._hosts:
            return _answer(packet, end, _NO_SUCH_NAME)
        return _answer(packet, end, 0, kind, [address for address in self._hosts[name]
                                              if family_of(address) == _FAMILIES.get(kind)])


async def serve():
    await asyncio.get_running_loop().create_datagram_endpoint(
        _Names, local_addr=(ODD_NAME_SERVER, 53))
