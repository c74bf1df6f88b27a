"""Every try to connect, seen on the client's end of the link: to closed and silent doors, too.

The socket is made in the client's network, with a filter in the kernel that lets through nothing
but the first packet of TCP connections and the marks by which a reader knows that all before has
been written down.
"""

import asyncio
import ctypes
import ipaddress
import os
import secrets
import socket
import struct
import time

from .link import INTERFACE
from .names import NAME_SERVER

LOG = 'syns.log'

_ALL_PROTOCOLS = 3
_ATTACH_FILTER = 26
_MARK_PORT = 9  # "discard"
_PATIENCE = 2.0  # seconds to wait for a mark, over the slowest link

# The filter, as (operation, value, step if true, step if false), beginning at the IP header.
_LOAD_BYTE, _LOAD_BYTE_AT_X, _LOAD_HALF_AT_X = 0x30, 0x50, 0x48
_LOAD_HEADER_LENGTH, _AND, _EQUAL, _RETURN = 0xb1, 0x54, 0x15, 0x06
_FILTER = (
    (_LOAD_BYTE, 0), (_AND, 0xf0), (_EQUAL, 0x40, 0, 9),
    (_LOAD_HEADER_LENGTH, 0), (_LOAD_BYTE, 9), (_EQUAL, socket.IPPROTO_TCP, 0, 3),
    (_LOAD_BYTE_AT_X, 13), (_AND, 0x12), (_EQUAL, 0x02, 10, 9),
    (_EQUAL, socket.IPPROTO_UDP, 0, 8), (_LOAD_HALF_AT_X, 2), (_EQUAL, _MARK_PORT, 7, 6),
    (_EQUAL, 0x60, 0, 5),
    (_LOAD_BYTE, 6), (_EQUAL, socket.IPPROTO_TCP, 0, 3),
    (_LOAD_BYTE, 53), (_AND, 0x12), (_EQUAL, 0x02, 1, 0),
    (_RETURN, 0), (_RETURN, 0xffff),
)


def open_socket():
    """Watch the link from the namespace of this process."""
    steps = b''.join(struct.pack('=HBBI', step[0], *(step[2:] or (0, 0)), step[1])
                     for step in _FILTER)
    program = ctypes.create_string_buffer(steps)
    watched = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, 0)
    watched.setsockopt(socket.SOL_SOCKET, _ATTACH_FILTER, struct.pack(
        '@HP', len(_FILTER), ctypes.addressof(program)))
    watched.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
    watched.bind((INTERFACE, _ALL_PROTOCOLS))
    return watched


def watch(watched, log):
    """From now on, write down what passes."""
    watched.setblocking(False)

    def read():
        while True:
            try:
                packet = watched.recv(2048)
            except BlockingIOError:
                return
            print(time.strftime('%Y-%m-%d %H:%M:%S'), *_words(packet), file=log, flush=True)

    asyncio.get_running_loop().add_reader(watched, read)


def _words(packet):
    if packet[0] >> 4 == 6:
        begin, target = 40, packet[24:40]
    else:
        begin, target = (packet[0] & 15) * 4, packet[16:20]
        if packet[9] == socket.IPPROTO_UDP:
            return 'mark', packet[begin + 8:].decode('ascii', 'replace')
    source_port, port, sequence = struct.unpack_from('!HHI', packet, begin)
    return 'syn', ipaddress.ip_address(target), port, f'{source_port}-{sequence}'


def read(folder):
    """How often each (address, port) was tried, and how many packets repeated such a try."""
    tries, repeats = {}, {}
    for address, port, which in _seen(folder):
        known = tries.setdefault((address, port), set())
        if which in known:
            repeats[address, port] = repeats.get((address, port), 0) + 1
        known.add(which)
    return {place: len(known) for place, known in tries.items()}, repeats


def _seen(folder):
    mark = 'mark ' + secrets.token_hex(8)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(mark.removeprefix('mark ').encode(), (NAME_SERVER, _MARK_PORT))
    end = time.monotonic() + _PATIENCE
    while mark not in (text := _text(folder)) and time.monotonic() < end:
        time.sleep(0.002)
    return [line.split()[3:6] for line in text.partition(mark)[0].splitlines()
            if line.split()[2:3] == ['syn']]


def _text(folder):
    with open(os.path.join(folder, LOG), encoding='ascii') as log:
        return log.read()
