"""Mail servers that mean no good: a good conversation, and what can be done in its place.

A conversation goes through the stages of GOOD. A row of hostile_rows.py puts an action in the place
of some of them: a function that is given the Talk. Every octet that the other side says is kept,
with the channel that it came over, so that a test can look for what should never have been said.
"""

import base64
import ctypes
import socket
import ssl
import struct
import time

CLEAR, ENCRYPTED = 'clear', 'tls'

_PATIENCE = 20  # seconds; then even a hostile server goes home
_MEGABYTE = 1 << 20


class Over(Exception):
    """The conversation has ended."""


class Talk:
    """One connection, as the actions see it."""

    def __init__(self, connection, host, stages, encryption, record):
        self.socket = connection
        self.host = host
        self.channel = CLEAR
        self.heard = b''  # the last line
        self._stages = stages
        self._encryption = encryption
        self._record = record
        self._ahead = b''
        connection.settimeout(_PATIENCE)

    def send(self, octets):
        self.socket.sendall(octets)

    def say(self, *lines):
        self.send(b''.join(line.replace('HOST', self.host).encode() + b'\r\n' for line in lines))

    def hear(self):
        """The next line; the conversation is over when there is none."""
        while b'\n' not in self._ahead:
            self._ahead += self.receive()
        line, _, self._ahead = self._ahead.partition(b'\n')
        self.heard = line.rstrip(b'\r')
        return self.heard

    def receive(self):
        octets = self.socket.recv(4096)
        if not octets:
            raise Over
        self._record(self.channel, octets)
        return octets

    def encrypt(self):
        self.socket = self._encryption().wrap_socket(self.socket, server_side=True)
        self.channel = ENCRYPTED

    def do(self, stage):
        self._stages.get(stage, GOOD[stage])(self)

    def play(self, at_once):
        """The whole of it; with TLS at once, or after STARTTLS."""
        self.do('accept')
        if at_once:
            self.do('handshake')
        self.do('greeting')
        while True:
            self.do(self._stage_of(self.hear()))

    def _stage_of(self, line):
        verb = line.split(b' ')[0].lower().decode('latin-1')
        if verb == 'ehlo':
            return 'ehlo' if self.channel == CLEAR else 'ehlo_tls'
        return verb if verb in GOOD else 'other'


# What can be done at a stage

def say(*lines):
    """Lines of text, with the host's own name for HOST."""
    return lambda talk: talk.say(*lines)


def send(octets):
    """Octets as they are."""
    return lambda talk: talk.send(octets)


def then(*actions):
    """One after the other."""
    def act(talk):
        for action in actions:
            action(talk)
    return act


def nothing(talk):
    """Go on without a word."""


def close(talk):
    """Hang up, as programs do."""
    talk.socket.shutdown(socket.SHUT_WR)
    silence(talk)


def reset(talk):
    """Hang up with a packet that takes all back that is under way."""
    talk.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
    raise Over


def silence(talk):
    """Listen, and say no more."""
    while True:
        talk.receive()


def cut_off(talk):
    """Hang up below TLS: it ends without its farewell, as somebody on the way could make it end."""
    socket.socket(fileno=talk.socket.detach()).close()
    raise Over


def drip(text, pause=1):
    """One octet a second."""
    def act(talk):
        for number in range(len(text)):
            talk.send(text[number:number + 1])
            time.sleep(pause)
    return act


