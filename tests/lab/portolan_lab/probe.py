"""Does a server answer? Asked while the lab starts."""

import socket
import struct


def dns_answers(server, name):
    """Ask a name server for an address, once."""
    question = b''.join(bytes([len(label)]) + label.encode() for label in name.split('.'))
    packet = struct.pack('!6H', 1, 0x0100, 1, 0, 0, 0) + question + b'\0' + struct.pack('!2H', 1, 1)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as connection:
        connection.settimeout(0.2)
        try:
            connection.connect((server, 53))
            connection.send(packet)
            return connection.recv(512)[6:8] != b'\0\0'
        except OSError:
            return False


def greets(address, port):
    """Is there a server that speaks first?"""
    try:
        with socket.create_connection((address, port), 1) as connection:
            return bool(connection.recv(1))
    except OSError:
        return False


def listens(path):
    """Is there a server behind a socket in the file system?"""
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(path)
        except OSError:
            return False
        return True


def accepts(address, port):
    """Is there a server that takes connections?"""
    try:
        socket.create_connection((address, port), 1).close()
    except OSError:
        return False
    return True
