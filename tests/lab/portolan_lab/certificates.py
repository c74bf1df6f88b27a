"""The private authority, trusted only inside the lab, and the servers' certificates, good and bad.

All are made at each start with OpenSSL; they share one key, since making keys is slow.
"""

import datetime
import os
import shutil
from concurrent.futures import ThreadPoolExecutor

from . import tree
from .domains import DOMAINS, PLAIN
from .processes import run

FOLDER = tree.BASE + '/certificates'
_AUTHORITY = FOLDER + '/authority.crt'
_AUTHORITY_KEY = FOLDER + '/authority.key'
_KEY = FOLDER + '/server.key'
_CONFIGURATION = FOLDER + '/openssl.cnf'

_BUNDLE = '/etc/ssl/certs/ca-certificates.crt'

_ISSUED_BY_AUTHORITY = ('-CA', _AUTHORITY, '-CAkey', _AUTHORITY_KEY)


def file_of(domain):
    """Key and certificate of a domain's hosts, in one file."""
    return f'{FOLDER}/{domain.name}.pem'


def make():
    """Make all certificates, and have everything in the lab trust the authority."""
    tree.write(_CONFIGURATION, _configuration())
    for key in (_AUTHORITY_KEY, _KEY):
        run(['openssl', 'genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256',
             '-out', key])
    _request(_AUTHORITY, '/O=Portolan practice network/CN=Practice authority', 'authority',
             '-key', _AUTHORITY_KEY)
    _trust_authority()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(_make_for, filter(_needs_one, DOMAINS)))


def _needs_one(domain):
    return any(door.security != PLAIN for host in domain.hosts for door in host.doors)


def _make_for(domain):
    kind = domain.certificate
    names = [f'{host.name}.{domain.name}' for host in domain.hosts]
    path = f'{FOLDER}/{domain.name}.crt'
    if kind == 'good':
        _leaf(path, names, *_ISSUED_BY_AUTHORITY)
    elif kind == 'wrong-name':
        _leaf(path, ['mail.elsewhere.test'], *_ISSUED_BY_AUTHORITY)
    elif kind == 'self-signed':
        _leaf(path, names)
    elif kind == 'expired':
        _leaf_between(path, names, days=(-60, -2))
    elif kind == 'not-yet-valid':
        _leaf_between(path, names, days=(30, 90))
    else:
        raise ValueError(f'{domain.name}: no such kind of certificate: {kind}')
    with open(_KEY, 'rb') as key, open(path, 'rb') as leaf, open(file_of(domain), 'wb') as both:
        both.write(key.read() + leaf.read())


def _leaf(path, names, *issuer):
    _request(path, '/CN=' + names[0], 'leaf', '-key', _KEY,
             '-addext', 'subjectAltName=' + _alternatives(names), *issuer)


def _leaf_between(path, names, days):
    """A certificate with a beginning and an end, which only `openssl ca` takes."""
    folder = path + '.d'
    tree.write(folder + '/index.txt', '')
    tree.write(folder + '/openssl.cnf', _authority_configuration(folder, names))
    run(['openssl', 'req', '-new', '-config', _CONFIGURATION, '-key', _KEY,
         '-subj', '/CN=' + names[0], '-out', folder + '/request'])
    begin, end = (_day(number).strftime('%Y%m%d%H%M%SZ') for number in days)
    run(['openssl', 'ca', '-batch', '-notext', '-config', folder + '/openssl.cnf',
         '-startdate', begin, '-enddate', end, '-in', folder + '/request', '-out', path])


def _request(path, subject, extensions, *more):
    run(['openssl', 'req', '-new', '-x509', '-config', _CONFIGURATION, '-extensions', extensions,
         '-days', '365', '-subj', subject, '-out', path, *more])


def _trust_authority():
    """Add it to the file that GnuTLS reads and to the folder that OpenSSL searches."""
    os.makedirs(os.path.dirname(_BUNDLE), exist_ok=True)
    with open(_AUTHORITY, 'rb') as authority, open(_BUNDLE, 'ab') as bundle:
        bundle.write(b'\n' + authority.read())
    os.chmod(_BUNDLE, 0o644)
    name = run(['openssl', 'x509', '-noout', '-hash', '-in', _AUTHORITY]).strip()
    shutil.copyfile(_AUTHORITY, f'{os.path.dirname(_BUNDLE)}/{name}.0')


def _day(number):
    return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=number)


def _alternatives(names):
    return ','.join('DNS:' + name for name in names)


def _configuration():
    return '''
[req]
distinguished_name = nothing
[nothing]
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
'''


def _authority_configuration(folder, names):
    return f'''
[ca]
default_ca = authority
[authority]
database = {folder}/index.txt
new_certs_dir = {folder}
certificate = {_AUTHORITY}
private_key = {_AUTHORITY_KEY}
rand_serial = yes
default_md = sha256
policy = anything
x509_extensions = leaf
[anything]
commonName = supplied
[leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = {_alternatives(names)}
'''
