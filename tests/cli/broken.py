# SPDX-License-Identifier: LGPL-2.1-or-later
"""The table of what breaks after set-up, and what the re-check should make of it.

Each row has a domain of the lab to itself. All are set up, then broken at once, checked at once,
and repaired at once.
"""

from dataclasses import dataclass, field

STEPS = ('network', 'name', 'connect', 'encryption', 'certificate', 'sign-in', 'permission')


@dataclass(frozen=True)
class Row:
    name: str  # what it shows
    breaks: tuple = ()  # changes of the lab, without their domain: see tests/lab/…/changes.py
    finding: str = ''  # the first; '' for none
    failed: str = ''  # the step that failed, '' for none
    changed: dict = field(default_factory=dict)  # what → (from, to)
    repaired: bool = False
    sign_ins: int = 0  # of the check, without repair
    port: int = 465  # that was set up
    accept: str = ''  # at set-up
    first: tuple = ()  # changes before the set-up
    skipped: str = ''  # a step that was left out on purpose
    domain: str = ''  # filled in below, if the row does not need a certain one


def to_587(**more):
    return {'port': (465, 587), 'security': ('tls', 'starttls')} | more


TO_465 = {'port': (587, 465), 'security': ('starttls', 'tls')}
MENDED = {'repaired': True}


