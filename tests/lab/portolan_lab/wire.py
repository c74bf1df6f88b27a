"""What programs in the lab say over the network, octet by octet, seen where it leaves them.

It is written down when it is asked for (the change `capture`), one line of JSON for each packet that
carries something.
"""

import asyncio
import collections
import ctypes
import ipaddress
import json
import os
import secrets
import socket
import struct
import time

from .link import INTERFACE
from .names import NAME_SERVER

LOG = 'wire.log'

Flow = collections.namedtuple('Flow', 'protocol address port source_port')

_ALL_PROTOCOLS = 3
_ATTACH_FILTER = 26
_OUTGOING = 4
_PROTOCOLS = {socket.IPPROTO_TCP: 'tcp', socket.IPPROTO_UDP: 'udp'}
_MARK_PORT = 9  # "discard"
_PATIENCE = 5.0

# The filter: packets that leave, by their kind (at an address that the kernel keeps for that).
_FILTER = ((0x30, 0, 0, 0xfffff004), (0x15, 0, 1, _OUTGOING), (0x06, 0, 0, 0xffff), (0x06, 0, 0, 0))


class Capture:
    """From when it is made until it is closed, all is written down; in the loop that runs."""

    def __init__(self, folder):
        steps = b''.join(struct.pack('=HBBI', *step) for step in _FILTER)
        program = ctypes.create_string_buffer(steps)
        self._log = open(os.path.join(folder, LOG), 'a', encoding='ascii')
        os.fchmod(self._log.fileno(), 0o644)
        self._watched = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, 0)
        self._watched.setsockopt(socket.SOL_SOCKET, _ATTACH_FILTER, struct.pack(
            '@HP', len(_FILTER), ctypes.addressof(program)))
        self._watched.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16 << 20)
        self._watched.bind((INTERFACE, _ALL_PROTOCOLS))
        self._watched.setblocking(False)
        asyncio.get_running_loop().add_reader(self._watched, self._read)

    def close(self):
        asyncio.get_running_loop().remove_reader(self._watched)
        self._watched.close()
        self._log.close()

    def _read(self):
        while True:
            try:
                piece = _piece(self._watched.recv(0xffff))
            except BlockingIOError:
                return
            if piece:
                print(json.dumps(piece), file=self._log, flush=True)


def _piece(packet):
    """The flow, the place in it, and the octets; None for a packet that carries nothing."""
    if packet[0] >> 4 == 6:
        protocol, target, begin = packet[6], packet[24:40], 40
    else:
        protocol, target, begin = packet[9], packet[16:20], (packet[0] & 15) * 4
    if protocol not in _PROTOCOLS:
        return None
    source_port, port, sequence = struct.unpack_from('!HHI', packet, begin)
    if protocol == socket.IPPROTO_UDP:
        header, sequence = 8, 0
    else:
        header = (packet[begin + 12] >> 4) * 4
    octets = packet[begin + header:]
    if not octets:
        return None
    return (_PROTOCOLS[protocol], str(ipaddress.ip_address(target)), port, source_port, sequence,
            octets.decode('latin-1'))


def read(folder, patience=_PATIENCE):
    """All that was said so far: Flow -> octets, in the order in which they were meant."""
    pieces = collections.defaultdict(dict)
    for *flow, sequence, octets in _lines(folder, patience):
        known = pieces[Flow(*flow)]
        if flow[0] == 'udp':
            sequence = len(known)
        if len(octets) > len(known.get(sequence, '')):
            known[sequence] = octets
    return {flow: _joined(known) for flow, known in pieces.items()}


def _joined(pieces):
    """Packets that were repeated count once."""
    first, octets = next(iter(pieces)), ''
    for sequence in sorted(pieces, key=lambda number: (number - first) % (1 << 32)):
        place = (sequence - first) % (1 << 32)
        octets += pieces[sequence][max(len(octets) - place, 0):]
    return octets.encode('latin-1')


def _lines(folder, patience):
    mark = secrets.token_hex(16)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(mark.encode(), (NAME_SERVER, _MARK_PORT))
    path = os.path.join(folder, LOG)
    end = time.monotonic() + patience
    while True:
        with open(path, encoding='ascii') as log:
            text = log.read()
        if mark in text:
            return [json.loads(line) for line in text.splitlines() if mark not in line]
        if time.monotonic() > end:
            raise TimeoutError('the capture is late')
        time.sleep(0.01)
