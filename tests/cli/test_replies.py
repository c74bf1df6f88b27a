#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The servers of the lab speak for themselves: each is made to say what it can, and explain must
know what it meant. Other versions of them have other words; the findings stay."""

import base64
import json
import smtplib
import ssl
import unittest

from command import run
import tap

PASSWORD = 'correct-horse'

# Server, sign in first?, what to say; the reply to the last one; what it means.
POSTFIX = 'smtp-only.test'
EXIM = 'exim.test'
OWN = 'MAIL FROM:<bob@{}>'
SITUATIONS = [
    (POSTFIX, False, [OWN, 'RCPT TO:<a@b.test>'], {'sign-in-required'}),
    (POSTFIX, False, ['AUTH PLAIN AGEAYg=='], {'password-wrong'}),
    (POSTFIX, False, ['AUTH PLAIN !!'], {'password-wrong', 'command-unsupported'}),
    (POSTFIX, False, ['AUTH FOO'], {'sign-in-method'}),
    (POSTFIX, False, ['FOO'], {'command-unsupported'}),
    (POSTFIX, False, ['STARTTLS'], {'command-unsupported', 'wrong-encryption'}),
    (POSTFIX, True, [OWN, 'RCPT TO:<nobody@{}>'], {'recipient-unknown'}),
    (POSTFIX, True, [OWN, 'RCPT TO:<>'], {'recipient-syntax'}),
    (POSTFIX, True, [OWN, 'DATA'], {'command-unsupported', 'recipient-unknown'}),
    (POSTFIX, True, ['RCPT TO:<bob@{}>'], {'command-unsupported'}),
    (POSTFIX, True, ['MAIL FROM:<bob@{}> SIZE=99999999999'], {'message-too-big'}),
    (POSTFIX, True, ['MAIL FROM:<bob@{}> FOO=1'], {'command-unsupported'}),
    (POSTFIX, True, ['MAIL FROM:<x@nosuch.invalid>', 'RCPT TO:<bob@{}>'], {'sender-not-allowed'}),
    (POSTFIX, True, [OWN, 'RCPT TO:<bob@{}>'], {'all-well'}),
    ('sender-refused.test', True, [OWN], {'sender-not-allowed'}),
    ('temporary.test', False, ['AUTH PLAIN AGEAYg=='], {'sign-in-temporary'}),
    ('incoming.test', False, [OWN, 'RCPT TO:<a@elsewhere.test>'], {'relay-denied'}),
    ('incoming.test', False, [OWN, 'RCPT TO:<nobody@{}>'], {'recipient-unknown'}),
    ('incoming.test', False, ['AUTH PLAIN AGEAYg=='], {'sign-in-method'}),
    (EXIM, False, ['AUTH PLAIN AGEAYg=='], {'password-wrong'}),
    (EXIM, False, [OWN, 'RCPT TO:<a@b.test>'], {'sign-in-required'}),
    (EXIM, False, ['AUTH FOO'], {'sign-in-method'}),
    (EXIM, False, ['FOO'], {'command-unsupported'}),
    (EXIM, False, ['STARTTLS'], {'command-unsupported', 'wrong-encryption', 'encryption-missing'}),
    (EXIM, True, [OWN, 'RCPT TO:<nobody@{}>'], {'recipient-unknown'}),
    (EXIM, True, [OWN, 'RCPT TO:<a@nosuch.invalid>'],
     {'recipient-domain-unknown', 'recipient-unknown'}),
    (EXIM, True, [OWN, 'RCPT TO:<a@b@c>'], {'recipient-syntax'}),
    (EXIM, True, [OWN, 'RCPT TO:foo'], {'recipient-syntax'}),
    (EXIM, True, [OWN, 'RCPT TO:<>'], {'recipient-syntax'}),
    (EXIM, True, [OWN, 'DATA'], {'command-unsupported'}),
    (EXIM, True, ['MAIL FROM:<bob@{}> SIZE=99999999999'], {'message-too-big'}),
    (EXIM, True, ['MAIL FROM:bob'], {'sender-unknown'}),
    (EXIM, True, [OWN, 'RCPT TO:<bob@{}>'], {'all-well'}),
]


def connect(domain):
    if domain == 'incoming.test':
        return smtplib.SMTP(f'mx.{domain}', 25, timeout=20)
    # Who the server is does not matter here: what it says is what counts.
    return smtplib.SMTP_SSL(f'smtp.{domain}', 465, timeout=20,
                            context=ssl._create_unverified_context())


def reply_to(domain, signs_in, commands):
    """What the server says to the last command, as it came."""
    with connect(domain) as server:
        server.ehlo()
        if signs_in:
            secret = base64.b64encode(f'\0bob@{domain}\0{PASSWORD}'.encode()).decode()
            assert server.docmd('AUTH PLAIN', secret)[0] == 235
        for command in commands:
            code, text = server.docmd(command.format(domain))
    return f'{code} ' + text.decode(errors='replace').replace('\n', ' ')


class Replies(unittest.TestCase):
    def test_servers_are_understood(self):
        replies = [reply_to(*situation[:3]) for situation in SITUATIONS]
        lines = run('explain', '--each', input='\n'.join(replies) + '\n').stdout.splitlines()
        self.assertEqual(len(lines), len(SITUATIONS))
        for reply, line, (domain, _, commands, expected) in zip(replies, lines, SITUATIONS):
            with self.subTest(domain=domain, commands=commands, reply=reply):
                self.assertIn(json.loads(line)['finding'], expected)

    def test_too_many_errors(self):
        """The server's patience ends; that is neither a lock nor a limit of sending."""
        reply = reply_to(POSTFIX, False, ['FOO'] * 21)
        found = json.loads(run('explain', '--json', reply).stdout)['finding']
        self.assertTrue(reply.startswith('421'), reply)
        self.assertNotIn(found, ['account-locked', 'sending-limit', 'unknown'])


if __name__ == '__main__':
    tap.main()
