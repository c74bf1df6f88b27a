"""The private authority, trusted only inside the lab, and the servers' certificates, good and bad.

All are made at each start; they share one key.
"""

import os

from . import tree
from .domains import DOMAINS
from .model import PLAIN
from .x509 import Certificate, Key

FOLDER = tree.BASE + '/certificates'

_BUNDLE = '/etc/ssl/certs/ca-certificates.crt'
_NEXT_YEAR = 365
_KINDS = ('good', 'wrong-name', 'self-signed', 'expired', 'not-yet-valid', 'unknown-issuer',
          'client-only', 'expired-intermediate', 'no-authority', 'huge-chain')
_VALIDITY = {'expired': (-60, -2), 'not-yet-valid': (30, 90)}
_HUGE = 10 << 20

# What is odd about the names in a certificate: kind -> the names, made from the first that is due
_NAMES = {
    'wrong-name': lambda name: ['DNS:mail.elsewhere.test'],
    'wildcard': lambda name: ['DNS:*.' + _parent(name)],
    'wide-wildcard': lambda name: ['DNS:*.test', 'DNS:*', 'DNS:*.*.test'],
    'other-wildcard': lambda name: ['DNS:smtp*.' + _parent(name), 'DNS:s*p.' + _parent(name)],
    'address-too': lambda name: ['DNS:' + name, 'IP:203.0.113.1'],
    'bidi-name': lambda name: ['DNS:\u202etset.evil\u2066.test', 'DNS:\x1b[2Jevil.test'],
    '1000-names': lambda name: [f'DNS:mail{number}.elsewhere.test' for number in range(1000)],
    'nul-name': lambda name: [name.encode() + b'\0.evil.test'],
}


def file_of(domain):
    """Key and certificate of a domain's mail servers, in one file."""
    return f'{FOLDER}/{domain.name}.pem'


def web_file_name(domain):
    """The same for its web servers, within the folder."""
    return f'{domain.name}-web.pem' if domain.web_certificate else f'{domain.name}.pem'


def make():
    """Make all certificates, and have everything in the lab trust the authority; return it."""
    issuer = Issuer()
    _trust(issuer.authority)
    for domain in DOMAINS:
        issuer.write(domain)
    return issuer


def _authority(name, key, issuer=None, days=(0, _NEXT_YEAR)):
    return Certificate({'O': 'Portolan practice network', 'CN': name}, key, {
        'basicConstraints': 'critical,CA:TRUE',
        'keyUsage': 'critical,keyCertSign,cRLSign',
        'subjectKeyIdentifier': 'hash',
    }, days, issuer, key)


class Issuer:
    """The authority, and another that nobody trusts."""

    def __init__(self):
        self._key = Key()
        self.authority = _authority('Practice authority', self._key)
        self._unknown = _authority('Box in between', self._key)
        self._server_key = Key()
        self._between = {
            'expired-intermediate': _authority('Ran out', self._key, self.authority, (-60, -2)),
            'no-authority': _leaf('good', ['mail.elsewhere.test'], self._key, self.authority,
                                  self._key),
        }

    def write(self, domain):
        for name, kind in _wanted(domain).items():
            issuer = self._unknown if kind == 'unknown-issuer' else self.authority
            between = self._between.get(kind)
            issuer = between or issuer
            leaf = _leaf(kind, domain.names(), self._server_key, issuer, self._key)
            chain = self._server_key.pem() + leaf.pem() + (between.pem() if between else '')
            if kind == 'huge-chain':
                chain += issuer.pem() * (_HUGE // len(issuer.pem()))
            tree.write(f'{FOLDER}/{name}', chain)


def _wanted(domain):
    """The files that a domain needs, and the kind of certificate in each."""
    wanted = {}
    if any(door.security != PLAIN for host in domain.hosts for door in host.doors):
        wanted[os.path.basename(file_of(domain))] = domain.certificate
    if any(host.web for host in domain.hosts):
        wanted[web_file_name(domain)] = domain.web_certificate or domain.certificate
    return wanted


def _leaf(kind, names, key, authority, authority_key):
    if kind not in _KINDS and kind not in _NAMES:
        raise ValueError(f'there is no such kind of certificate: {kind}')
    alternatives = (_NAMES[kind](names[0]) if kind in _NAMES
                    else ['DNS:' + name for name in names])
    issuer = {} if kind == 'self-signed' else {'issuer': authority, 'issuer_key': authority_key}
    return Certificate({'CN': names[0]}, key, {
        'basicConstraints': 'critical,CA:FALSE',
        'keyUsage': 'critical,digitalSignature',
        'extendedKeyUsage': 'clientAuth' if kind == 'client-only' else 'serverAuth',
        'subjectKeyIdentifier': 'hash',
        'subjectAltName': _joined(alternatives),
    }, _VALIDITY.get(kind, (0, _NEXT_YEAR)), **issuer)


def _parent(name):
    return name.partition('.')[2]


def _joined(names):
    """As OpenSSL wants them; octets that its notation can't hold as the DER of one name."""
    if isinstance(names[0], str):
        return ','.join(names)
    (name,) = names
    return 'DER:' + (bytes([0x30, len(name) + 2, 0x82, len(name)]) + name).hex()


def _trust(authority):
    """Add it to the file that GnuTLS reads and to the folder that OpenSSL searches."""
    os.makedirs(os.path.dirname(_BUNDLE), exist_ok=True)
    with open(_BUNDLE, 'a', encoding='ascii') as bundle:
        bundle.write('\n' + authority.pem())
    os.chmod(_BUNDLE, 0o644)
    tree.write(f'{os.path.dirname(_BUNDLE)}/{authority.hash()}.0', authority.pem())
