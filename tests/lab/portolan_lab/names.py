"""The name server: dnsmasq knows the lab's names and nothing else, and asks nobody outside."""

from . import tree
from .domains import DOMAINS
from .processes import spawn, wait_until
from .probe import dns_answers

NAME_SERVER = '192.0.2.1'
NAME_SERVER_IPV6 = '2001:db8::1'
ODD_NAME_SERVER = '192.0.2.2'  # see odd_names.py

READY_NAME = 'ready.lab.test'  # asked for while the lab starts, and by nobody else

LOG = 'names.log'

_HOSTS = tree.BASE + '/names.hosts'

_MX = 15


def _configuration():
    yield from ('no-resolv', 'no-hosts', 'no-daemon', 'port=53', 'user=nobody', 'group=nogroup',
                f'listen-address={NAME_SERVER},{NAME_SERVER_IPV6}', 'bind-interfaces', 'local=/#/',
                'log-queries', f'log-facility={tree.LOGS}/{LOG}', f'addn-hosts={_HOSTS}')
    yield f'host-record={READY_NAME},{NAME_SERVER}'
    for domain in DOMAINS:
        if domain.resolver:
            yield f'server=/{domain.name}/{ODD_NAME_SERVER}'
        else:
            yield from _records(domain)


def _records(domain):
    yield f'txt-record={domain.name},v=spf1 mx -all'  # so that the domain itself exists
    for host in () if domain.changeable else domain.hosts:
        for address in host.addresses:
            yield f'host-record={domain.name_of(host)},{address}'
    for label, target in domain.aliases:
        yield f'cname={domain.full_name(label)},{target}'
    for service in domain.services:
        yield f'srv-host={service.name}._tcp.{domain.name}' + _target(service)
    if domain.mail_exchanger == '.':
        yield f'dns-rr={domain.name},{_MX},000000'  # preference 0, and the root as the name
    elif domain.mail_exchanger:
        exchanger = domain.mail_exchanger
        name = exchanger if '.' in exchanger else domain.full_name(exchanger)
        yield f'mx-host={domain.name},{name},10'


def _target(service):
    if service.target == '.':
        return ''
    return f',{service.target},{service.port},{service.priority},{service.weight}'


def write_hosts(rows):
    """The addresses of domains that can be changed, in a file that is read anew at SIGHUP."""
    tree.write(_HOSTS, ''.join(f'{address} {domain.name_of(host)}\n'
                               for domain in rows if domain.changeable
                               for host in domain.hosts for address in host.addresses))


def configure():
    tree.make_log(LOG)
    write_hosts(DOMAINS)
    tree.write('/etc/resolv.conf', f'nameserver {NAME_SERVER}\n')
    tree.write(tree.BASE + '/names.conf', '\n'.join(_configuration()) + '\n')


def start(network):
    server = spawn(['dnsmasq', '-k', '-C', tree.BASE + '/names.conf'],
                   network=network, log=tree.open_log('names-server.log'))
    return server, lambda: wait_until(lambda: dns_answers(NAME_SERVER, READY_NAME),
                                        'the name server', server)
