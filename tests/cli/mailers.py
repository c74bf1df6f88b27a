# SPDX-License-Identifier: LGPL-2.1-or-later
"""Other programs that send a letter with what "portolan show --format" printed, and nothing else.

Each takes what was printed, and gives the finished program: it ended well if the letter went out.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from command import COMMAND

_LETTER = 'From: bob\r\nSubject: Hello\r\n\r\nIt works.\r\n'

# What the shell has read of the variables is used by a program of a few lines.
_BY_ENVIRONMENT = '''
import os, smtplib, ssl
env = os.environ
context = ssl.create_default_context()
host, port, security = env['SMTP_HOST'], int(env['SMTP_PORT']), env['SMTP_SECURITY']
smtp = smtplib.SMTP_SSL(host, port, context=context) if security == 'tls' else smtplib.SMTP(host, port)
if security == 'starttls':
    smtp.starttls(context=context)
smtp.login(env['SMTP_USERNAME'], env['SMTP_PASSWORD'])
smtp.sendmail(env['SMTP_FROM'], [env['SMTP_FROM']], 'Subject: Hello\\r\\n\\r\\nIt works.\\r\\n')
smtp.quit()
'''

_BY_SMTPLIB = '''
import printed
smtp = printed.connect()
smtp.sendmail(printed.FROM, [printed.FROM], 'Subject: Hello\\r\\n\\r\\nIt works.\\r\\n')
smtp.quit()
'''

_BY_DJANGO = '''
import os, printed
os.environ['DJANGO_SETTINGS_MODULE'] = 'printed'
printed.SECRET_KEY = 'x'
from django.core.mail import send_mail
send_mail('Hello', 'It works.', None, [printed.DEFAULT_FROM_EMAIL])
'''

_BY_NODEMAILER = '''
const transport = require('./printed.js');
transport.sendMail({ to: 'ADDRESS', subject: 'Hello', text: 'It works.' })
  .then(() => transport.close(), error => { console.error(error); process.exit(1); });
'''

_BY_PHPMAILER = '''<?php
require '/usr/share/php/libphp-phpmailer/autoload.php';
$mail = require 'printed.php';
$mail->addAddress($mail->From);
$mail->Subject = 'Hello';
$mail->Body = 'It works.';
$mail->send();
'''


def _in_folder(printed_name, printed, command, **more):
    """Runs a command in a new folder that has what was printed, and portolan on the path."""
    with tempfile.TemporaryDirectory() as folder:
        bin = Path(folder, 'bin')
        bin.mkdir()
        (bin / 'portolan').symlink_to(COMMAND)
        for name, text in {printed_name: printed, **more}.items():
            Path(folder, name).write_text(text)
            Path(folder, name).chmod(0o600)
        return subprocess.run(command, cwd=folder, input=_LETTER, capture_output=True, text=True,
                              timeout=60, check=False,
                              env={**os.environ, 'PATH': f'{bin}:{os.environ["PATH"]}',
                                   'LC_ALL': 'C.UTF-8', 'NODE_PATH': '/usr/share/nodejs',
                                   'PYTHONDONTWRITEBYTECODE': '1'})


def msmtp(printed, address):
    return _in_folder('msmtprc', printed, ['msmtp', '-C', 'msmtprc', '-a', address, address])


def env(printed, address):
    return _in_folder('variables', printed,
                      ['sh', '-c', 'set -a; . ./variables; exec "$@"', '-',
                       sys.executable, 'send.py'], **{'send.py': _BY_ENVIRONMENT})


def uri(printed, address):
    """The address of the server goes into a file: on the command line, others could read it."""
    options = ''.join(f'{name} = "{value}"\n' for name, value in {
        'url': printed.strip(), 'mail-from': address, 'mail-rcpt': address,
        'upload-file': 'letter'}.items())
    if '?tls=required' in printed:
        options += 'ssl-reqd\n'
    return _in_folder('curlrc', options, ['curl', '--silent', '--show-error', '--config', 'curlrc'],
                      letter=_LETTER)


def nodemailer(printed, address):
    return _in_folder('printed.js', printed, ['node', 'send.js'],
                      **{'send.js': _BY_NODEMAILER.replace('ADDRESS', address)})


def nodemailer_uri(printed, address):
    """Nodemailer takes the URI, too."""
    code = f"module.exports = require('nodemailer').createTransport({printed.strip()!r}," \
           f" {{ from: '{address}' }});"
    return nodemailer(code, address)


def phpmailer(printed, address):
    return _in_folder('printed.php', printed, ['php', 'send.php'], **{'send.php': _BY_PHPMAILER})


def django(printed, address):
    return _in_folder('printed.py', printed, [sys.executable, 'send.py'],
                      **{'send.py': _BY_DJANGO})


def smtplib(printed, address):
    return _in_folder('printed.py', printed, [sys.executable, 'send.py'],
                      **{'send.py': _BY_SMTPLIB})


def value(printed_name, printed, command):
    """What an interpreter says that a value is."""
    return _in_folder(printed_name, printed, command).stdout
