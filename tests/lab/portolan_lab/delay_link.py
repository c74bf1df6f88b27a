"""The slow link: two TUN devices, and between them a program that holds each packet for a while.

It is written in C, since it must be exact and cost little; its binary lies in the cache.
"""

import fcntl
import os
import secrets
import shutil
import signal
import struct
from dataclasses import dataclass

from . import kernel, tree
from .link import INTERFACE
from .processes import LabError, run, spawn

COUNTS = 'link-counts'

_SOURCE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'delay-link.c')
_FLAGS = ('-std=gnu11', '-O2', '-Wall', '-Wextra', '-Werror')

_DEVICE = '/dev/net/tun'
_SET_INTERFACE = 0x400454ca
_TUN, _NO_INFORMATION = 0x0001, 0x1000


@dataclass(frozen=True)
class Delay:
    """How slow and how lossy a link is."""
    round_trip: float  # milliseconds
    loss: float = 0  # percent, in each direction
    seed: int = 1


def join(delay, servers_network):
    """Connect the namespace of this process with another one; return the program in between."""
    ends = [_open_end(), _open_end(servers_network)]
    tree.make_log(COUNTS)
    program = spawn([_program(), *map(str, ends), str(round(delay.round_trip * 1000 / 2)),
                     str(round(delay.loss * 10000)), str(delay.seed), f'{tree.LOGS}/{COUNTS}'],
                    log=tree.open_log('link.log'), pass_fds=ends)
    for end in ends:
        os.close(end)
    return program


def begin(program):
    """From now on, delay, lose and count."""
    program.send_signal(signal.SIGUSR1)


def read(folder):
    """Packets that came to the link since it began, or None for a link that does not count."""
    try:
        with open(f'{folder}/{COUNTS}', 'rb') as file:
            numbers = struct.unpack('=4Q', file.read())
    except FileNotFoundError:
        return None
    return dict(zip(('to_servers', 'to_client', 'lost_to_servers', 'lost_to_client'), numbers))


def _open_end(network=None):
    own = os.open('/proc/self/ns/net', os.O_RDONLY | os.O_CLOEXEC)
    try:
        if network is not None:
            kernel.enter(network)
        end = os.open(_DEVICE, os.O_RDWR | os.O_CLOEXEC)
        fcntl.ioctl(end, _SET_INTERFACE, struct.pack(
            '16sH22x', INTERFACE.encode(), _TUN | _NO_INFORMATION))
        return end
    except OSError as error:
        raise LabError(f'{_DEVICE}, which a slow link needs: {error.strerror}') from None
    finally:
        kernel.enter(own)
        os.close(own)


def _program():
    """The binary in the cache, made anew when the source is newer."""
    binary = tree.cache_folder() + '/delay-link'
    if not os.path.exists(binary) or os.stat(binary).st_mtime_ns < os.stat(_SOURCE).st_mtime_ns:
        _compile(binary)
    return binary


def _compile(binary):
    """Compile within the lab, and rename in the cache, since several labs may start at once."""
    if not shutil.which('gcc'):
        raise LabError('gcc is missing; tools/install-lab brings it')
    made = tree.BASE + '/delay-link'
    run(['gcc', *_FLAGS, '-o', made, _SOURCE])
    os.makedirs(os.path.dirname(binary), exist_ok=True)
    fresh = f'{binary}.{secrets.token_hex(4)}'
    shutil.copy(made, fresh)
    os.rename(fresh, binary)
