"""The table of the practice domains: what each is for, and what its servers do.

A door is one port of one host. To add a domain, add a row at the end of DOMAINS; its addresses
follow from its place.
"""

import ipaddress
from dataclasses import dataclass, field

PASSWORD = 'correct-horse'
OTHER_PASSWORD = 'påsswörd-ключ'

TLS, STARTTLS, PLAIN = 'tls', 'starttls', 'none'

USUAL = ('PLAIN', 'LOGIN')


@dataclass(frozen=True)
class Door:
    """One port: what stands behind it, and how it may be used."""
    port: int
    security: str
    auth: tuple = USUAL
    auth_in_clear: bool = False  # with STARTTLS: sign-in is offered before it, too
    server: str = 'postfix'
    behaviour: str = ''  # of a scripted server
    options: dict = field(default_factory=dict)  # more of Postfix's, by name


@dataclass(frozen=True)
class Host:
    """A name below a domain; with no doors, it refuses every connection."""
    name: str
    doors: tuple = ()
    dropped: tuple = ()  # ports whose packets vanish; 'all' for everything, echo requests too
    families: tuple = (4,)
    dead: tuple = ()  # families whose address leads nowhere
    addresses: dict = field(default_factory=dict)  # family -> address, filled in below

    def live_addresses(self):
        return [address for family, address in self.addresses.items() if family not in self.dead]


@dataclass(frozen=True)
class Domain:
    """One row: a mail domain with everything that is known about it."""
    name: str  # as DNS has it
    shows: str
    hosts: tuple = ()
    certificate: str = 'good'  # or what is wrong with it, see certificates.py
    user_name: str = 'address'  # or 'local-part': what the servers know people as
    mail_exchanger: str = ''
    sign_in: str = 'works'  # or 'fails for now'
    sender: str = 'allowed'  # or 'refused at MAIL', or 'refused at RCPT' as most servers do

    @property
    def title(self):
        return self.name.encode().decode('idna')

    @property
    def accounts(self):
        """Name at sign-in and password of bob and of zoe, whose password is not ASCII."""
        tails = {'@' + self.name, '@' + self.title} if self.user_name == 'address' else {''}
        return {name + tail: password for tail in sorted(tails)
                for name, password in (('bob', PASSWORD), ('zoe', OTHER_PASSWORD))}

    def addresses(self):
        return [address for host in self.hosts for address in host.addresses.values()]


def implicit(port=465, **more):
    return Door(port, TLS, **more)


def upgraded(port=587, **more):
    return Door(port, STARTTLS, **more)


def clear(port=25, **more):
    return Door(port, PLAIN, auth_in_clear=True, **more)


def incoming(port=25):
    return Door(port, STARTTLS, auth=())


def scripted(port, security, behaviour):
    return Door(port, security, auth=(), server='scripted', behaviour=behaviour)


def smtp(*doors, **more):
    return Host('smtp', doors, **more)


def mail(*doors, **more):
    return Host('mail', doors, **more)


def _usual(**more):
    return (implicit(**more), upgraded(**more))


