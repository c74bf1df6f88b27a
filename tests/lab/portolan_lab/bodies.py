"""Bodies that no web server would send by itself: it fetches them here, over a socket.

The path that is asked for is /KIND/FILE, with a file of the settings folder.
"""

import asyncio
import gzip
import os

SOCKET_NAME = 'bodies'

_CHUNK = b' ' * 65536
_LARGE = 50 * 1024 * 1024
_SLOW = 2.0  # seconds


def _head(length=None, encoding=None):
    lines = ['HTTP/1.0 200 OK', 'Content-Type: text/xml']
    if length is not None:
        lines.append(f'Content-Length: {length}')
    if encoding:
        lines.append(f'Content-Encoding: {encoding}')
    return ('\r\n'.join(lines) + '\r\n\r\n').encode()


async def _send(writer, *parts):
    for part in parts:
        writer.write(part)
        await writer.drain()


async def _endless(writer, text):
    await _send(writer, _head(), text.partition(b'?>\n')[0], b'?>\n<!--')
    while True:
        await _send(writer, _CHUNK)


async def _fifty_megabytes(writer, text):
    head, body = _split(text)
    await _send(writer, _head(len(head) + _LARGE + len(body)), head,
                *[_CHUNK] * (_LARGE // len(_CHUNK)), body)


async def _packed(writer, text):
    head, body = _split(text)
    packed = await asyncio.to_thread(
        gzip.compress, head + _CHUNK * (_LARGE // len(_CHUNK)) + body, 1)
    await _send(writer, _head(len(packed), 'gzip'), packed)


def _split(text):
    """A good file in two parts, between which a comment may be of any length."""
    declaration, _, rest = text.partition(b'\n')
    return declaration + b'\n<!--', b'-->\n' + rest


async def _silent(writer, _):
    await asyncio.Event().wait()


async def _slow(writer, text):
    await asyncio.sleep(_SLOW)
    await _send(writer, _head(len(text)), text)


_KINDS = {'endless': _endless, '50mb': _fifty_megabytes, 'packed': _packed, 'silent': _silent,
          'slow': _slow}


async def serve(folder):
    """Serve at the socket of the web server's folder."""
    async def talk(reader, writer):
        try:
            path = (await reader.readline()).split()[1].decode().partition('?')[0]
            _, kind, name = path.split('/')
            while (await reader.readline()).strip():
                pass
            with open(f'{folder}/settings/{os.path.basename(name)}', 'rb') as file:
                text = file.read()
            await _while_heard(reader, _KINDS[kind](writer, text))
        except OSError:
            pass  # the other side went away
        finally:
            writer.close()

    await asyncio.start_unix_server(talk, f'{folder}/{SOCKET_NAME}')
    os.chmod(f'{folder}/{SOCKET_NAME}', 0o666)


async def _while_heard(reader, work):
    """End a piece of work as soon as the other side hangs up."""
    tasks = [asyncio.ensure_future(work), asyncio.ensure_future(reader.read())]
    _, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
