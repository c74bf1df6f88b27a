"""The process that plays whatever no real server does; see scripted_server.py for its start.

    python -m portolan_lab.scripted_program CERTIFICATES LOGS JUDGE WEB SOCKET
"""

import asyncio
import socket
import sys

from . import bodies, hostile_server, odd_names, scripted, stand_ins, syns


async def main(certificates, logs, judge, web, watched):
    with open(f'{logs}/scripted.log', 'a', encoding='utf-8') as log, \
            open(f'{logs}/{syns.LOG}', 'a', encoding='ascii') as syn_log:
        syns.watch(socket.socket(fileno=int(watched)), syn_log)
        await scripted.serve(certificates, log, judge)
        hostile_server.serve(certificates)
        await odd_names.serve()
        await stand_ins.serve()
        await bodies.serve(web)
        print('ready', file=log, flush=True)
        await asyncio.Event().wait()


if __name__ == '__main__':
    asyncio.run(main(*sys.argv[1:]))
