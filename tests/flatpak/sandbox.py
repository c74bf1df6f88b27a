# SPDX-License-Identifier: LGPL-2.1-or-later
"""A sandbox like Flatpak's: no home folder, no secret service, but the Secret portal."""

import os
import subprocess
import tempfile
import time
from pathlib import Path

PORTAL = '/usr/libexec/xdg-desktop-portal'
INFO = '''[Application]
name=org.portolan.MailSetup
runtime=runtime/org.gnome.Platform/x86_64/50
[Context]
shared=network;ipc;
[Instance]
instance-id=1234
'''

# A sandbox's root: the system, read only, and nothing of the person's.
ROOT = [
    '--ro-bind', '/usr', '/usr', '--ro-bind', '/etc', '/etc',
    *(word for name in ('lib', 'lib64', 'bin') for word in ('--symlink', f'usr/{name}', f'/{name}')),
    '--proc', '/proc', '--dev', '/dev', '--unshare-pid', '--die-with-parent',
]


def _has_portal():
    answer = subprocess.run(['dbus-send', '--session', '--print-reply=literal',
                             '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus',
                             'org.freedesktop.DBus.NameHasOwner',
                             'string:org.freedesktop.portal.Desktop'],
                            capture_output=True, text=True, check=True)
    return 'true' in answer.stdout


class Sandbox:
    """What a class of tests needs of it, for as long as they last."""

    def __init__(self, case):
        folder = tempfile.TemporaryDirectory()
        case.addClassCleanup(folder.cleanup)
        self.own = Path(folder.name, 'own')  # what Flatpak has below ~/.var/app
        (self.own / 'data').mkdir(parents=True)
        self.info = Path(folder.name, 'flatpak-info')
        self.info.write_text(INFO)
        portal = subprocess.Popen([PORTAL], env={**os.environ, 'XDG_CURRENT_DESKTOP': 'GNOME'},
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        case.addClassCleanup(portal.wait)
        case.addClassCleanup(portal.terminate)
        while not _has_portal() and portal.poll() is None:
            time.sleep(0.05)

    def words(self, program, *more):
        """The command that runs a program of the build inside; more is for bwrap."""
        bus = f'{os.environ["XDG_RUNTIME_DIR"]}/bus'
        build = str(Path(program).resolve().parents[2])
        own = str(self.own)
        return ['bwrap', *ROOT, *more, '--ro-bind', build, build, '--bind', own, own,
                '--ro-bind', bus, bus, '--ro-bind', self.info, '/.flatpak-info',
                '--setenv', 'HOME', own, '--setenv', 'XDG_DATA_HOME', f'{own}/data',
                '--setenv', 'XDG_CONFIG_HOME', f'{own}/config', '--chdir', own, program]

    def run(self, program, *words, input=''):
        return subprocess.run([*self.words(program), *words], input=input, capture_output=True,
                              text=True, timeout=60, check=False)

    def kept(self):
        """The octets of every file that was left."""
        return [path.read_bytes() for path in self.own.rglob('*') if path.is_file()]


def told_outside():
    """What the keyring of the desktop has of us."""
    found = subprocess.run(['secret-tool', 'search', '--all', 'application',
                            'org.portolan.MailSetup'], capture_output=True, text=True, check=False)
    return found.stdout + found.stderr
