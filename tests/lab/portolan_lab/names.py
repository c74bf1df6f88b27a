"""The name server: dnsmasq knows the lab's names and nothing else, and asks nobody."""

from . import tree
from .domains import DOMAINS
from .processes import spawn, wait_until
from .probe import dns_answers

NAME_SERVER = '192.0.2.1'


def _configuration():
    yield from ('no-resolv', 'no-hosts', 'no-daemon', 'port=53', 'user=nobody', 'group=nogroup',
                f'listen-address={NAME_SERVER}', 'bind-interfaces', 'local=/#/', 'log-queries',
                f'log-facility={tree.LOGS}/names.log')
    for domain in DOMAINS:
        for host in domain.hosts:
            yield f'host-record={host.name}.{domain.name},' + ','.join(host.addresses.values())
        if domain.mail_exchanger:
            yield f'mx-host={domain.name},{domain.mail_exchanger}.{domain.name},10'


def configure():
    tree.make_log('names.log')
    tree.write('/etc/resolv.conf', f'nameserver {NAME_SERVER}\n')
    tree.write(tree.BASE + '/names.conf', '\n'.join(_configuration()) + '\n')


def start(network):
    server = spawn(['dnsmasq', '-k', '-C', tree.BASE + '/names.conf'],
                   network=network, log=tree.open_log('names-server.log'))
    return server, lambda: wait_until(lambda: dns_answers(NAME_SERVER, 'smtp.smtp-only.test'),
                                        'the name server', server)
