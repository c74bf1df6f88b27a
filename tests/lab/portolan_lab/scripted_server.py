"""Starting the scripted servers: one process for all of them."""

import os
import sys

from . import certificates, hostile_server, pages, syns, tree
from .processes import spawn, wait_until

FAILING_JUDGE = tree.BASE + '/scripted/judge'

_LOG = 'scripted.log'


def configure():
    tree.make_log(_LOG)
    tree.make_log(syns.LOG)
    tree.make_log(hostile_server.LOG)
    os.makedirs(os.path.dirname(FAILING_JUDGE))


def start(network):
    watched = syns.open_socket()
    program = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    server = spawn([sys.executable, '-sB', '-m', 'portolan_lab.scripted_program',
                    certificates.FOLDER, tree.LOGS, FAILING_JUDGE, pages.FOLDER,
                    str(watched.fileno())],
                   cwd=program, network=network, pass_fds=[watched.fileno()],
                   log=tree.open_log('scripted-server.log'))
    watched.close()
    return server, lambda: wait_until(_is_ready, 'the scripted servers', server)


def _is_ready():
    with open(f'{tree.LOGS}/{_LOG}', encoding='utf-8') as log:
        return 'ready\n' in log
