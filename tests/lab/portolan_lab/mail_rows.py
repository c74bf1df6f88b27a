"""The rows about mail servers: ports, encryption, certificates, ways to sign in."""

from .model import (PLAIN, STARTTLS, TLS, USUAL, Domain, Host, clear, incoming, mail,
                    scripted, smtp, upgraded, usual)


def rows():
    yield Domain('smtp-only.test', 'the plain good one', (smtp(*usual()),))
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
    yield Domain('local-part.test', 'sign-in by the part before the @ only', (smtp(*usual()),),
                 user_name='local-part')
    yield Domain('self-signed.test', 'a certificate that nobody vouches for', (smtp(*usual()),),
                 certificate='self-signed')
    yield Domain('expired.test', 'a certificate that ran out', (smtp(*usual()),),
                 certificate='expired')
    yield Domain('wrong-name.test', 'a certificate for another name', (smtp(*usual()),),
                 certificate='wrong-name')
    yield Domain('not-yet-valid.test', 'a certificate of the future', (smtp(*usual()),),
                 certificate='not-yet-valid')
    yield Domain('dead-ipv6.test', 'an IPv6 address that leads nowhere beside a good IPv4 one',
                 (smtp(*usual(), families=(6, 4), dead=(6,)),))
    yield Domain('ipv6-only.test', 'IPv6 only', (smtp(*usual(), families=(6,)),))
    yield Domain('dual-stack.test', 'IPv6 and IPv4, both good',
                 (smtp(*usual(), families=(6, 4)),))
    yield Domain('exim.test', 'another kind of server: Exim', (smtp(*usual(server='exim')),))
    yield Domain('exim-cram.test', 'Exim with CRAM-MD5 and PLAIN',
                 (smtp(*usual(server='exim', auth=('CRAM-MD5', 'PLAIN'))),))
    yield Domain('scram.test', 'many ways to sign in, SCRAM among them',
                 (smtp(*usual(auth=('SCRAM-SHA-256', 'SCRAM-SHA-1', 'CRAM-MD5') + USUAL)),))
    yield Domain('cram-only.test', 'CRAM-MD5 only', (smtp(*usual(auth=('CRAM-MD5',))),))
    yield Domain('login-only.test', 'LOGIN only', (smtp(*usual(auth=('LOGIN',))),))
    yield Domain('sender-refused.test', 'sign-in works, sending with this address is not allowed',
                 (smtp(*usual()),), sender='refused at MAIL')
    yield Domain('temporary.test', 'sign-in fails for now (454)', (smtp(*usual()),),
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
                 (smtp(*usual(options={'smtpd_tls_protocols': '!TLSv1.2, !TLSv1.3',
                                        'smtpd_tls_mandatory_protocols': '!TLSv1.2, !TLSv1.3',
                                        'tls_medium_cipherlist': 'ALL:@SECLEVEL=0'})),))
    yield Domain('xn--bcher-kva.test', 'an international name', (smtp(*usual()),))
    yield Domain('sender-refused-late.test', 'sign-in works, sending is refused at RCPT TO only',
                 (smtp(*usual()),), sender='refused at RCPT')
    yield Domain('only2525.test', 'only 2525 answers, all else vanishes', _silent_but(2525))
    yield Domain('only26.test', 'only 26 answers, all else vanishes', _silent_but(26))
    yield Domain('only25.test', '25 with sign-in and no encryption, all else vanishes',
                 _silent_but(25, clear))
    yield Domain('itself.test', 'the domain itself is the mail server', (Host('', usual()),))
    yield Domain('late.test', 'takes connections at once and greets after two seconds',
                 (smtp(scripted(465, TLS, 'late'), scripted(587, PLAIN, 'late')),))


def _silent_but(port, kind=upgraded):
    """smtp. and mail., where the packets to all ports but one vanish."""
    dropped = tuple(other for other in (465, 587, 25, 2525, 26) if other != port)
    return (smtp(kind(port), dropped=dropped), mail(kind(port), dropped=dropped))
