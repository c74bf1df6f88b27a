"""The rows about servers that mean no good: one row for each way, with what should come of it.

A row is a mail server like any other but for the stages that it names (see hostile.py). `best` is
what the best proposal needs the person to accept, or NONE if there should be none; `told` says
what a set-up without any consent may come to: NEVER (no password is told), TOLD (it is, to a server
that proved who it is, but nothing comes of it), LIMITED (signed in, but may not send) or WORKS.
"""

import base64
from dataclasses import dataclass, field

from .hostile import (ask, close, cut_off, drip, echo, encrypt, flood, go_ahead, greet_only,
                      hear_hello_of_tls, hear_letter, judge_login, judge_plain, nothing,
                      renegotiate, renew_keys, reset, say, scram, send, silence, then)
from .model import STARTTLS, TLS, Domain, Door, smtp

NONE = None
NEVER, TOLD, LIMITED, WORKS = 'never', 'told', 'limited', 'works'

AT_587 = ((587, STARTTLS),)
AT_465 = ((465, TLS),)


@dataclass(frozen=True)
class Hostile:
    """One way to be hostile, and what should come of it."""
    name: str
    shows: str
    best: object = NONE
    told: str = NEVER
    doors: tuple = AT_587
    tls: str = 'good'
    certificate: str = 'good'
    stages: dict = field(default_factory=dict)
    more: dict = field(default_factory=dict)  # of the domain's row

    @property
    def domain(self):
        return f'hostile-{self.name}.test'

    @property
    def hangs(self):
        """Whether it keeps others waiting once they have signed in."""
        return self.name.startswith('silence')


def _row(name, shows, best=NONE, told=NEVER, *, doors=AT_587, tls='good', certificate='good',
         more=None, **stages):
    return Hostile(name, shows, best, told, doors, tls, certificate, stages, more or {})


_GOOD = dict(best=[], told=WORKS)
_TOLD = dict(best=[], told=TOLD)
_CLEAR_ONLY = dict(best=['encryption-missing'])

_OFFER = say('250-HOST', '250 AUTH PLAIN LOGIN')
_BOTH_OFFERS = say('250-HOST', '250-STARTTLS', '250 AUTH PLAIN LOGIN')
_ALERT = b'\x15\x03\x01\x00\x02\x02\x28'  # fatal, handshake_failure
_SERVER_HELLO = b'\x16\x03\x03\x00\x04\x02\xff\xff\xff'  # and of a length that never comes


