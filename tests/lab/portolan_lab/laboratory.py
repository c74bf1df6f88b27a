"""Making a lab: process 1 of its own namespaces builds it, starts the servers, and watches them.

When that process ends, the kernel ends all others in there and takes back files and networks.
"""

import contextlib
import os
import signal
import sys

from . import (certificates, change_server, delay_link, dovecot, exim, kernel, names, network,
               postfix, probe, processes, scripted_server, tree, web)

READY_NAME = 'portolan-lab'  # of process 1, once everything answers; find.py looks for it
_BEGUN_NAME = 'portolan-lab-0'

# All of them read their certificates when someone connects.
_SERVERS = (names, dovecot, postfix, exim, web)


def make(delay=None):
    """Make a lab; return its first process when all servers answer. It ends with this process."""
    ready, tell = os.pipe()
    kernel.unshare(kernel.NEW_PROCESSES)
    first = processes.fork(lambda: _be_first(tell, delay), _BEGUN_NAME)
    os.close(tell)
    with os.fdopen(ready, 'rb') as pipe:
        processes.await_word(pipe.fileno(), 'the lab')
    return first


def end(first):
    """Take a lab away; when this returns, all its processes are gone."""
    with contextlib.suppress(ProcessLookupError, ChildProcessError):
        os.kill(first, signal.SIGKILL)
        os.waitpid(first, 0)


def _be_first(tell, delay):
    os.setsid()  # Ctrl-C is for the program in the lab, not for the servers
    os.umask(0o022)
    kernel.unshare(kernel.NEW_MOUNTS | kernel.NEW_IPC)
    tree.build()
    servers_network, carrier = network.build(delay)
    servers = _start(servers_network)
    if carrier:
        servers[carrier.pid] = 'the slow link'
        delay_link.begin(carrier)
    kernel.set_name(READY_NAME)
    os.write(tell, b'r')
    os.close(tell)
    processes.attend(None, lambda pid, status: _report(servers.get(pid), status))


def _start(servers_network):
    """Start every server at once, then wait for each."""
    for server in _SERVERS + (scripted_server,):
        server.configure()
    started = [(server, *server.start(servers_network)) for server in _SERVERS]
    issuer = certificates.make()
    started.append((scripted_server, *scripted_server.start(servers_network)))
    for _, _, wait in started:
        wait()
    names_of = {process.pid: server.__name__.rpartition('.')[2] for server, process, _ in started}
    _start_changer(servers_network, names_of, issuer)
    return names_of


def _start_changer(servers_network, names_of, issuer):
    processes_by_name = {name: process for process, name in names_of.items()}
    processes.fork(lambda: change_server.begin(servers_network, processes_by_name, issuer),
                   'lab-changes')
    processes.wait_until(lambda: probe.listens(change_server.SOCKET), 'the changer')


def _report(name, status):
    if name:
        print(f'lab: the server of {name} ended with status {status}', file=sys.stderr)