def flood(octets, megabytes=None):
    """The same over and over; as much as is wanted, or without end."""
    def act(talk):
        piece = octets * (_MEGABYTE // len(octets))
        sent = 0
        while megabytes is None or sent < megabytes:
            talk.send(piece)
            sent += 1
    return act


def wait(seconds):
    return lambda talk: time.sleep(seconds)


def encrypt(talk):
    talk.encrypt()


def go_ahead(talk):
    talk.say('220 2.0.0 Ready to start TLS')
    talk.do('handshake')


def hear_hello_of_tls(then_send):
    """Take what begins TLS, and answer something else."""
    def act(talk):
        talk.receive()
        talk.send(then_send)
        silence(talk)
    return act


def _library_socket(talk):
    """A socket of Python's keeps the library's after its own head and a reference."""
    return ctypes.c_void_p.from_address(id(talk.socket._sslobj) + 24)


def renegotiate(talk):
    """Ask for the whole of TLS 1.2 once more, in the middle of it."""
    library = ctypes.CDLL('libssl.so.3')
    pointer = _library_socket(talk)
    library.SSL_renegotiate(pointer)
    library.SSL_do_handshake(pointer)


def renew_keys(talk):
    """Ask for new keys of TLS 1.3, over and over."""
    library = ctypes.CDLL('libssl.so.3')
    pointer = _library_socket(talk)
    while library.SSL_key_update(pointer, 1) == 1 and library.SSL_do_handshake(pointer) == 1:
        pass
    raise Over


# Signing in

YES = '235 2.7.0 Authentication successful'


def _decoded(octets):
    try:
        return base64.b64decode(octets)
    except ValueError:
        return b''


def _password(octets):
    return _decoded(octets).split(b'\0')[-1]


def judge_plain(knows=lambda password: True, refusal='535 5.7.8 Authentication failed'):
    """PLAIN with its first response, and what it is said for."""
    def act(talk):
        words = talk.heard.split(b' ')
        if len(words) < 3 or words[1].upper() != b'PLAIN':
            talk.say('504 5.5.4 Unrecognized authentication type')
            return
        talk.say(YES if knows(_password(words[2])) else refusal)
    return act


def judge_login(knows=lambda password: True):
    """LOGIN and nothing else, whatever was offered."""
    def act(talk):
        if not talk.heard.upper().startswith(b'AUTH LOGIN'):
            talk.say('504 5.5.4 Unrecognized authentication type')
            return
        talk.say('334 VXNlcm5hbWU6')
        talk.hear()
        talk.say('334 UGFzc3dvcmQ6')
        talk.say(YES if knows(_decoded(talk.hear())) else '535 5.7.8 Authentication failed')
    return act


def greet_only(names, refusal, *replies):
    """Answer EHLO only for those who name themselves as it should be."""
    def act(talk):
        name = talk.heard.partition(b' ')[2].decode('latin-1')
        talk.say(*(replies if names(name) else [refusal]))
    return act


def echo(shape):
    """Refuse, and repeat what was told: the reply is what @shape makes of the password."""
    def act(talk):
        secret = talk.heard.split(b' ')[-1]
        talk.say(shape(_password(secret).decode(), secret.decode('latin-1')))
    return act


def ask(*challenges):
    """Go on asking, each time with the next; the last one for ever."""
    def act(talk):
        for number in range(1000):
            talk.say('334 ' + challenges[min(number, len(challenges) - 1)])
            talk.hear()
    return act


def scram(iterations=4096, more='', proof=b'v=cnVibmFycmQ='):
    """SCRAM by somebody who does not know the password, and says that it is right."""
    def act(talk):
        first = _decoded(talk.heard.split(b' ')[-1]).decode()
        nonce = first.rpartition('r=')[2]
        answer = f'r={nonce}{more or "3rfcNHYJY1ZVvWVs7j"},s=QSXCR+Q6sek8bf92,i={iterations}'
        if more == 'forgotten':
            answer = answer.replace(nonce, 'other')
        talk.say('334 ' + base64.b64encode(answer.encode()).decode())
        talk.hear()
        if proof is not None:
            talk.say('334 ' + base64.b64encode(proof).decode())
            talk.hear()
        talk.say(YES)
    return act


def hear_letter(talk):
    """Let the letter come, to the dot that ends it."""
    talk.say('354 End data with <CR><LF>.<CR><LF>')
    while talk.hear() != b'.':
        pass


GOOD = {
    'accept': nothing,
    'greeting': say('220 HOST ESMTP'),
    'ehlo': say('250-HOST', '250-SIZE 10240000', '250 STARTTLS'),
    'helo': say('250 HOST'),
    'starttls': go_ahead,
    'handshake': encrypt,
    'ehlo_tls': say('250-HOST', '250-SIZE 10240000', '250 AUTH PLAIN LOGIN'),
    'auth': judge_plain(),
    'mail': say('250 2.1.0 Ok'),
    'rcpt': say('250 2.1.5 Ok'),
    'data': then(hear_letter, say('250 2.0.0 Ok: queued')),
    'rset': say('250 2.0.0 Ok'),
    'noop': say('250 2.0.0 Ok'),
    'quit': then(say('221 2.0.0 Bye'), close),
    'other': say('502 5.5.2 Command not recognized'),
}


def encryption(folder, domain, how):
    """The TLS of a row: with its certificate, and with what is odd about it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f'{folder}/{domain}.pem')
    _TLS[how](context)
    return context


def _only(version):
    def change(context):
        context.set_ciphers('ALL:@SECLEVEL=0')
        context.minimum_version = context.maximum_version = version
    return change


def _ciphers(names):
    def change(context):
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers(names + ':@SECLEVEL=0')
    return change


def _tickets(number):
    def change(context):
        context.num_tickets = number
    return change


def _client_certificate(mode):
    def change(context):
        context.verify_mode = mode
        context.load_verify_locations('/etc/ssl/certs/ca-certificates.crt')
    return change


_TLS = {
    'good': lambda context: None,
    '1.0': _only(ssl.TLSVersion.TLSv1),
    '1.1': _only(ssl.TLSVersion.TLSv1_1),
    '1.2': _only(ssl.TLSVersion.TLSv1_2),
    'no certificate': _ciphers('aNULL'),
    'no encryption': _ciphers('eNULL'),
    '1000 tickets': _tickets(1000),
    'client certificate': _client_certificate(ssl.CERT_REQUIRED),
    'client certificate, perhaps': _client_certificate(ssl.CERT_OPTIONAL),
}
