"""Asking a lab to change, from a program that runs in it."""

import json
import socket

from .tree import BASE

_SOCKET = BASE + '/changes'


def change(*wanted):
    """Make changes, all at once: each is a domain, a name of changes.py, and its arguments."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(30)
        connection.connect(_SOCKET)
        connection.sendall(json.dumps(wanted).encode() + b'\n')
        answer = b''.join(iter(lambda: connection.recv(4096), b'')).decode().strip()
    if answer != 'done':
        raise ValueError(answer)


def restore(*domains):
    change(*((domain, 'restore') for domain in domains))