def _rows():
    # Nothing broken
    yield Row('nothing', sign_ins=1)
    yield Row('certificate renewed by the same authority', [('certificate', 'good')], sign_ins=1)
    yield Row('accepted certificate still the same', first=[('certificate', 'self-signed')],
              accept='certificate-untrusted', sign_ins=1)
    yield Row('accepted certificate replaced by a good one', [('certificate', 'good')],
              first=[('certificate', 'self-signed')], accept='certificate-untrusted', sign_ins=1)

    # Ports
    yield Row('port closed', [('close', 465)], 'connection-refused', 'connect', to_587(), **MENDED)
    yield Row('port filtered', [('drop', 465)], 'port-blocked', 'connect', to_587(), **MENDED)
    yield Row('moved to 2525', [('move', 587, 2525), ('close', 465)], 'connection-refused',
              'connect', {'port': (465, 2525), 'security': ('tls', 'starttls')}, **MENDED)
    yield Row('port 25 filtered', [('drop', 25)], 'port-blocked', 'connect',
              {'port': (25, 465), 'security': ('starttls', 'tls')}, port=25,
              first=[('move', 587, 25)], **MENDED)
    yield Row('service down', [('close', 'all')], 'connection-refused', 'connect')
    yield Row('everything to the host filtered', [('drop',)], 'connection-timeout', 'connect')

    # Names
    yield Row('host renamed', [('rename', 'smtp', 'mail'), ('close', 587)], 'name-not-found',
              'name', {'host': ('smtp.{domain}', 'mail.{domain}')}, **MENDED)
    yield Row('name gone', [('forget-names',)], 'name-not-found', 'name')
    yield Row('moved to a provider elsewhere', [('forget-names',)], 'name-not-found', 'name',
              {'host': ('smtp.{domain}', 'out.provider.test')}, domain='moved-away.test')

    # Encryption
    yield Row('STARTTLS switched off', [('no-encryption', 587)], 'encryption-missing',
              'encryption', TO_465, port=587, **MENDED)
    yield Row('no encryption anywhere', [('no-encryption', 587), ('close', 465)],
              'encryption-missing', 'encryption', port=587)
    yield Row('TLS only', [('close', 587)], 'connection-refused', 'connect', TO_465, port=587,
              **MENDED)
    yield Row('no TLS at 465', [('no-encryption', 465)], 'wrong-encryption', 'encryption',
              to_587(), **MENDED)
    yield Row('STARTTLS at 465', [('close', 587), ('starttls', 465)], 'wrong-encryption',
              'encryption', {'security': ('tls', 'starttls')}, **MENDED)
    yield Row('TLS at 587', [('close', 465), ('tls-at-once', 587)], 'wrong-encryption', 'connect',
              {'security': ('starttls', 'tls')}, port=587, **MENDED)
    yield Row('only TLS 1.0', [('options', 'all', {
        'smtpd_tls_protocols': '!TLSv1.2, !TLSv1.3', 'tls_medium_cipherlist': 'ALL:@SECLEVEL=0',
        'smtpd_tls_mandatory_protocols': '!TLSv1.2, !TLSv1.3'})], 'tls-too-old', 'encryption')

    # Certificates
    yield Row('certificate expired', [('certificate', 'expired')], 'certificate-expired',
              'certificate')
    yield Row('certificate of the future', [('certificate', 'not-yet-valid')],
              'certificate-not-yet-valid', 'certificate')
    yield Row('certificate for another name', [('certificate', 'wrong-name')],
              'certificate-wrong-name', 'certificate')
    yield Row('certificate by itself', [('certificate', 'self-signed')], 'certificate-untrusted',
              'certificate')
    yield Row('certificate by another authority', [('certificate', 'unknown-issuer')],
              'certificate-untrusted', 'certificate')
    yield Row('accepted certificate replaced by a bad one', [('certificate', 'self-signed')],
              'certificate-untrusted', 'certificate', {'certificate': None},
              first=[('certificate', 'self-signed')], accept='certificate-untrusted')

    # Signing in
    yield Row('password changed', [('password', 'another')], 'password-wrong', 'sign-in',
              sign_ins=2)
    yield Row('user name without the domain', [('user-name', 'local-part')], 'username-form',
              'sign-in', {'username': ('bob@{domain}', 'bob')}, sign_ins=2, **MENDED)
    yield Row('other way to sign in', [('auth', 'all', 'CRAM-MD5')], 'sign-in-method', 'sign-in',
              {'auth': ('PLAIN', 'CRAM-MD5')}, sign_ins=1, **MENDED)
    yield Row('no sign-in at that port', [('auth', 465)], 'wrong-service', 'sign-in', to_587(),
              **MENDED)
    yield Row('no sign-in anywhere', [('auth', 'all')], 'wrong-service', 'sign-in')
    yield Row('account locked', [('stand-in', 465, 'locked')], 'account-locked', 'sign-in',
              sign_ins=1)
    yield Row('too many tries', [('stand-in', 465, 'too-many-tries')], 'account-locked',
              'sign-in', sign_ins=1)
    yield Row('sign-in switched off', [('stand-in', 465, 'switched-off')], 'sign-in-disabled',
              'sign-in', sign_ins=1)
    yield Row('app password', [('stand-in', 465, 'app-password')], 'app-password-needed',
              'sign-in', sign_ins=1)
    yield Row('sign-in by the browser only', [('stand-in', 465, 'browser-only')], 'oauth-needed',
              'sign-in')
    yield Row('sign-in fails for now', [('sign-in', 'fails for now')], 'sign-in-temporary',
              'sign-in', sign_ins=1)
    yield Row('hangs up at the sign-in', [('stand-in', 465, 'hang-up-at-sign-in')],
              'connection-dropped', 'sign-in', sign_ins=1)

    # Permission
    yield Row('sender no longer allowed', [('sender', 'refused at RCPT')], 'sender-not-allowed',
              'permission', sign_ins=1)
    yield Row('quota used up', [('policy', 'quota')], 'sending-limit', 'permission', sign_ins=1)
    yield Row('greylisting', [('policy', 'greylist')], 'greylisted', 'permission', sign_ins=1)
    yield Row('server full', [('options', 'all', {'queue_minfree': '100000000000000'})],
              'server-full', 'permission', sign_ins=1)

    # Other servers in its place
    yield Row('server busy', [('stand-in', 587, 'busy')], 'server-busy', 'connect', port=587)
    yield Row('a web server, which waits to be asked', [('stand-in', 587, 'web')],
              'server-timeout', 'connect', TO_465, port=587, **MENDED)
    yield Row('IMAP', [('stand-in', 587, 'imap')], 'wrong-service', 'connect', TO_465, port=587,
              **MENDED)
    yield Row('hangs after the greeting', [('stand-in', 587, 'hang')], 'server-timeout',
              'connect', TO_465, port=587, **MENDED)
    yield Row('hangs up after the greeting', [('stand-in', 587, 'hang-up')],
              'connection-dropped', 'connect', TO_465, port=587, **MENDED)


def _with_domains(rows):
    number = 0
    for row in rows:
        if not row.domain:
            number += 1
            row = Row(**(vars(row) | {'domain': f'change{number}.test'}))
        yield row


ROWS = list(_with_domains(_rows()))