def _around_starttls():
    yield _row('injected-reply', 'more replies in the packet that starts TLS',
               starttls=then(say('220 Go ahead', '250-HOST', '250 AUTH PLAIN'), silence))
    yield _row('injected-half', 'half a line in the packet that starts TLS',
               starttls=then(send(b'220 Go ahead\r\n250-smtp'), silence))
    yield _row('injected-octet', 'one octet in the packet that starts TLS',
               starttls=then(send(b'220 Go ahead\r\n '), go_ahead))
    yield _row('injected-early', 'the answer to STARTTLS before it is asked for',
               ehlo=then(say('250-HOST', '250 STARTTLS', '220 Go ahead')))
    yield _row('injected-in-handshake', 'a reply where TLS should begin',
               starttls=then(say('220 Go ahead'), hear_hello_of_tls(b'250 AUTH PLAIN\r\n')))
    yield _row('forged-auth', 'ways to sign in before TLS, and none after it',
               best=['encryption-missing'], ehlo=_BOTH_OFFERS, ehlo_tls=say('250 HOST'))
    yield _row('forged-ways', 'other ways to sign in before TLS than after it', **_GOOD,
               ehlo=say('250-HOST', '250-STARTTLS', '250 AUTH X-EVIL'))
    for code in (454, 500, 502, 530):
        yield _row(f'starttls-{code}', f'STARTTLS offered, then answered with {code}',
                   starttls=say(f'{code} No TLS today'))
    for code in (200, 221, 229, 235, 250, 354):
        yield _row(f'starttls-{code}', f'STARTTLS answered with {code}, and begun all the same',
                   starttls=then(say(f'{code} Go ahead'), lambda talk: talk.do('handshake')))
    yield _row('starttls-four-digits', 'STARTTLS answered with 2200, and begun all the same',
               starttls=then(say('2200 Go ahead'), lambda talk: talk.do('handshake')))
    yield _row('starttls-no-space', 'STARTTLS answered with 220 and a letter',
               starttls=then(say('220Go ahead'), lambda talk: talk.do('handshake')))
    yield _row('starttls-garbage', 'STARTTLS answered with no reply', starttls=say('go on then'))
    yield _row('starttls-mixed', 'STARTTLS answered with yes and no in one reply',
               starttls=then(say('454-No', '220 Yes'), lambda talk: talk.do('handshake')))
    yield _row('starttls-two-lines', 'STARTTLS answered in two lines', **_GOOD,
               starttls=then(say('220-Go', '220 ahead'), lambda talk: talk.do('handshake')))
    yield _row('starttls-pretended', 'STARTTLS agreed to, and plain text after it',
               starttls=say('220 Go ahead'))
    yield _row('starttls-again', 'STARTTLS offered once more inside TLS', **_GOOD,
               ehlo_tls=_BOTH_OFFERS)
    yield _row('stripped', 'STARTTLS taken out by somebody on the way', **_CLEAR_ONLY, ehlo=_OFFER)
    yield _row('stripped-crossed-out', 'STARTTLS written over by somebody on the way',
               **_CLEAR_ONLY, ehlo=say('250-HOST', '250-XXXXXXXA', '250 AUTH PLAIN LOGIN'))
    yield _row('stripped-half', 'STARTTLS taken out, sign-in hidden, too', ehlo=say('250 HOST'))
    yield _row('tls-at-587', 'TLS at once where plain text is due',
               accept=lambda talk: talk.do('handshake'))
    yield _row('plain-at-465', 'plain text where TLS is due', doors=AT_465, handshake=nothing)
    yield _row('starttls-at-465', 'STARTTLS where TLS is due', doors=AT_465,
               handshake=nothing, greeting=say('220 HOST ESMTP'))


_STAGES = {
    'connect': dict(accept=nothing),
    'greeting': dict(greeting=nothing),
    'half-greeting': dict(greeting=send(b'220 smtp.')),
    'ehlo': dict(ehlo=nothing),
    'half-ehlo': dict(ehlo=send(b'250-smtp.test\r\n250-SI')),
    'starttls': dict(starttls=nothing),
    'handshake': dict(handshake=nothing),
    'ehlo-tls': dict(ehlo_tls=nothing),
    'half-ehlo-tls': dict(ehlo_tls=send(b'250-smtp.test\r\n')),
    'auth': dict(auth=nothing),
    'mail': dict(mail=nothing),
    'rcpt': dict(rcpt=nothing),
    'data': dict(data=nothing),
    'letter': dict(data=hear_letter),
}
_AFTER_HELLO = {'auth': TOLD, 'mail': WORKS, 'rcpt': WORKS, 'data': WORKS, 'letter': WORKS}
_ENDINGS = {'close': (close, 'hangs up'), 'reset': (reset, 'breaks off'),
            'silence': (silence, 'falls silent')}


def _endings():
    for stage, stages in _STAGES.items():
        for how, (ending, words) in _ENDINGS.items():
            told = _AFTER_HELLO.get(stage, NEVER)
            yield _row(f'{how}-at-{stage}', f'{words} at the stage {stage}',
                       [] if told != NEVER else NONE, told,
                       **{name: then(action, ending) for name, action in stages.items()})


