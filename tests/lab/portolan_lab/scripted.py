"""Mail servers that behave as no real one should: each behaviour is one short function.

To add a behaviour, write one more function with @behaviour('its-name') and name it in a row.
"""

import asyncio
import os
import ssl
import time

from .domains import doors
from .model import TLS

BEHAVIOURS = {}


def behaviour(name):
    def register(function):
        BEHAVIOURS[name] = function
        return function
    return register


class Conversation:
    """One connection, as the behaviours see it."""

    def __init__(self, reader, writer, host_name):
        self._reader = reader
        self._writer = writer
        self.host_name = host_name

    async def say(self, *lines):
        for line in lines:
            self._writer.write(line.encode() + b'\r\n')
        await self._writer.drain()

    async def hear(self):
        """The next line, or None at the end."""
        line = await self._reader.readline()
        return line.decode(errors='replace').rstrip('\r\n') if line else None

    async def drip(self, text, pause):
        """Say it byte by byte."""
        for byte in text.encode():
            self._writer.write(bytes([byte]))
            await self._writer.drain()
            await asyncio.sleep(pause)

    async def answer(self, replies, otherwise='502 5.5.2 Command not recognized'):
        """Answer each command by its verb, until QUIT."""
        while (line := await self.hear()) is not None:
            verb = line.split(' ')[0].upper()
            if verb == 'QUIT':
                await self.say('221 2.0.0 Bye')
                return
            await self.say(*replies.get(verb, (otherwise,)))


@behaviour('greeting-554')
async def greeting_554(talk):
    await talk.say(f'554 5.7.1 {talk.host_name} No mail service for you here')
    await talk.answer({}, '503 5.5.1 Bad sequence of commands')


@behaviour('starttls-refused')
async def starttls_refused(talk):
    await talk.say(f'220 {talk.host_name} ESMTP')
    await talk.answer({
        'EHLO': (f'250-{talk.host_name}', '250-SIZE 10240000', '250-STARTTLS',
                 '250 ENHANCEDSTATUSCODES'),
        'STARTTLS': ('454 4.7.0 TLS not available due to local problem',),
        'MAIL': ('530 5.7.0 Must issue a STARTTLS command first',),
    })


@behaviour('drip')
async def drip(talk):
    await talk.drip(f'220 {talk.host_name} ESMTP\r\n', pause=60)


@behaviour('late')
async def late(talk):
    await asyncio.sleep(2)
    await talk.say(f'220 {talk.host_name} ESMTP')
    await talk.answer({'EHLO': (f'250-{talk.host_name}', '250 AUTH PLAIN LOGIN')})


@behaviour('silent')
async def silent(talk):
    while await talk.hear() is not None:
        pass


@behaviour('web')
async def web(talk):
    page = '<!doctype html><title>It works</title><p>This is a web server.</p>'
    while (line := await talk.hear()) is not None:
        if line == '' or not line.endswith(('HTTP/1.0', 'HTTP/1.1')) and ':' not in line:
            await talk.say('HTTP/1.1 400 Bad Request', 'Server: nginx', 'Content-Type: text/html',
                           f'Content-Length: {len(page)}', 'Connection: close', '', page)
            return


async def failing_judge(reader, writer):
    """Speaks as Dovecot does to Postfix, but hangs up when it should judge a password."""
    writer.write(b'VERSION\t1\t1\nMECH\tPLAIN\tplaintext\nMECH\tLOGIN\tplaintext\n'
                 b'SPID\t1\nCUID\t1\nCOOKIE\t0123456789abcdef0123456789abcdef\nDONE\n')
    while (line := await reader.readline()) and not line.startswith(b'AUTH\t'):
        pass
    writer.close()


async def _serve(domain, host, door, certificates, log):
    encryption = None
    if door.security == TLS:
        encryption = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        encryption.load_cert_chain(f'{certificates}/{domain.name}.pem')
    host_name = domain.name_of(host)

    async def talk(reader, writer):
        moment = time.strftime('%Y-%m-%d %H:%M:%S')
        print(f'{moment} {host_name}:{door.port} connect', file=log, flush=True)
        try:
            await BEHAVIOURS[door.behaviour](Conversation(reader, writer, host_name))
        except (OSError, asyncio.LimitOverrunError, ValueError):
            pass  # the other side went away, or sent what can't be a line
        finally:
            writer.close()

    for address in host.live_addresses():
        await asyncio.start_server(talk, address, door.port, ssl=encryption, backlog=128)


async def serve(certificates, log, judge):
    """Open every scripted door of the table, and at a socket a judge that breaks down."""
    for domain, host, door in doors('scripted'):
        await _serve(domain, host, door, certificates, log)
    await asyncio.start_unix_server(failing_judge, judge)
    os.chmod(judge, 0o666)
