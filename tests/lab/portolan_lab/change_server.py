"""The process that changes a lab: it knows how the lab was made, and makes parts of it anew.

It takes one line of JSON on a socket: a list of changes, each a list of a domain, a name of
changes.py and arguments, or a domain alone to have it as it was. It answers when all is done.
"""

import asyncio
import functools
import json
import os
import signal

from . import banning, changes, dovecot, kernel, link, names, postfix, tree, wire
from .processes import run, unwatch_signals

SOCKET = tree.BASE + '/changes'


def begin(servers_network, servers, issuer):
    """What the process does, for processes.fork()."""
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)  # who asks may go away
    unwatch_signals()
    asyncio.run(_Changer(servers_network, servers, issuer).serve())


class _Changer:

    def __init__(self, servers_network, servers, issuer):
        self._network = servers_network
        self._servers = servers
        self._issuer = issuer
        self._world = changes.World()
        self._capture = None

    async def serve(self):
        await asyncio.start_unix_server(self._talk, SOCKET)
        os.chmod(SOCKET, 0o666)
        await banning.watch(self._world, self._filter)

    async def _talk(self, reader, writer):
        line = await reader.readline()
        try:
            if line:
                self._change(json.loads(line))
            writer.write(b'done\n')
        except Exception as error:  # whatever it is, the one who asked should read it
            writer.write(f'{type(error).__name__}: {error}\n'.encode())
        writer.close()

    def _change(self, wanted):
        before = dict(self._world.rows)
        for name, what, *arguments in wanted:
            if what == 'restore':
                self._world.restore(name)
            else:
                changes.CHANGES[what](self._world, name, *arguments)
        rows = self._world.rows
        changed = [row for name, row in rows.items() if row is not before[name]]
        for row in changed:
            self._issuer.write(row)
        if changed:
            postfix.write_tables(rows.values())
            postfix.write_services(rows.values())
            postfix.reload(self._servers['postfix'])
            dovecot.change_accounts(changed)
            names.write_hosts(rows.values())
            os.kill(self._servers['names'], signal.SIGHUP)
        self._filter()
        self._link()
        self._watch()

    def _filter(self):
        rules = [rule for rules in self._world.filters.values() for rule in rules]
        detours = [rule for rules in self._world.detours.values() for rule in rules]
        run(['nft', '-f', '-'], prepare=functools.partial(kernel.enter, self._network),
            input='\n'.join([
                'table inet changes {}', 'delete table inet changes', 'table inet changes {',
                'chain input {', 'type filter hook input priority filter - 1;', *rules, '}',
                'chain detours {', 'type nat hook prerouting priority dstnat;', *detours, '}',
                '}', '']))

    def _link(self):
        if self._world.is_linked:
            lines = [line.replace(' add ', ' replace ') for line in link.client_end()]
        else:
            lines = [f'link set {link.INTERFACE} down']
        run(['ip', '-batch', '-'], input='\n'.join(lines) + '\n')

    def _watch(self):
        if self._world.is_captured and not self._capture:
            self._capture = wire.Capture(tree.LOGS)
        elif self._capture and not self._world.is_captured:
            self._capture.close()
            self._capture = None