def _too_slow_and_too_much():
    line = b'250-' + b'x' * 60 + b'\r\n'
    yield _row('drip', 'one octet a second', greeting=drip(b'220 smtp.test ESMTP\r\n'))
    yield _row('drip-quickly', 'a greeting in packets of one octet', **_GOOD,
               greeting=drip(b'220-smtp.test\r\n220 ESMTP\r\n', pause=0.01))
    yield _row('drip-greeting', 'a greeting that goes on, one line after the other in time',
               greeting=drip(b'220-Hi\r\n' * 100, pause=0.02))
    yield _row('drip-in-tls', 'one octet a second inside TLS',
               ehlo_tls=drip(b'250-smtp.test\r\n250 AUTH PLAIN\r\n'))
    yield _row('drip-lines', 'one line of a reply after the other, each in time',
               ehlo=drip(line * 20, pause=0.02))
    yield _row('endless-line', 'a line without end', greeting=flood(b'2'))
    yield _row('100mb-line', '100 MB without the end of a line',
               ehlo=then(flood(b'250 ', 100), say('')))
    yield _row('endless-reply', 'a reply that always goes on', ehlo=flood(line))
    yield _row('endless-reply-in-tls', 'the same inside TLS', ehlo_tls=flood(line))
    yield _row('endless-greeting', 'a greeting that always goes on', greeting=flood(b'220-Hi\r\n'))
    yield _row('endless-zeros', 'NUL without end', greeting=flood(b'\0'))
    yield _row('endless-newlines', 'empty lines without end', greeting=flood(b'\r\n'))
    yield _row('endless-at-auth', 'a line without end after the password', **_TOLD,
               auth=flood(b'5'))
    yield _row('endless-at-mail', 'a reply without end after the sign-in', **_GOOD,
               mail=flood(b'250-Ok\r\n'))
    yield _row('10000-capabilities', '10,000 capabilities', ehlo=say(
        *[f'250-X{number}' for number in range(10000)], '250 STARTTLS'))
    yield _row('100-capabilities', '100 capabilities that nobody knows', **_GOOD, ehlo=say(
        '250-HOST', *[f'250-X{number}' for number in range(100)], '250 STARTTLS'))
    yield _row('1000-mechanisms', '1,000 ways to sign in, none of them known', best=[],
               ehlo_tls=say('250-HOST', '250 AUTH ' + ' '.join(
                   f'X-{number}' for number in range(1000))))
    yield _row('long-line', 'a line of 12,000 octets that is still one', **_GOOD,
               ehlo_tls=say('250-HOST', '250-X ' + 'x' * 12000, '250 AUTH PLAIN'))
    yield _row('longer-line', 'a line of 13,000 octets', ehlo_tls=say(
        '250-HOST', '250-X ' + 'x' * 13000, '250 AUTH PLAIN'))


def _odd_octets():
    yield _row('nul', 'NUL in a greeting', greeting=send(b'220 smtp\0.test ESMTP\r\n'))
    yield _row('nul-in-auth', 'NUL among the ways to sign in',
               ehlo_tls=send(b'250-smtp.test\r\n250 AUTH PLAIN\0 LOGIN\r\n'))
    yield _row('bare-lf', 'lines that end as those of Unix', greeting=send(b'220 smtp.test\n'))
    yield _row('bare-cr', 'lines that end as those of an old Mac',
               greeting=send(b'220 smtp.test\r'))
    yield _row('cr-within', 'CR in the middle of a line',
               greeting=send(b'220 smtp\r250 AUTH PLAIN\r\n'))
    yield _row('lf-within', 'LF alone in the middle of a reply',
               ehlo=send(b'250-smtp.test\n250-STARTTLS\r\n250 AUTH PLAIN\r\n'))
    yield _row('lf-cr', 'the end of a line the wrong way round', greeting=send(b'220 smtp\n\r'))
    yield _row('latin-1', 'a greeting in Latin-1', **_GOOD,
               greeting=send(b'220 smtp.test Gr\xfc\xdfe\r\n'))
    yield _row('broken-utf-8', 'letters that are none', **_GOOD,
               greeting=send(b'220 smtp.test \xc3\x28\xff\xfe\xed\xa0\x80\xf8\r\n'))
    for name, octets, shows in (
            ('shown-latin-1', b'M\xfcll \xff\xc3', 'letters that are none'),
            ('shown-terminal', b'\x1b[2J\x1b]0;owned\x07\x9b31m\x08\x7f', 'commands to a terminal'),
            ('shown-backwards', '‮txt.exe⁦ ‏​\ufeff'.encode(),
             'letters that turn the text around'),
            ('shown-format', b'%s%n%d%1$s {0} $HOME `id` </b><a href="x">',
             'what programs fill in'),
            ('shown-private', '\ue000\u2028\u2029\U000e0041'.encode(), 'letters without a meaning'),
            ('shown-long', b'so long ' * 1400, 'much')):
        yield _row(name, f'a refusal that shows {shows}', greeting=send(b'554 ' + octets + b'\r\n'))


