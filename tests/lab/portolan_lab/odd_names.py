"""A name server that misbehaves, for the domains whose row says how.

The lab's own name server hands on to it what concerns these domains, so that everybody else is
answered at full speed. It knows addresses and, where that is the fault, other names.
"""

import asyncio
import ipaddress
import struct

from .domains import DOMAINS
from .model import family_of
from .names import ODD_NAME_SERVER

_FAMILIES = {1: 4, 28: 6}  # the types A and AAAA
_ALIAS, _IPV6 = 5, 28
_HEADER_BYTES = 12
_MOST_IN_A_PACKET = 512
_TOO_LONG = 0x0200
_NO_SUCH_NAME, _FAILURE = 3, 2
_SLOW = 1.0  # seconds

# Addresses that are not a host's own, by what is wrong with it
_OTHER_ADDRESSES = {
    '500-wrong-addresses': [f'203.0.{113 + number // 250}.{3 + number % 250}'
                            for number in range(500)],
    'loopback': ['127.0.0.1'],
    'private': ['10.0.0.1', '192.168.1.1'],
    'anywhere': ['0.0.0.0'],
    'broadcast': ['255.255.255.255', '224.0.0.1'],
}


def _question(packet):
    """The name in small letters, the type, and where the question ends."""
    labels, place = [], _HEADER_BYTES
    while length := packet[place]:
        labels.append(packet[place + 1:place + 1 + length].decode('latin-1'))
        place += 1 + length
    kind, _ = struct.unpack_from('!2H', packet, place + 1)
    return '.'.join(labels).lower(), kind, place + 5


def _answer(packet, end, code, kind=0, records=(), flags=0):
    head = packet[:2] + struct.pack('!5H', 0x8580 | flags | code, 1, len(records), 0, 0)
    return head + packet[_HEADER_BYTES:end] + b''.join(
        struct.pack('!3HIH', 0xc000 | _HEADER_BYTES, kind, 1, 60, len(record)) + record
        for record in records)


def _packed(addresses, kind):
    return [ipaddress.ip_address(address).packed for address in addresses
            if family_of(address) == _FAMILIES.get(kind)]


def _name(text):
    return b''.join(bytes([len(label)]) + label.encode() for label in text.split('.')) + b'\0'


def answer_with(packet, address):
    """An answer that leads any name to one address."""
    _, kind, end = _question(packet)
    return _answer(packet, end, 0, kind, _packed([address], kind))


def _next_alias(name, circle):
    """The name that a name leads to: around in a circle of so many, or on without end."""
    first, _, rest = name.partition('.')
    number = int(first[1:]) + 1 if first[1:].isdigit() else 0
    return f'n{number % circle if circle else number}.{rest}'


class _Names:
    def __init__(self):
        self._hosts = {domain.name: [] for domain in DOMAINS if domain.resolver}
        self._resolvers = {}
        for domain in DOMAINS:
            if domain.resolver:
                self._resolvers[domain.name] = domain.resolver
                self._hosts |= {domain.name_of(host): host.addresses for host in domain.hosts}

    def answer(self, packet):
        """The answer, if there is one, and the seconds that it takes."""
        name, kind, end = _question(packet)
        resolver = next((how for domain, how in self._resolvers.items()
                         if name == domain or name.endswith('.' + domain)), None)
        if resolver == 'silent' or (resolver == 'no-aaaa' and kind == _IPV6):
            return None, 0
        if resolver == 'failing':
            return _answer(packet, end, _FAILURE), 0
        if resolver == 'always-too-long':
            return _answer(packet, end, 0, flags=_TOO_LONG), 0
        if resolver in ('cname-loop', 'cname-chain') and name.count('.') > 1:
            target = _next_alias(name, 3 if resolver == 'cname-loop' else None)
            return _answer(packet, end, 0, _ALIAS, [_name(target)]), 0
        answer = self._true_answer(packet, name, kind, end, resolver)
        if resolver == 'half-an-answer':
            answer = answer[:-3]
        if resolver == 'another-question':
            answer = answer.replace(_name(name), _name('x' + name[1:]))
        return answer, _SLOW if resolver == 'slow' else 0

    def _true_answer(self, packet, name, kind, end, resolver):
        if name not in self._hosts:
            return _answer(packet, end, _NO_SUCH_NAME)
        addresses = self._hosts[name]
        if addresses and resolver in _OTHER_ADDRESSES:
            addresses = _OTHER_ADDRESSES[resolver]
        elif addresses and resolver == '500-addresses':
            addresses = addresses + _OTHER_ADDRESSES['500-wrong-addresses'][1:]
        return _answer(packet, end, 0, kind, _packed(addresses, kind))


class _Packets(asyncio.DatagramProtocol):
    def __init__(self, names):
        self._names = names

    def connection_made(self, transport):
        self._transport = transport

    def datagram_received(self, packet, sender):
        try:
            answer, pause = self._names.answer(packet)
        except (IndexError, struct.error):
            return
        if answer is None:
            return
        if len(answer) > _MOST_IN_A_PACKET:
            answer = _answer(packet, _question(packet)[2], 0, flags=_TOO_LONG)
        asyncio.get_running_loop().call_later(pause, self._transport.sendto, answer, sender)


async def _talk(names, reader, writer):
    """Questions whose answers are too long for a packet."""
    try:
        while True:
            (length,) = struct.unpack('!H', await reader.readexactly(2))
            answer, pause = names.answer(await reader.readexactly(length))
            await asyncio.sleep(pause)
            if answer is not None:
                writer.write(struct.pack('!H', len(answer)) + answer)
    except (IndexError, struct.error, OSError, asyncio.IncompleteReadError):
        writer.close()


async def serve():
    names = _Names()
    await asyncio.get_running_loop().create_datagram_endpoint(
        lambda: _Packets(names), local_addr=(ODD_NAME_SERVER, 53))
    await asyncio.start_server(lambda reader, writer: _talk(names, reader, writer),
                               ODD_NAME_SERVER, 53)
