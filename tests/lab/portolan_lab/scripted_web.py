"""Web servers that a settings file is asked of, and that no real program would be.

The parts of an answer before its body; what a body can do is in bodies.py.
"""

from .scripted import behaviour

_STATUS = 'HTTP/1.1 200 OK'


async def _hear_request(talk):
    while await talk.hear():
        pass


async def _say_for_ever(talk, *lines):
    many = ('\r\n'.join(lines) + '\r\n') * 1000
    while True:
        await talk.go_on(many)


@behaviour('web-slow-head')
async def web_slow_head(talk):
    await _hear_request(talk)
    await talk.say(_STATUS)
    await talk.drip('X-Patience: ' + 'a' * 1000, pause=1)


@behaviour('web-endless-head')
async def web_endless_head(talk):
    await _hear_request(talk)
    await talk.say(_STATUS)
    await _say_for_ever(talk, 'X-Word: ' + 'a' * 1000)


@behaviour('web-endless-line')
async def web_endless_line(talk):
    await _hear_request(talk)
    await talk.go_on(_STATUS + '\r\nX-Word: ')
    while True:
        await talk.go_on('a' * 65536)


@behaviour('web-endless-cookies')
async def web_endless_cookies(talk):
    await _hear_request(talk)
    await talk.say(_STATUS, *(f'Set-Cookie: c{number}={"x" * 100}' for number in range(1000)),
                   'Content-Length: 0', '')
    await talk.hear()


@behaviour('web-endless-hints')
async def web_endless_hints(talk):
    await _hear_request(talk)
    await _say_for_ever(talk, 'HTTP/1.1 103 Early Hints', 'Link: </style.css>', '')


@behaviour('web-endless-chunk')
async def web_endless_chunk(talk):
    await _hear_request(talk)
    await talk.say(_STATUS, 'Transfer-Encoding: chunked', '', 'ffffffffffffffff')
    await _say_for_ever(talk, ' ' * 1000)


@behaviour('web-chunk-size')
async def web_chunk_size(talk):
    """The length of a chunk never ends."""
    await _hear_request(talk)
    await talk.say(_STATUS, 'Transfer-Encoding: chunked', '')
    while True:
        await talk.go_on('0' * 65536)


@behaviour('web-lying-length')
async def web_lying_length(talk):
    await _hear_request(talk)
    await talk.say(_STATUS, 'Content-Length: 18446744073709551615', '', '<clientConfig>')


@behaviour('web-two-lengths')
async def web_two_lengths(talk):
    await _hear_request(talk)
    await talk.say(_STATUS, 'Content-Length: -1', 'Content-Length: 5', '', '<clientConfig>')


@behaviour('web-no-status')
async def web_no_status(talk):
    await _hear_request(talk)
    await talk.say('\x00\xff 200 \x1b[2J', '', '<clientConfig>')