def _odd_replies():
    for name, lines in {
            'mixed': ('250-HOST', '550-No', '250 STARTTLS'),
            'two-digits': ('25 HOST',),
            'four-digits': ('2500 HOST',),
            'no-space': ('250HOST',),
            'minus': ('-250 HOST',),
            'plus': ('+250 HOST',),
            'leading-space': (' 250 HOST',),
            'empty': ('',),
            'words': ('Hello HOST',),
            'arabic-digits': ('٢٥٠ HOST',),
            'code-000': ('000 HOST',),
            'code-150': ('150 HOST',),
            'code-666': ('666 HOST',)}.items():
        yield _row(f'reply-{name}', f'EHLO answered with {lines[0]}', ehlo=say(*lines))
    for code in (200, 220, 251, 252, 334, 354):
        yield _row(f'ehlo-{code}', f'EHLO answered with {code}, and all that follows a 250',
                   ehlo=say(f'{code}-HOST', f'{code}-STARTTLS', f'{code} AUTH PLAIN'))
    for code in (200, 221, 250, 354, 421, 450, 521, 554):
        yield _row(f'greeting-{code}', f'greets with {code}, and goes on as with 220',
                   greeting=say(f'{code} HOST'))
    yield _row('greeting-bare', 'greets with the bare code', **_GOOD, greeting=say('220'))
    yield _row('ehlo-421', 'has had enough at EHLO', ehlo=then(say('421 4.3.2 Bye'), close))
    yield _row('ehlo-500', 'knows HELO only', ehlo=say('500 What?'))
    yield _row('ehlo-500-in-tls', 'knows HELO only, inside TLS', ehlo_tls=say('500 What?'))
    yield _row('unasked', 'a second reply to each command, unasked',
               greeting=say('220 HOST', '220 HOST'))


def _other_services():
    for name, banner in {
            'http': b'HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\n<html>',
            'imap': b'* OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN] ready.\r\n',
            'pop': b'+OK POP3 ready <1896.697170952@dbc.test>\r\n',
            'ftp': b'220 (vsFTPd 3.0.5)\r\n',
            'ssh': b'SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n',
            'telnet': b'\xff\xfd\x18\xff\xfd\x20\xff\xfd\x23\xff\xfd\x27login: ',
            'nntp': b'200 news.test InterNetNews ready\r\n',
            'irc': b':irc.test NOTICE * :*** Looking up your hostname\r\n',
            'mysql': b'\x4a\x00\x00\x00\x0a8.0.36\x00\x08\x00\x00\x00',
            'rdp': b'\x03\x00\x00\x13\x0e\xd0\x00\x00\x124\x00\x02\x1f\x08\x00\x02\x00\x00\x00',
            'tls-alert': _ALERT}.items():
        yield _row(f'service-{name}', f'the service {name} where mail should be',
                   greeting=send(banner), ehlo=say('500 Unknown command'),
                   helo=say('530 Please login with USER and PASS.'))
    yield _row('service-lmtp', 'a server for a mail server’s own post',
               greeting=say('220 HOST LMTP'), ehlo=say('500 5.5.1 Unknown command'),
               helo=say('500 5.5.1 Unknown command'))


def _b64(text):
    return base64.b64encode(text.encode()).decode()


