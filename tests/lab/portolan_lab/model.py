"""What the table of practice domains is made of.

A door is one port of one host. All else that a domain shows is said here, too: its other names,
its records in the name server, its settings files, and whatever is wrong with any of them.
"""

from dataclasses import dataclass, field

PASSWORD = 'correct-horse'
OTHER_PASSWORD = 'påsswörd-ключ'

TLS, STARTTLS, PLAIN = 'tls', 'starttls', 'none'

USUAL = ('PLAIN', 'LOGIN')

SUBMISSIONS, SUBMISSION = '_submissions', '_submission'


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
    """A name below a domain, or '' for the domain itself; with no doors, it refuses connections."""
    name: str
    doors: tuple = ()
    dropped: tuple = ()  # ports whose packets vanish; 'all' for everything, echo requests too
    families: tuple = (4,)
    dead: tuple = ()  # families whose address leads nowhere
    copies: int = 1  # how many addresses of each family
    web: str = ''  # how its web server answers, see pages.py; '' for no web server
    addresses: list = field(default_factory=list)  # filled in by domains.py

    def live_addresses(self):
        return [address for address in self.addresses if family_of(address) not in self.dead]


@dataclass(frozen=True)
class Service:
    """An SRV record; a target '.' says that there is no such service."""
    name: str
    target: str = '.'
    port: int = 0
    priority: int = 0
    weight: int = 0


@dataclass(frozen=True)
class Told:
    """One outgoing server, as a settings file tells it."""
    host: str
    port: int
    security: str
    user_name: str = '%EMAILADDRESS%'


@dataclass(frozen=True)
class Domain:
    """One row: a mail domain with everything that is known about it."""
    name: str  # as DNS has it
    shows: str
    hosts: tuple = ()
    certificate: str = 'good'  # or what is wrong with it, see certificates.py
    web_certificate: str = ''  # the same for its web servers; '' for no difference
    user_name: str = 'address'  # or 'local-part': what the servers know people as
    sign_in: str = 'works'  # or 'fails for now'
    sender: str = 'allowed'  # or 'refused at MAIL', or 'refused at RCPT' as most servers do
    provider: str = ''  # another domain, whose servers know the people of this one
    mail_exchanger: str = ''  # a host of its own, or another's full name; '.': takes no mail
    services: tuple = ()
    aliases: tuple = ()  # (name below this domain, full name that it leads to)
    resolver: str = ''  # what is wrong with the one that knows it, see odd_names.py
    settings: tuple = ()  # what its settings file tells
    ispdb_settings: tuple = ()  # what the ISPDB tells, if it differs
    ispdb: str = ''  # how the ISPDB double answers for it, see pages.py; '' for not at all
    changeable: bool = False  # while the lab runs, see changes.py
    password: str = PASSWORD  # bob's

    @property
    def title(self):
        return self.name.encode().decode('idna')

    @property
    def accounts(self):
        """Name at sign-in and password of bob and of zoe, whose password is not ASCII."""
        tails = {'@' + self.name, '@' + self.title} if self.user_name == 'address' else {''}
        return {name + tail: password for tail in sorted(tails)
                for name, password in (('bob', self.password), ('zoe', OTHER_PASSWORD))}

    def full_name(self, label):
        return f'{label}.{self.name}' if label else self.name

    def name_of(self, host):
        return self.full_name(host.name)

    def names(self):
        """All that its certificate should hold."""
        return ([self.name_of(host) for host in self.hosts]
                + [self.full_name(label) for label, _ in self.aliases])

    def addresses(self):
        return [address for host in self.hosts for address in host.addresses]


def family_of(address):
    return 6 if ':' in address else 4


def implicit(port=465, **more):
    return Door(port, TLS, **more)


def upgraded(port=587, **more):
    return Door(port, STARTTLS, **more)


def clear(port=25, **more):
    return Door(port, PLAIN, auth_in_clear=True, **more)


def usual(**more):
    return (implicit(**more), upgraded(**more))


def incoming(port=25):
    return Door(port, STARTTLS, auth=())


def scripted(port, security, behaviour):
    return Door(port, security, auth=(), server='scripted', behaviour=behaviour)


def smtp(*doors, **more):
    return Host('smtp', doors, **more)


def mail(*doors, **more):
    return Host('mail', doors, **more)


def out(*doors, **more):
    """A server whose name nobody guesses."""
    return Host('out', doors, **more)


def web(page='file', **more):
    """The domain's own web server."""
    return Host('', web=page, **more)


def autoconfig(page='file', **more):
    return Host('autoconfig', web=page, **more)


def told(host, port=465, security=TLS, **more):
    return Told(host, port, security, **more)
