"""Exim, the second real server: one daemon for all its doors, told apart by their address."""

import os
import pwd

from . import certificates, tree
from .domains import accounts_at, doors
from .model import TLS
from .names import NAME_SERVER
from .probe import greets
from .processes import spawn, wait_until

_FOLDER = tree.BASE + '/exim'
_CONFIGURATION = '/etc/exim4/exim4.conf'  # the place that Debian's Exim trusts

_READY_PORT = 10026  # at the name server's address

_SCHEMES = {
    'PLAIN': '''
  driver = plaintext
  server_prompts = :
  server_condition = ${if eq{$auth3}{PASSWORD_OF}{${acl{signed_in}{$auth2}}}{no}}
  server_set_id = $auth2''',
    'LOGIN': '''
  driver = plaintext
  server_prompts = Username:: : Password::
  server_condition = ${if eq{$auth2}{PASSWORD_OF}{${acl{signed_in}{$auth1}}}{no}}
  server_set_id = $auth1''',
    'CRAM-MD5': '''
  driver = cram_md5
  server_secret = PASSWORD_OF
  server_condition = ${acl{signed_in}{$auth1}}
  server_set_id = $auth1''',
}
_NAME_VARIABLE = {'PLAIN': '$auth2', 'LOGIN': '$auth1', 'CRAM-MD5': '$auth1'}


def _by_address(values):
    """An expression that picks a value by the address that was connected to."""
    pairs = ' '.join(f'{address}="{value}"' for address, value in values.items())
    return f'${{extract{{$received_ip_address}}{{{pairs}}}{{$value}}{{}}}}'


def _configuration():
    places = doors('exim')
    interfaces = [f'[{address}]:{door.port}' for _, host, door in places
                  for address in host.live_addresses()] + [f'[{NAME_SERVER}]:{_READY_PORT}']
    wrapped = sorted({door.port for _, _, door in places if door.security == TLS})
    hosts = {address: (domain, host) for domain, host, _ in places
             for address in host.live_addresses()}
    certificate = _by_address({address: certificates.file_of(domain)
                               for address, (domain, _) in hosts.items()})
    host_name = _by_address({address: domain.name_of(host)
                             for address, (domain, host) in hosts.items()})
    domains = sorted({domain.name for domain, _, _ in places})
    return f'''
primary_hostname = practice.test
smtp_active_hostname = {host_name}
smtp_banner = $smtp_active_hostname ESMTP Exim $version_number
spool_directory = {_FOLDER}/spool
log_file_path = {tree.LOGS}/exim-%slog
log_selector = +smtp_connection +incoming_interface +incoming_port +smtp_no_mail +tls_cipher
local_interfaces = <; {' ; '.join(interfaces)}
tls_on_connect_ports = {' : '.join(map(str, wrapped))}
tls_advertise_hosts = *
tls_certificate = {certificate}
tls_privatekey = {certificate}
auth_advertise_hosts = ${{if def:tls_in_cipher{{*}}}}
message_size_limit = 20M
host_lookup =
keep_environment =
rfc1413_hosts =
smtp_accept_max = 0
domainlist practice_domains = {' : '.join(domains)}
acl_smtp_rcpt = recipient

begin acl

recipient:
  deny !authenticated = *
       message = 5.7.1 Sign in first
  require verify = recipient
  accept

signed_in:
  accept message = yes
         logwrite = signed in as $acl_arg1 I=[$received_ip_address]:$received_port

begin routers

practice:
  driver = accept
  domains = +practice_domains
  local_parts = bob : zoe
  transport = nowhere

begin transports

nowhere:
  driver = appendfile
  file = /dev/null
  user = nobody

begin retry

* * F,1h,10m

begin authenticators
{_authenticators(places)}'''


def _authenticators(places):
    text = ''
    for scheme, body in _SCHEMES.items():
        offered = _by_address({address: scheme in door.auth for _, host, door in places
                               for address in host.live_addresses()})
        password = (f'${{lookup{{{_NAME_VARIABLE[scheme]}}}lsearch{{{_FOLDER}/accounts}}'
                    '{$value}fail}')
        name = scheme.lower().replace('-', '_')
        text += (f'\n{name}:{body.replace("PASSWORD_OF", password)}\n'
                 f'  public_name = {scheme}\n'
                 f'  server_advertise_condition = {offered}\n')
    return text


def configure():
    tree.write(_CONFIGURATION, _configuration())
    accounts = {name: password for domain, _, _ in doors('exim')
                for name, password in accounts_at(domain).items()}
    tree.write(_FOLDER + '/accounts',
               ''.join(f'{name}: {password}\n' for name, password in accounts.items()))
    os.makedirs(_FOLDER + '/spool')
    owner = pwd.getpwnam('Debian-exim')
    os.chown(_FOLDER + '/spool', owner.pw_uid, owner.pw_gid)
    for log in ('main', 'reject', 'panic'):
        os.chown(tree.make_log(f'exim-{log}log'), owner.pw_uid, owner.pw_gid)


def start(network):
    server = spawn(['exim4', '-bdf'], network=network, log=tree.open_log('exim-server.log'))
    return server, lambda: wait_until(lambda: greets(NAME_SERVER, _READY_PORT), 'Exim', server)