def _signing_in():
    only = lambda ways: say('250-HOST', f'250 AUTH {ways}')
    yield _row('auth-only-in-clear', 'sign-in before TLS only', **_CLEAR_ONLY,
               ehlo=_BOTH_OFFERS, ehlo_tls=say('250 HOST'))
    yield _row('accepts-all', 'every password is right', **_GOOD)
    yield _row('refuses-all', 'every password is wrong', **_TOLD,
               auth=judge_plain(lambda password: False))
    yield _row('hangs-after-auth', 'says nothing once it has the password', **_TOLD, auth=silence)
    yield _row('closes-after-auth', 'hangs up once it has the password', **_TOLD, auth=close)
    yield _row('cut-off-at-auth', 'TLS is cut off once it has the password', **_TOLD, auth=cut_off)
    for code in (200, 220, 234, 236, 250, 299):
        yield _row(f'auth-{code}', f'AUTH answered with {code}, which is no 235', **_TOLD,
                   auth=say(f'{code} Authentication successful'))
    yield _row('auth-mixed', 'AUTH answered with no and yes in one reply', **_TOLD,
               auth=say('535-No', '235 Yes'))
    yield _row('auth-garbage', 'AUTH answered with no reply', **_TOLD, auth=say('welcome'))
    yield _row('auth-with-lf', 'yes in a line that ends wrongly', **_TOLD,
               auth=then(send(b'235 Yes\n'), silence))
    yield _row('data-250', 'DATA answered as if the letter were there', **_GOOD,
               data=say('250 2.0.0 Ok: queued'))
    yield _row('early-yes', 'LOGIN agreed to before the password is told', **_TOLD,
               ehlo_tls=only('LOGIN'), auth=say('235 Welcome'))
    yield _row('yes-in-advance', 'yes to a password that was not told yet', told=TOLD, best=[],
               ehlo_tls=say('250-HOST', '250 AUTH PLAIN', '235 Welcome'),
               auth=judge_plain(lambda password: False))
    yield _row('endless-questions', 'LOGIN with questions without end', **_TOLD,
               ehlo_tls=only('LOGIN'), auth=ask(_b64('Username:'), _b64('Password:'), _b64('And?')))
    yield _row('other-order', 'LOGIN that asks for the password first', **_TOLD,
               ehlo_tls=only('LOGIN'), auth=ask(_b64('Password:'), _b64('Username:')))
    yield _row('questions-after-plain', 'PLAIN with questions after its answer', **_TOLD,
               auth=ask(_b64('Password:'), ''))
    yield _row('huge-question', 'a question of 12,000 octets', **_TOLD,
               ehlo_tls=only('LOGIN'), auth=ask(_b64('x' * 9000)))
    yield _row('larger-question', 'a question of 100,000 octets', **_TOLD,
               ehlo_tls=only('LOGIN'), auth=ask(_b64('x' * 75000)))
    yield _row('question-not-base64', 'a question that is no base64', **_TOLD,
               ehlo_tls=only('CRAM-MD5'), auth=ask('<1896.697170952@dbc.test>'))
    yield _row('question-with-nul', 'a question with NUL in it', **_TOLD,
               ehlo_tls=only('LOGIN'), auth=ask(base64.b64encode(b'Pass\0word').decode()))
    yield _row('cram-empty', 'CRAM-MD5 with an empty question', **_TOLD,
               ehlo_tls=only('CRAM-MD5'), auth=ask(''))
    yield _row('scram-no-proof', 'SCRAM by somebody who does not know the password', **_TOLD,
               ehlo_tls=only('SCRAM-SHA-256'), auth=scram())
    yield _row('scram-early-yes', 'SCRAM agreed to without a word', **_TOLD,
               ehlo_tls=only('SCRAM-SHA-256'), auth=say('235 Welcome'))
    yield _row('scram-iterations', 'SCRAM that would take hours', **_TOLD,
               ehlo_tls=only('SCRAM-SHA-256'), auth=scram(iterations=2000000000))
    yield _row('scram-iterations-fewer', 'SCRAM that would take seconds', **_TOLD,
               ehlo_tls=only('SCRAM-SHA-256'), auth=scram(iterations=10000000))
    yield _row('scram-iterations-hidden', 'the same, said twice', **_TOLD,
               ehlo_tls=only('SCRAM-SHA-256'), auth=scram(iterations='4096,i=2000000000'))
    yield _row('scram-iterations-behind-nul', 'the same, where text ends for some', **_TOLD,
               ehlo_tls=only('SCRAM-SHA-256'), auth=scram(iterations=2000000000, more='3rf\0'))
    yield _row('scram-no-iterations', 'SCRAM with no work at all', **_TOLD,
               ehlo_tls=only('SCRAM-SHA-256'), auth=scram(iterations=0))
    yield _row('scram-unended', 'SCRAM without the proof at its end', **_TOLD,
               ehlo_tls=only('SCRAM-SHA-256'), auth=scram(proof=None))
    yield _row('scram-other-nonce', 'SCRAM with somebody else’s number', **_TOLD,
               ehlo_tls=only('SCRAM-SHA-256'), auth=scram(more='forgotten'))
    yield _row('browser-only', 'sign-in by the browser only', best=[],
               ehlo_tls=only('XOAUTH2 OAUTHBEARER'))
    for name, shape in {
            'plain': lambda word, secret: f'535 5.7.8 “{word}” is wrong',
            'base64': lambda word, secret: f'535 5.7.8 {secret} is wrong',
            'base64-of-it': lambda word, secret: f'535 5.7.8 {_b64(word)} is wrong',
            'split': lambda word, secret: f'535-5.7.8 {word[:9]}\r\n535 5.7.8 {word[9:]} is wrong',
            'spaced': lambda word, secret: f'535 5.7.8 {" ".join(word)} is wrong',
            'upper-case': lambda word, secret: f'535 5.7.8 {word.upper()} is wrong',
            'backwards': lambda word, secret: f'535 5.7.8 {word[::-1]} is wrong',
            'hexadecimal': lambda word, secret: f'535 5.7.8 {word.encode().hex()} is wrong',
            'later': lambda word, secret: f'454 4.7.0 {word} could not be looked at'}.items():
        yield _row(f'echo-{name}', f'a refusal that repeats the password ({name})', **_TOLD,
                   auth=echo(shape))
    yield _row('echo-in-trial', 'a trial that repeats the password', best=[], told=LIMITED,
               auth=then(lambda talk: setattr(talk, 'secret', talk.heard), judge_plain()),
               mail=lambda talk: talk.say('553 5.7.1 Not with ' + talk.secret.decode()))
    yield _row('mail-garbage', 'the trial answered with no reply', **_GOOD,
               mail=say('yes, why not'))


