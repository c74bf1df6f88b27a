"""The web server: nginx serves settings files for the domains, and plays the ISPDB.

It reads a certificate when someone connects, since its name holds a variable; so it can start
before they are made.
"""

import os

from . import certificates, pages, tree
from .domains import DOMAINS, web_hosts
from .names import NAME_SERVER
from .pages import FOLDER
from .probe import accepts
from .processes import spawn, wait_until

ISPDB_URL = 'https://ispdb.lab.test/v1.1/'  # with the domain at the end

LOG = 'web.log'

_READY_PORT = 10027  # at the name server's address

_PATHS = {'autoconfig': '/mail/config-v1.1.xml',
          '': '/.well-known/autoconfig/mail/config-v1.1.xml'}


def _configuration():
    blocks = '\n'.join(_block(domain, host) for domain, host in web_hosts())
    temporary = '\n'.join(f'{name}_temp_path {FOLDER}/temporary;'
                          for name in ('client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'))
    return f'''
daemon off;
user nobody nogroup;
worker_processes 1;
pid {FOLDER}/pid;
error_log {tree.LOGS}/web-errors.log;
events {{ worker_connections 512; }}
http {{
{temporary}
log_format lab '$time_iso8601 $status $scheme://$host$request_uri';
access_log {tree.LOGS}/{LOG} lab;
ssl_protocols TLSv1.2 TLSv1.3;
server_names_hash_bucket_size 128;
map $host $certificates {{ default {certificates.FOLDER}; }}
server {{ listen {NAME_SERVER}:{_READY_PORT}; access_log off; return 204; }}
{blocks}
}}
'''


def _block(domain, host):
    places = [f'[{address}]' if ':' in address else address for address in host.live_addresses()]
    listening = ' '.join(f'listen {place}:443 ssl http2; listen {place}:80;' for place in places)
    certificate = f'$certificates/{certificates.web_file_name(domain)}'
    return f'''server {{
{listening}
server_name {domain.name_of(host)};
ssl_certificate {certificate};
ssl_certificate_key {certificate};
{_locations(domain, host)}}}
'''


def _locations(domain, host):
    if host.web == 'ispdb':
        return ''.join(pages.location(other.ispdb, other, f'/v1.1/{other.name}', of_ispdb=True)
                       for other in DOMAINS if other.ispdb)
    if host.web == 'elsewhere':
        return ''.join(pages.location('file', other, '/' + other.name)
                       for other in DOMAINS if 'redirect-elsewhere' in _pages_of(other))
    return pages.location(host.web, domain, _PATHS[host.name])


def _pages_of(domain):
    return {domain.ispdb, *(host.web for host in domain.hosts)}


def _write_settings():
    for domain in DOMAINS:
        for kind, write in pages.FILES.items():
            if kind not in {'file'} | _pages_of(domain):
                continue
            for of_ispdb, servers in ((False, domain.settings),
                                      (True, domain.ispdb_settings or domain.settings)):
                if servers:
                    tree.write(pages.file_path(domain, kind, of_ispdb), write(domain, servers))


def configure():
    os.makedirs(FOLDER + '/temporary')
    for log in (LOG, 'web-errors.log'):
        tree.make_log(log)
    _write_settings()
    tree.write(FOLDER + '/nginx.conf', _configuration())


def start(network):
    server = spawn(['nginx', '-c', FOLDER + '/nginx.conf', '-e', f'{tree.LOGS}/web-errors.log'],
                   network=network, log=tree.open_log('web-server.log'))
    return server, lambda: wait_until(lambda: accepts(NAME_SERVER, _READY_PORT),
                                        'the web server', server)
