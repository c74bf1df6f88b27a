"""Programs that take a door when it is changed, each at a port of its own; see changes.py.

Mail servers that say what no server here would say by itself, servers of other kinds, a policy
service that counts letters, and the name server of a hotel.
"""

import asyncio
import ssl
import struct
import time

from . import certificates, odd_names, scripted

ADDRESS = '192.0.2.3'

_BEGIN = 10100
_QUOTA = 0  # letters


def port_of(name):
    return _BEGIN + sorted(_ALL).index(name)


# Mail servers and others

async def _smtp(talk, replies, greeting='ESMTP', auth='PLAIN LOGIN'):
    await talk.say(f'220 {talk.host_name} {greeting}')
    ehlo = (f'250-{talk.host_name}', f'250 AUTH {auth}')
    await talk.answer({'EHLO': ehlo, 'RSET': ('250 2.0.0 Ok',)} | replies)


def _refusing(*lines, auth='PLAIN LOGIN'):
    """A mail server that has but one answer to a sign-in."""
    async def refuse(talk):
        await _smtp(talk, {'AUTH': lines}, auth=auth)
    return refuse


async def _busy(talk):
    await talk.say(f'421 4.3.2 {talk.host_name} All server ports are busy')


async def _hang(talk):
    await talk.say(f'220 {talk.host_name} ESMTP')
    await scripted.silent(talk)


async def _hang_up(talk):
    await talk.say(f'220 {talk.host_name} ESMTP')


async def _hang_up_at_sign_in(talk):
    await talk.say(f'220 {talk.host_name} ESMTP')
    while (line := await talk.hear()) is not None and not line.upper().startswith('AUTH'):
        await talk.say(f'250-{talk.host_name}', '250 AUTH PLAIN LOGIN')


async def _imap(talk):
    await talk.say(f'* OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN] {talk.host_name} ready.')
    while (line := await talk.hear()) is not None:
        await talk.say(f'{line.split(" ")[0]} BAD Error in IMAP command')


_IN_THE_CLEAR = {
    'web': scripted.web,
    'imap': _imap,
    'busy': _busy,
    'hang': _hang,
    'hang-up': _hang_up,
    'silent': scripted.silent,
}

_IN_TLS = {
    'hang-up-at-sign-in': _hang_up_at_sign_in,
    'locked': _refusing('535 5.7.8 Account locked after too many failed logins, '
                        'try again in 15 minutes'),
    'too-many-tries': _refusing('421 4.7.0 Too many login attempts, try again later'),
    'switched-off': _refusing('535 5.7.139 Authentication unsuccessful, '
                              'SmtpClientAuthentication is disabled for the Tenant.'),
    'app-password': _refusing('534-5.7.9 Application-specific password required. For more',
                              '534 5.7.9 information, go to your account page'),
    'browser-only': _refusing('504 5.5.4 Unrecognized authentication type',
                              auth='XOAUTH2 OAUTHBEARER'),
}


# Policy services of Postfix

def _quota(counts, question):
    """So many letters a day, counted when the recipients are told."""
    name = question['sasl_username']
    counts[name] = counts.get(name, 0) + 1
    return 'dunno' if counts[name] <= _QUOTA else '452 4.5.3 You have reached your daily sending quota'


def _greylist(seen, question):
    triplet = tuple(question[key] for key in ('client_address', 'sender', 'recipient'))
    return 'dunno' if time.monotonic() - seen.setdefault(triplet, time.monotonic()) > 1 \
        else '450 4.2.0 Greylisted, please come back in a moment'


def _spam(_, question):
    return '554 5.7.1 Message rejected as spam'


_POLICIES = {'quota': _quota, 'greylist': _greylist, 'spam': _spam}


async def _serve_policy(judge, port):
    memory = {}

    async def talk(reader, writer):
        question = {}
        while line := await reader.readline():
            name, equals, value = line.decode().strip().partition('=')
            if equals:
                question[name] = value
                continue
            writer.write(f'action={judge(memory, question)}\n\n'.encode())
            await writer.drain()
        writer.close()

    await asyncio.start_server(talk, ADDRESS, port)


# The name server of a hotel

class _PortalNames(asyncio.DatagramProtocol):

    def connection_made(self, transport):
        self._transport = transport

    def datagram_received(self, packet, sender):
        try:
            self._transport.sendto(odd_names.answer_with(packet, ADDRESS), sender)
        except (IndexError, struct.error):
            pass


_ALL = (*_IN_THE_CLEAR, *_IN_TLS, *_POLICIES, 'portal-names')


def _encryption(folder):
    """TLS with the certificate of whoever is called."""
    def choose(connection, name, _):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        domain = '.'.join((name or '').split('.')[-2:])
        context.load_cert_chain(f'{folder}/{domain}.pem')
        connection.context = context

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.sni_callback = choose
    return context


async def serve():
    async def play(behaviour, reader, writer):
        try:
            await behaviour(scripted.Conversation(reader, writer, 'stand-in.test'))
        except (OSError, asyncio.LimitOverrunError, ValueError):
            pass  # the other side went away, or sent what can't be a line
        finally:
            writer.close()

    def player(behaviour):
        return lambda reader, writer: play(behaviour, reader, writer)

    for name, behaviour in _IN_THE_CLEAR.items():
        await asyncio.start_server(player(behaviour), ADDRESS, port_of(name))
    for name, behaviour in _IN_TLS.items():
        await asyncio.start_server(player(behaviour), ADDRESS, port_of(name),
                                   ssl=_encryption(certificates.FOLDER))
    for name, judge in _POLICIES.items():
        await _serve_policy(judge, port_of(name))
    await asyncio.get_running_loop().create_datagram_endpoint(
        _PortalNames, local_addr=(ADDRESS, port_of('portal-names')))
    for port in (80, 443, 465, 587):  # where the hotel's page waits for whoever is led astray
        await asyncio.start_server(player(scripted.web), ADDRESS, port)