def _rows():
    yield Domain('smtp-only.test', 'the plain good one', (smtp(*_usual()),))
    yield Domain('mail-only.test', 'only mail., 587 only', (mail(upgraded()),))
    yield Domain('drop465.test', 'smtp. and mail., packets to 465 vanish',
                 (smtp(upgraded(), dropped=(465,)), mail(upgraded(), dropped=(465,))))
    yield Domain('port2525.test', '2525 only', (smtp(upgraded(2525)),))
    yield Domain('port26.test', '26 only', (smtp(upgraded(26)),))
    yield Domain('clear25.test', '25 with sign-in and no encryption', (smtp(clear()),))
    yield Domain('starttls25.test', '25 with STARTTLS and sign-in', (smtp(upgraded(25)),))
    yield Domain('incoming.test', '25 takes incoming mail only, no sign-in anywhere',
                 (smtp(), mail(incoming()), Host('mx', (incoming(),))), mail_exchanger='mx')
    yield Domain('refused.test', 'the names exist, every connection is refused', (smtp(), mail()))
    yield Domain('dropped.test', 'the names exist, every packet vanishes',
                 (smtp(dropped=('all',)), mail(dropped=('all',))))
    yield Domain('local-part.test', 'sign-in by the part before the @ only', (smtp(*_usual()),),
                 user_name='local-part')
    yield Domain('self-signed.test', 'a certificate that nobody vouches for', (smtp(*_usual()),),
                 certificate='self-signed')
    yield Domain('expired.test', 'a certificate that ran out', (smtp(*_usual()),),
                 certificate='expired')
    yield Domain('wrong-name.test', 'a certificate for another name', (smtp(*_usual()),),
                 certificate='wrong-name')
    yield Domain('not-yet-valid.test', 'a certificate of the future', (smtp(*_usual()),),
                 certificate='not-yet-valid')
    yield Domain('dead-ipv6.test', 'an IPv6 address that leads nowhere beside a good IPv4 one',
                 (smtp(*_usual(), families=(6, 4), dead=(6,)),))
    yield Domain('ipv6-only.test', 'IPv6 only', (smtp(*_usual(), families=(6,)),))
    yield Domain('dual-stack.test', 'IPv6 and IPv4, both good',
                 (smtp(*_usual(), families=(6, 4)),))
    yield Domain('exim.test', 'another kind of server: Exim', (smtp(*_usual(server='exim')),))
    yield Domain('exim-cram.test', 'Exim with CRAM-MD5 and PLAIN',
                 (smtp(*_usual(server='exim', auth=('CRAM-MD5', 'PLAIN'))),))
    yield Domain('scram.test', 'many ways to sign in, SCRAM among them',
                 (smtp(*_usual(auth=('SCRAM-SHA-256', 'SCRAM-SHA-1', 'CRAM-MD5') + USUAL)),))
    yield Domain('cram-only.test', 'CRAM-MD5 only', (smtp(*_usual(auth=('CRAM-MD5',))),))
    yield Domain('login-only.test', 'LOGIN only', (smtp(*_usual(auth=('LOGIN',))),))
    yield Domain('sender-refused.test', 'sign-in works, sending with this address is not allowed',
                 (smtp(*_usual()),), sender='refused at MAIL')
    yield Domain('temporary.test', 'sign-in fails for now (454)', (smtp(*_usual()),),
                 sign_in='fails for now')
    yield Domain('plain-and-starttls.test', '587 offers sign-in before and after STARTTLS',
                 (smtp(upgraded(auth_in_clear=True)),))
    yield Domain('greeting-554.test', 'greets with 554',
                 (smtp(scripted(587, STARTTLS, 'greeting-554'),
                       scripted(465, TLS, 'greeting-554')),))
    yield Domain('starttls-refused.test', 'offers STARTTLS, then answers 454 to it',
                 (smtp(scripted(587, STARTTLS, 'starttls-refused')),))
    yield Domain('drip.test', 'one byte a minute',
                 (smtp(scripted(465, PLAIN, 'drip'), scripted(587, PLAIN, 'drip')),))
    yield Domain('silent.test', 'takes connections and says nothing',
                 (smtp(scripted(465, PLAIN, 'silent'), scripted(587, PLAIN, 'silent')),))
    yield Domain('web.test', 'web servers where mail should be',
                 (smtp(scripted(465, TLS, 'web'), scripted(587, PLAIN, 'web')),))
    yield Domain('plain-on-465.test', 'no encryption behind 465, where it is due',
                 (smtp(clear(465), upgraded()),))
    yield Domain('tls10.test', 'only TLS 1.0 and 1.1',
                 (smtp(*_usual(options={'smtpd_tls_protocols': '!TLSv1.2, !TLSv1.3',
                                        'smtpd_tls_mandatory_protocols': '!TLSv1.2, !TLSv1.3',
                                        'tls_medium_cipherlist': 'ALL:@SECLEVEL=0'})),))
    yield Domain('xn--bcher-kva.test', 'an international name', (smtp(*_usual()),))
    yield Domain('sender-refused-late.test', 'sign-in works, sending is refused at RCPT TO only',
                 (smtp(*_usual()),), sender='refused at RCPT')


_BLOCKS = {4: ('192.0.2.0/24', '198.51.100.0/24'), 6: ('2001:db8::/112',)}
_SKIPPED = 16  # low addresses stay free for the name server and for what comes later


def _numbered(rows):
    """Give every host its addresses, in the order of the table."""
    def supply(family):
        for block in _BLOCKS[family]:
            network = ipaddress.ip_network(block)
            for number in range(_SKIPPED, network.num_addresses - 1):
                yield str(network[number])

    free = {family: supply(family) for family in _BLOCKS}
    for row in rows:
        for host in row.hosts:
            host.addresses.update((family, next(free[family])) for family in host.families)
        yield row


DOMAINS = tuple(_numbered(_rows()))


def doors(server):
    """Every door of one kind of server, as (domain, host, door)."""
    return [(domain, host, door) for domain in DOMAINS for host in domain.hosts
            for door in host.doors if door.server == server]


def as_json():
    """The table for tests in any language."""
    return [{
        'domain': domain.name,
        'title': domain.title,
        'shows': domain.shows,
        'address': 'bob@' + domain.title,
        'password': PASSWORD,
        'user_name': domain.user_name,
        'accounts': domain.accounts,
        'certificate': domain.certificate,
        'sign_in': domain.sign_in,
        'sender': domain.sender,
        'hosts': [{
            'host': f'{host.name}.{domain.name}',
            'addresses': list(host.addresses.values()),
            'dropped': list(host.dropped),
            'dead': [host.addresses[family] for family in host.dead],
            'doors': [{
                'port': door.port,
                'security': door.security,
                'auth': list(door.auth),
                'auth_in_clear': door.auth_in_clear,
                'server': door.server,
                'behaviour': door.behaviour,
            } for door in host.doors],
        } for host in domain.hosts],
    } for domain in DOMAINS]


def as_text():
    """The table for people."""
    lines = [f'{"Address":<30}{"Password":<16}What it shows']
    lines += [f'{"bob@" + domain.title:<30}{PASSWORD:<16}{domain.shows}' for domain in DOMAINS]
    lines += [f'{"bob@nowhere.test":<30}{PASSWORD:<16}a domain that does not exist',
              '', f'zoe lives at each of them, too; her password is {OTHER_PASSWORD}']
    return '\n'.join(lines)
