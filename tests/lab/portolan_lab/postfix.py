"""Postfix: one instance, with one service per door, each bound to its host's address."""

import grp
import os
import pwd
import signal
import time

from . import certificates, dovecot, readers, scripted_server, tree
from .domains import DOMAINS, doors
from .model import PLAIN, TLS
from .names import NAME_SERVER
from .probe import greets
from .processes import spawn, wait_until

_FOLDER = tree.BASE + '/postfix'
_QUEUE = _FOLDER + '/queue'
_DATA = _FOLDER + '/data'

_READY_PORT = 10025  # at the name server's address: answers once all the doors are open


def _main():
    return f'''
compatibility_level = 3.6
queue_directory = {_QUEUE}
data_directory = {_DATA}
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
maillog_file = {tree.LOGS}/postfix.log
maillog_file_prefixes = {tree.LOGS}
myhostname = practice.test
mydestination =
local_recipient_maps =
mynetworks =
inet_protocols = all
alias_maps =
default_transport = discard
virtual_transport = letters
virtual_mailbox_domains = {', '.join([readers.DOMAIN] + [domain.name for domain in DOMAINS])}
virtual_mailbox_maps = texthash:{_FOLDER}/mailboxes
smtpd_peername_lookup = no
smtpd_error_sleep_time = 0
in_flow_delay = 0
smtpd_client_connection_count_limit = 0
smtpd_client_connection_rate_limit = 0
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_sender_login_maps = texthash:{_FOLDER}/senders
smtpd_sasl_type = dovecot
smtpd_sasl_path = {dovecot.SOCKET}
smtpd_sasl_security_options = noanonymous
smtpd_tls_loglevel = 1
smtpd_tls_received_header = yes
tls_random_source = dev:/dev/urandom
'''


# A mailbox is a file that all may read.
_SERVICES = f'''
postlog   unix-dgram n  -       n       -       1       postlogd
pickup    unix  n       -       n       60      1       pickup
cleanup   unix  n       -       n       -       0       cleanup
qmgr      unix  n       -       n       300     1       qmgr
tlsmgr    unix  -       -       n       1000?   1       tlsmgr
rewrite   unix  -       -       n       -       -       trivial-rewrite
bounce    unix  -       -       n       -       0       bounce
defer     unix  -       -       n       -       0       bounce
trace     unix  -       -       n       -       0       bounce
verify    unix  -       -       n       -       1       verify
proxymap  unix  -       -       n       -       -       proxymap
error     unix  -       -       n       -       -       error
retry     unix  -       -       n       -       -       error
discard   unix  -       -       n       -       -       discard
letters   unix  -       n       n       -       -       pipe
  flags=FORq user=nobody
  argv=/bin/sh -c {{umask 022; cat >> "$$0"}} {tree.LETTERS}/${{recipient}}
anvil     unix  -       -       n       -       1       anvil
'''


def _service(address, port, options):
    place = f'[{address}]' if ':' in address else address
    lines = [f'{place}:{port} inet n - n - - smtpd']
    lines += [f'  -o {{ {name} = {value} }}' for name, value in options.items()]
    return '\n'.join(lines)


def _options(domain, host, door):
    """What sets this door apart."""
    options = {
        'syslog_name': f'postfix/{domain.name_of(host)}:{door.port}',
        'myhostname': domain.name_of(host),
    }
    if door.security == TLS:
        options['smtpd_tls_wrappermode'] = 'yes'
    if door.security != PLAIN:
        options['smtpd_tls_security_level'] = 'may'
        options['smtpd_tls_chain_files'] = certificates.file_of(domain)
    if door.auth:
        options['smtpd_sasl_auth_enable'] = 'yes'
        options['smtpd_sasl_mechanism_filter'] = ', '.join(door.auth)
        options['smtpd_tls_auth_only'] = 'no' if door.auth_in_clear else 'yes'
        options['smtpd_relay_restrictions'] = 'permit_sasl_authenticated, reject'
        options['smtpd_sender_restrictions'] = 'reject_sender_login_mismatch'
    if domain.sender == 'refused at MAIL':
        options['smtpd_delay_reject'] = 'no'
    if domain.sign_in == 'fails for now':
        options['smtpd_sasl_path'] = scripted_server.FAILING_JUDGE
    return options | door.options


