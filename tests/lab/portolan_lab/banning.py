"""What fail2ban does: read the log, and shut out whoever is refused too often."""

import asyncio
import collections
import re

from . import tree

MOST = 3

_PAUSE = 0.05
_REFUSED = re.compile(r'passwd-file\(.*,(?P<client>[\d.]+).*\): (Password mismatch|unknown user)')
_ASKED = re.compile(r'lookup: user=.* file=.*/(?P<address>[^/]+)$')


async def watch(world, apply):
    """Go on for ever. The server that was asked stands in the line before the refusal."""
    refused = collections.Counter()
    address = None
    with open(f'{tree.LOGS}/dovecot.log', encoding='utf-8', errors='replace') as log:
        while True:
            for line in log:
                if asked := _ASKED.search(line.rstrip()):
                    address = asked['address']
                elif _REFUSED.search(line) and (name := _banning(world, address)):
                    refused[address] += 1
                    if refused[address] == MOST:
                        world.filter(name, f'ip daddr {address} reject with icmp port-unreachable')
                        apply()
            await asyncio.sleep(_PAUSE)


def _banning(world, address):
    return next((name for name in world.banning if address in world.addresses(name)), None)
