# SPDX-License-Identifier: LGPL-2.1-or-later
"""Accounts that are in the keyring before a test begins, written by another program."""

import json
import subprocess

ATTRIBUTES = ('application', 'org.portolan.MailSetup', 'account')


def keep(address, text=None, **settings):
    """Puts settings into the keyring, as an older set-up would have left them; or any text."""
    subprocess.run(['secret-tool', 'store', '--label=x', *ATTRIBUTES, address], text=True,
                   check=True, input=text or json.dumps({
                       'version': 1, 'address': address, 'username': address,
                       'password': 'correct-horse', 'auth': 'PLAIN', **settings}))


def lock_keyring():
    """Nobody is there to open it again."""
    subprocess.run(['dbus-send', '--session', '--print-reply', '--dest=org.freedesktop.secrets',
                    '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock',
                    'array:objpath:/org/freedesktop/secrets/collection/login'],
                   check=True, capture_output=True)
