"""Dovecot, as the judge of passwords: Postfix asks it over a socket.

The accounts lie in one file per address of a server, since the address of the server that was
asked is what Dovecot learns of the domain when someone signs in as just `bob`.
"""

import base64
import os
import time

from . import tree
from .domains import accounts_at, doors
from .probe import listens
from .processes import spawn, wait_until

SOCKET = tree.BASE + '/dovecot/auth-for-postfix'

_FOLDER = tree.BASE + '/dovecot'
_ACCOUNTS = _FOLDER + '/accounts'


def _configuration():
    return f'''
base_dir = {_FOLDER}/run
state_dir = {_FOLDER}/state
log_path = {tree.LOGS}/dovecot.log
log_timestamp = "%Y-%m-%d %H:%M:%S "
auth_verbose = yes
auth_debug = yes
protocols =
ssl = no
auth_mechanisms = plain login cram-md5 scram-sha-1 scram-sha-256
auth_username_chars =
auth_failure_delay = 0
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {_ACCOUNTS}/%l
}}
userdb {{
  driver = static
  args = uid=65534 gid=65534 home=/nonexistent
}}
service auth {{
  unix_listener {SOCKET} {{
    mode = 0666
  }}
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
'''


def configure():
    tree.make_log('dovecot.log')
    tree.write(_FOLDER + '/dovecot.conf', _configuration())
    for folder in ('run', 'state'):
        os.makedirs(f'{_FOLDER}/{folder}')
    for domain in {domain.name: domain for domain, _, _ in doors('postfix')}.values():
        write_accounts(domain)


def change_accounts(domains):
    """Write those that are different now. Dovecot looks for changes once in each second."""
    before = [_read_accounts(domain) for domain in domains]
    for domain in domains:
        write_accounts(domain)
    if before != [_read_accounts(domain) for domain in domains]:
        time.sleep(1.01 - time.time() % 1)


def _read_accounts(domain):
    texts = []
    for address in domain.addresses():
        with open(f'{_ACCOUNTS}/{address}', encoding='utf-8') as file:
            texts.append(file.read())
    return texts


def _encoded(password):
    """With signs of every kind: the file's own, such as a colon, mean nothing in it."""
    return base64.b64encode(password.encode()).decode()


def write_accounts(domain):
    accounts = ''.join(f'{name}:{{PLAIN.b64}}{_encoded(password)}\n'
                       for name, password in accounts_at(domain).items())
    for address in domain.addresses():
        tree.write(f'{_ACCOUNTS}/{address}', accounts)


def start(network):
    server = spawn(['dovecot', '-F', '-c', _FOLDER + '/dovecot.conf'],
                   network=network, log=tree.open_log('dovecot-server.log'))
    return server, lambda: wait_until(lambda: listens(SOCKET), 'Dovecot', server)
