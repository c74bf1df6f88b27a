"""One question to the name server, and all that it says to it."""

import os
import socket
import struct

from portolan_lab.names import NAME_SERVER

A, CNAME, MX, TXT, AAAA, SRV = 1, 5, 15, 16, 28, 33

NO_ERROR, SERVER_FAILURE, NO_SUCH_NAME = 0, 2, 3


def ask(name, kind, seconds=2):
    """The code, and the answers of that type; TimeoutError when nobody answers."""
    packet = os.urandom(2) + struct.pack('!5H', 0x0100, 1, 0, 0, 0) + b''.join(
        bytes([len(label)]) + label.encode() for label in name.split('.')) + struct.pack(
        '!BHH', 0, kind, 1)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as connection:
        connection.settimeout(seconds)
        connection.connect((NAME_SERVER, 53))
        connection.send(packet)
        answer = connection.recv(4096)
    place, number = len(packet), struct.unpack_from('!H', answer, 6)[0]
    found = []
    for _ in range(number):
        _, place = _name(answer, place)
        its_kind, _, _, length = struct.unpack_from('!HHIH', answer, place)
        if its_kind == kind:
            found.append(_READERS[kind](answer, place + 10, length))
        place += 10 + length
    return answer[3] & 15, found


def _name(packet, place):
    labels = []
    while length := packet[place]:
        if length >= 0xc0:
            target = struct.unpack_from('!H', packet, place)[0] & 0x3fff
            return '.'.join(labels + [_name(packet, target)[0]]), place + 2
        labels.append(packet[place + 1:place + 1 + length].decode())
        place += 1 + length
    return '.'.join(labels), place + 1


def _address(packet, place, length):
    return socket.inet_ntop(socket.AF_INET if length == 4 else socket.AF_INET6,
                            packet[place:place + length])


def _exchanger(packet, place, _):
    return struct.unpack_from('!H', packet, place)[0], _name(packet, place + 2)[0]


def _service(packet, place, _):
    return *struct.unpack_from('!3H', packet, place), _name(packet, place + 6)[0]


_READERS = {A: _address, AAAA: _address, MX: _exchanger, SRV: _service}
