"""The few system calls that Python's library lacks: namespaces, mounts, process traits."""

import ctypes
import os
import signal

NEW_MOUNTS = 0x00020000
NEW_IPC = 0x08000000
NEW_PROCESSES = 0x20000000
NEW_NETWORK = 0x40000000

MOUNT_NO_SETUID = 0x2
MOUNT_NO_DEVICES = 0x4
MOUNT_BIND = 0x1000
MOUNT_RECURSIVE = 0x4000
MOUNT_PRIVATE = 0x40000

_DETACH = 2
_SET_PARENT_DEATH_SIGNAL = 1
_SET_NAME = 15

_libc = ctypes.CDLL(None, use_errno=True)


def _checked(result, what):
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f'{what}: {os.strerror(number)}')


def unshare(namespaces):
    """Leave the given kinds of namespace for new, empty ones.

    New processes (NEW_PROCESSES) begin with the next child, which becomes process 1 there.
    """
    _checked(_libc.unshare(namespaces), 'unshare')


def enter(namespace):
    """Join the namespace that an open /proc/PID/ns/… file stands for."""
    _checked(_libc.setns(namespace, 0), 'setns')


def mount(source, target, kind=None, flags=0, options=None):
    def text(value):
        return None if value is None else os.fsencode(value)

    result = _libc.mount(text(source), text(target), text(kind), ctypes.c_ulong(flags),
                         text(options))
    _checked(result, f'mount {kind or source} on {target}')


def unmount(target):
    _checked(_libc.umount2(os.fsencode(target), _DETACH), f'unmount {target}')


def die_with_parent(parent_is_alive=lambda: True):
    """Have the kernel kill this process as soon as the one that made it ends, however it ends."""
    _checked(_libc.prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0), 'prctl')
    if not parent_is_alive():
        os._exit(1)


def set_name(name):
    """Set the name that /proc/PID/comm shows (15 bytes)."""
    _checked(_libc.prctl(_SET_NAME, os.fsencode(name), 0, 0, 0), 'prctl')
