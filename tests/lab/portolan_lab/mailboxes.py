"""Mailboxes of people elsewhere, for programs that send to many: what is sent to them arrives.

Letters to a domain of the table are thrown away once they were taken; these lie in folders, one for
each person, as a real provider keeps them (Maildir).
"""

import email
import email.policy
import os
from pathlib import Path

from . import room, tree

DOMAIN = 'mailboxes.test'
PEOPLE = tuple(f'reader{number}@{DOMAIN}' for number in range(1, 301))

_FOLDER = tree.BASE + '/mailboxes'
_NOBODY = 65534


def options():
    """What Postfix must know of them."""
    return f'''
transport_maps = inline:{{ {{ {DOMAIN} = virtual: }} }}
virtual_mailbox_base = {_FOLDER}
virtual_uid_maps = static:{_owner()}
virtual_gid_maps = static:{_owner()}
virtual_minimum_uid = 1
'''


def table():
    return ''.join(f'{person} {person}/\n' for person in PEOPLE)


def configure():
    os.mkdir(_FOLDER)
    os.chown(_FOLDER, _owner(), _owner())


def _owner():
    """The one who called, who then can read them; root can read all, but is never delivered to."""
    return room.caller().uid or _NOBODY


def read():
    """All that has arrived: person to letters."""
    arrived = {}
    for letter in Path(_FOLDER).glob('*/new/*'):
        message = email.message_from_bytes(letter.read_bytes(), policy=email.policy.default)
        arrived.setdefault(letter.parent.parent.name, []).append(message)
    return arrived
