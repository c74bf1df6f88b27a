# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the tests of "portolan check" share: the keyring, the lab's changes, the document."""

import json
import subprocess
import sys
import time
from pathlib import Path

from command import DONE, counts, document, run, set_up

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'lab'))

from portolan_lab import ask  # noqa: E402

_ATTRIBUTES = ('application', 'org.portolan.MailSetup', 'account')


def begin(domain, port=465, *options):
    """Set an account up at a certain door."""
    status, result = set_up(f'bob@{domain}', '--host', f'smtp.{domain}', '--port', str(port),
                            *options)
    if status != DONE:
        raise AssertionError(result)


def end(*domains):
    """Leave all as it was."""
    ask.restore(*domains)
    for domain in domains:
        run('forget', f'bob@{domain}')


def item_of(domain):
    """What the keyring holds, as other programs see it: Portolan's own, or what keep() wrote."""
    for schema in (('xdg:schema', 'org.portolan.OutgoingMail'), ()):
        found = subprocess.run(['secret-tool', 'lookup', *schema, *_ATTRIBUTES, f'bob@{domain}'],
                               capture_output=True, text=True, check=False)
        if found.returncode == 0:
            break
    return json.loads(found.stdout)


def keep(domain, **members):
    """Change what the keyring holds."""
    changed = json.dumps(item_of(domain) | members)
    subprocess.run(['secret-tool', 'clear', *_ATTRIBUTES, f'bob@{domain}'], check=True)
    subprocess.run(['secret-tool', 'store', '--label=x', *_ATTRIBUTES, f'bob@{domain}'],
                   input=changed, text=True, check=True)


def check(*words, **options):
    """Status, and the accounts by domain."""
    finished = run('check', '--json', *words, **options)
    return finished.returncode, {account['address'].partition('@')[2]: account
                                 for account in document(finished)['accounts']}


def check_one(domain, *words, **options):
    status, accounts = check(f'bob@{domain}', *words, **options)
    return status, accounts[domain]


def ids(account):
    return [finding['id'] for finding in account['findings']]


def states(account):
    return {step['id']: step['ok'] for step in account['steps']}


def detail(account, step):
    return next(found['detail'] for found in account['steps'] if found['id'] == step)


def changes(account):
    return {change['what']: (change['from'], change['to']) for change in account['changed']}


def sign_ins(domain):
    """All that arrived at the doors of a domain so far, conversations that end just now included."""
    time.sleep(0.2)
    return sum(visits['accepted'] + visits['refused']
               for door, visits in counts()['doors'].items() if domain in door)


def calls(domain):
    """All tries to connect to a domain so far."""
    return sum(number for place, number in counts()['syns'].items() if domain in place)