def _mailboxes():
    people = [f'{name}@{domain.name}' for domain in DOMAINS for name in ('bob', 'zoe')]
    return ''.join(f'{person} exists\n' for person in [*people, *readers.PEOPLE])


def _senders(rows):
    """Who may send as whom."""
    owners = {}
    for domain in rows:
        for name in domain.accounts:
            owner = name if domain.sender == 'allowed' else f'someone-else@{domain.name}'
            owners.setdefault(f'{name.split("@")[0]}@{domain.name}', []).append(owner)
    return ''.join(f'{address} {", ".join(names)}\n' for address, names in owners.items())


def configure():
    tree.make_log('postfix.log')
    tree.make_letters()
    _write('main.cf', _main())
    _write('mailboxes', _mailboxes())
    write_tables(DOMAINS)
    write_services(DOMAINS)
    _make_queue()


def write_tables(rows):
    _write('senders', _senders(rows))


def write_services(rows):
    services = [_SERVICES]
    for domain, host, door in doors('postfix', rows):
        services += [_service(address, door.port, _options(domain, host, door))
                     for address in host.live_addresses()]
    services.append(_service(NAME_SERVER, _READY_PORT, {'syslog_name': 'postfix/ready'}))
    _write('master.cf', '\n'.join(services) + '\n')


def _write(name, text):
    """Write a file that looks a bit older: Postfix reads none that was changed this second."""
    path = f'{_FOLDER}/{name}'
    tree.write(path, text)
    moment = time.time() - 10
    os.utime(path, (moment, moment))


def _make_queue():
    """The folders that `postfix start` would make, with much else that takes time."""
    postfix, postdrop = pwd.getpwnam('postfix').pw_uid, grp.getgrnam('postdrop').gr_gid
    modes = {name: 0o700 for name in ('active', 'bounce', 'corrupt', 'defer', 'deferred', 'flush',
                                      'hold', 'incoming', 'private', 'saved', 'trace')}
    for name, mode in (modes | {'maildrop': 0o730, 'public': 0o710}).items():
        os.makedirs(f'{_QUEUE}/{name}')
        os.chown(f'{_QUEUE}/{name}', postfix, postdrop if mode != 0o700 else -1)
        os.chmod(f'{_QUEUE}/{name}', mode)
    os.makedirs(_QUEUE + '/pid')
    os.makedirs(_DATA)
    os.chown(_DATA, postfix, -1)


def start(network):
    server = spawn(['/usr/lib/postfix/sbin/master', '-d', '-c', _FOLDER],
                   environment={'PATH': '/usr/sbin:/usr/bin', 'MAIL_CONFIG': _FOLDER},
                   network=network, log=tree.open_log('postfix-server.log'))
    return server, lambda: wait_until(lambda: greets(NAME_SERVER, _READY_PORT),
                                        'Postfix', server)


def reload(master):
    """Have it read its services anew, and wait until no process is left that knows the old ones.

    One whose client was cut off holds its conversation for longer, and takes no other.
    """
    before = _children(master)
    end = time.monotonic() + 2
    os.kill(master, signal.SIGHUP)
    while before & _children(master) and time.monotonic() < end:
        time.sleep(0.02)


def _children(master):
    """Those that hold conversations."""
    found = set()
    for name in filter(str.isdigit, os.listdir('/proc')):
        try:
            with open(f'/proc/{name}/stat', encoding='utf-8', errors='replace') as file:
                command, _, fields = file.read().partition('(')[2].rpartition(')')
        except (FileNotFoundError, ProcessLookupError):
            continue
        if command == 'smtpd' and int(fields.split()[1]) == master:
            found.add(name)
    return found