def _encryption():
    yield _row('tls10', 'TLS 1.0 only', ['tls-too-old'], tls='1.0')
    yield _row('tls11', 'TLS 1.1 only', ['tls-too-old'], tls='1.1')
    yield _row('tls12', 'TLS 1.2 only', **_GOOD, tls='1.2')
    yield _row('anonymous', 'TLS without a certificate', tls='no certificate')
    yield _row('null-cipher', 'TLS without encryption', tls='no encryption')
    yield _row('renegotiation', 'TLS asked for once more at EHLO', tls='1.2',
               ehlo_tls=then(renegotiate, _OFFER))
    yield _row('renegotiation-at-auth', 'TLS asked for once more at AUTH', **_TOLD, tls='1.2',
               auth=then(renegotiate, judge_plain()))
    yield _row('truncated', 'TLS cut off in the middle of EHLO',
               ehlo_tls=then(send(b'250-smtp.test\r\n250-AUTH PLA'), cut_off))
    yield _row('truncated-after-reply', 'TLS cut off after the answer to EHLO', **_TOLD,
               ehlo_tls=then(_OFFER, cut_off))
    yield _row('alert', 'an alert in the place of TLS', handshake=hear_hello_of_tls(_ALERT))
    yield _row('half-server-hello', 'the beginning of TLS, and no more',
               handshake=hear_hello_of_tls(_SERVER_HELLO))
    yield _row('empty-records', 'records of TLS with nothing in them, without end',
               handshake=then(lambda talk: talk.receive(), flood(b'\x16\x03\x03\x00\x00')))
    yield _row('empty-changes', 'the end of the handshake announced without end',
               handshake=then(lambda talk: talk.receive(), flood(b'\x14\x03\x03\x00\x01\x01')))
    yield _row('new-keys', 'new keys without end', handshake=then(encrypt, renew_keys))
    yield _row('tickets', 'a thousand tickets for the next time', **_GOOD, tls='1000 tickets')
    yield _row('client-certificate', 'wants a certificate from us', tls='client certificate')
    yield _row('client-certificate-perhaps', 'would like a certificate from us', **_GOOD,
               tls='client certificate, perhaps')
    for kind, best, shows in (
            ('self-signed', ['certificate-untrusted'], 'that nobody vouches for'),
            ('expired', ['certificate-expired'], 'that ran out'),
            ('not-yet-valid', ['certificate-not-yet-valid'], 'of the future'),
            ('wrong-name', ['certificate-wrong-name'], 'for another name'),
            ('unknown-issuer', ['certificate-untrusted'], 'by another authority'),
            ('nul-name', ['certificate-wrong-name'], 'for our name, NUL, and another'),
            ('wide-wildcard', ['certificate-wrong-name'], 'for all of .test'),
            ('other-wildcard', ['certificate-wrong-name'], 'for smtp*.'),
            ('bidi-name', ['certificate-wrong-name'], 'for a name that turns text around'),
            ('1000-names', ['certificate-wrong-name'], 'for a thousand other names'),
            ('client-only', ['certificate-untrusted'], 'that is not for servers'),
            ('expired-intermediate', ['certificate-expired'], 'by an authority that ran out'),
            ('no-authority', ['certificate-untrusted'], 'by somebody who is no authority'),
            ('huge-chain', NONE, 'with 10 MB of others')):
        yield _row(f'certificate-{kind}', f'a certificate {shows}', best, certificate=kind)
    for kind, shows in (('wildcard', 'for everything in the domain'),
                        ('address-too', 'for the name, and an IP address')):
        yield _row(f'certificate-{kind}', f'a certificate {shows}', **_GOOD, certificate=kind)


