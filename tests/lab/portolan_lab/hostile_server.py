"""The process that opens the hostile doors, and the record of all that was said to them.

It is one of its own: some of these servers send as fast as they can, which must not slow down the
others.

One line of JSON for each piece that arrives: the domain, the port, the number of the connection,
the channel (`clear` or `tls`), and the octets as Latin-1.
"""

import functools
import itertools
import json
import os
import selectors
import socket
import ssl
import threading

from . import hostile, tree
from .domains import doors
from .hostile_rows import BY_NAME
from .model import TLS

LOG = 'hostile.log'

_ALL_AT_ONCE = 64


def serve(certificates):
    """Open every hostile door of the table; another process stands behind them."""
    listening = list(_listen(certificates))
    if os.fork() == 0:
        _accept(listening)


def _listen(certificates):
    record = _Record(f'{tree.LOGS}/{LOG}')
    for domain, host, door in doors('hostile'):
        for address in host.live_addresses():
            family = socket.AF_INET6 if ':' in address else socket.AF_INET
            yield (socket.create_server((address, door.port), family=family, backlog=_ALL_AT_ONCE),
                   _Door(domain, host, door, certificates, record))


class _Record:
    def __init__(self, path):
        self._file = open(path, 'a', encoding='ascii')
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)

    def for_connection(self, domain, port):
        number = next(self._numbers)

        def write(channel, octets):
            line = json.dumps({'domain': domain, 'port': port, 'connection': number,
                               'channel': channel, 'octets': octets.decode('latin-1')})
            with self._lock:
                print(line, file=self._file, flush=True)
        write('', b'')
        return write


class _Door:
    def __init__(self, domain, host, door, certificates, record):
        self._row = BY_NAME[door.behaviour]
        self._host = domain.name_of(host)
        self._domain = domain.name
        self._door = door
        self._record = record
        self._encryption = functools.cache(
            lambda: hostile.encryption(certificates, domain.name, self._row.tls))

    def play(self, connection):
        record = self._record.for_connection(self._domain, self._door.port)
        talk = hostile.Talk(connection, self._host, self._row.stages, self._encryption, record)
        try:
            talk.play(self._door.security == TLS)
        except (OSError, ssl.SSLError, hostile.Over):
            pass  # one of both sides has had enough
        finally:
            talk.socket.close()


def _accept(listening):
    selector = selectors.DefaultSelector()
    for door, behind in listening:
        selector.register(door, selectors.EVENT_READ, behind)
    while True:
        for key, _ in selector.select():
            connection, _ = key.fileobj.accept()
            threading.Thread(target=key.data.play, args=(connection,), daemon=True).start()