def _names():
    for how, shows, best in (
            ('500-addresses', 'a name with 500 addresses, the first one good', _GOOD),
            ('500-wrong-addresses', 'a name with 500 addresses, none of them good', {}),
            ('cname-loop', 'names that lead to each other in a circle', {}),
            ('cname-chain', 'a name that leads to a name that leads to a name …', {}),
            ('loopback', 'a name that leads to this computer', {}),
            ('private', 'a name that leads into the local network', {}),
            ('anywhere', 'a name that leads to 0.0.0.0', {}),
            ('broadcast', 'a name that leads to everybody', {}),
            ('half-an-answer', 'an answer that ends in the middle', {}),
            ('another-question', 'an answer to another question', {}),
            ('always-too-long', 'an answer that is always said to be too long', {})):
        yield _row(f'names-{how}', shows, **best, more={'resolver': how})
    yield _row('mx-localhost', 'mail goes to localhost, says the name service', **_GOOD,
               more={'mail_exchanger': 'localhost.'})
    yield _row('mx-address', 'mail goes to an address, says the name service', **_GOOD,
               more={'mail_exchanger': '127.0.0.1.'})


OLD_PASSWORD = 'Gr\xfc\xdfe-aus-2003'


def _odd_but_honest():
    """Met halfway."""
    plain = say('250-HOST', '250 AUTH PLAIN')
    hello = ('250-HOST', '250 STARTTLS')
    for code in (501, 504, 550, 553, 554):
        yield _row(f'quirk-name-{code}', f'wants to be greeted by a name, not by an address ({code})',
                   **_GOOD, ehlo=greet_only(lambda name: '.' in name and '[' not in name,
                                            f'{code} 5.5.2 Invalid domain name', *hello))
    yield _row('quirk-name-refused', 'likes no name at all',
               ehlo=greet_only(lambda name: False, '501 5.5.2 Invalid domain name'))
    yield _row('quirk-name-once', 'likes no address, and hangs up',
               ehlo=then(say('554 5.5.2 Not you'), close))
    yield _row('quirk-login', 'offers PLAIN, and knows LOGIN only', **_GOOD,
               ehlo_tls=say('250-HOST', '250 AUTH PLAIN LOGIN'), auth=judge_login())
    yield _row('quirk-plain', 'offers LOGIN, and knows PLAIN only', **_GOOD,
               ehlo_tls=say('250-HOST', '250 AUTH LOGIN'), auth=judge_plain())
    yield _row('quirk-login-hidden', 'offers PLAIN only, and knows LOGIN only', **_GOOD,
               ehlo_tls=plain, auth=judge_login())
    yield _row('quirk-auth-equals', 'offers sign-in as servers did before 1999', **_GOOD,
               ehlo_tls=say('250-HOST', '250 AUTH=PLAIN LOGIN'))
    yield _row('quirk-latin-1', 'knows the password in Latin-1', **_TOLD,
               auth=judge_plain(lambda octets: octets == OLD_PASSWORD.encode('latin-1')))


HOSTILE = tuple(row for part in (_around_starttls, _endings, _too_slow_and_too_much, _odd_octets,
                                 _odd_replies, _other_services, _signing_in, _encryption, _names,
                                 _odd_but_honest)
                for row in part())

BY_NAME = {row.name: row for row in HOSTILE}


def rows():
    for row in HOSTILE:
        doors = tuple(Door(port, security, auth=(), server='hostile', behaviour=row.name)
                      for port, security in row.doors)
        yield Domain(row.domain, row.shows, (smtp(*doors),), certificate=row.certificate,
                     **row.more)
