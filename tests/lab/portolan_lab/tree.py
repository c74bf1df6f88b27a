"""The lab's file tree: the system's own, with the servers' packages and another /etc laid over.

All that is written lies on one tmpfs that is mounted nowhere else, so it vanishes with the last
process of the lab.
"""

import os
import pwd
import re
import shutil
import socket

from . import kernel
from .processes import LabError

BASE = '/srv/lab'
LOGS = BASE + '/logs'
LETTERS = LOGS + '/letters'  # one mailbox an address
ROOM = BASE + '/room'  # where each running program finds its own home

# Those that the packages' installation scripts would make, with numbers that Debian leaves free.
_SERVER_USERS = {'postfix': 61101, 'dovecot': 61102, 'dovenull': 61103, 'Debian-exim': 61104}
_SERVER_GROUPS = _SERVER_USERS | {'postdrop': 61105}

_BUILT_AT = '/mnt'  # on every Debian; covered for a moment only


def cache_folder():
    """What is worth keeping between labs, of the one who called."""
    home = os.path.expanduser('~' + os.environ.get('SUDO_USER', ''))
    return (os.environ.get('XDG_CACHE_HOME') or home + '/.cache') + '/portolan/lab'


def packages_folder():
    """Where tools/install-lab put the servers' packages."""
    return os.environ.get('PORTOLAN_LAB_PACKAGES') or cache_folder() + '/current'


def build():
    """Mount everything; call this in new namespaces of mounts and processes."""
    packages = packages_folder()
    if not os.path.isdir(packages + '/usr/sbin'):
        raise LabError(f'no servers in {packages}; tools/install-lab brings them')
    kernel.mount(None, '/', None, kernel.MOUNT_RECURSIVE | kernel.MOUNT_PRIVATE)
    kernel.mount('proc', '/proc', 'proc')
    kernel.mount('lab', _BUILT_AT, 'tmpfs',
                 kernel.MOUNT_NO_SETUID | kernel.MOUNT_NO_DEVICES, 'mode=755')
    for folder in ('etc', 'etc-work', 'srv/lab', 'srv-work', 'logs', 'room'):
        os.makedirs(f'{_BUILT_AT}/{folder}')
    _write_etc(_BUILT_AT + '/etc')
    try:
        _overlay('/usr', below=packages + '/usr')
        _overlay('/etc', above='etc')
        _overlay('/srv', above='srv')
    except OSError:  # no overlayfs here, or too many layers already
        for folder in ('bin', 'sbin', 'lib'):
            _fill_up('/usr/' + folder, f'{packages}/usr/{folder}')
        _copy_below('/etc', 'etc')
        kernel.mount(_BUILT_AT + '/srv', '/srv', None, kernel.MOUNT_BIND)
    kernel.mount(_BUILT_AT, BASE, None, kernel.MOUNT_BIND)
    kernel.unmount(_BUILT_AT)


def _overlay(target, below=None, above=None):
    """Show more files in a folder: a read-only tree (below), or a writable one (above)."""
    if below:
        options = f'lowerdir={_escaped(below)}:{target}'
    else:
        options = (f'lowerdir={target},upperdir={_BUILT_AT}/{above},'
                   f'workdir={_BUILT_AT}/{above}-work')
    kernel.mount('lab', target, 'overlay', 0, options)


def _fill_up(target, more):
    """Without overlayfs: show another folder's entries, too, by mounting each single entry."""
    folder = _BUILT_AT + '/filled-up' + target
    os.makedirs(folder)
    for layer in (target, more):
        for entry in os.scandir(layer):
            place = f'{folder}/{entry.name}'
            if os.path.lexists(place):
                continue
            if entry.is_symlink():
                os.symlink(os.readlink(entry.path), place)
                continue
            if entry.is_dir():
                os.mkdir(place)
            else:
                write(place, '')
            kernel.mount(entry.path, place, None, kernel.MOUNT_BIND | kernel.MOUNT_RECURSIVE)
    kernel.mount(folder, target, None, kernel.MOUNT_BIND | kernel.MOUNT_RECURSIVE)


def _copy_below(target, above):
    """Without overlayfs: put a copy of what a folder holds below what is to be seen instead."""
    folder = f'{_BUILT_AT}/{above}-copy'
    shutil.copytree(target, folder, symlinks=True)
    shutil.copytree(f'{_BUILT_AT}/{above}', folder, dirs_exist_ok=True)
    kernel.mount(folder, target, None, kernel.MOUNT_BIND)


def _escaped(path):
    return re.sub(r'([\\:,])', r'\\\1', path)


def _write_etc(folder):
    write(folder + '/passwd', _with_entries('/etc/passwd', {
        name: f'{name}:x:{number}:{number}::/nonexistent:/usr/sbin/nologin'
        for name, number in _SERVER_USERS.items()}))
    write(folder + '/group', _with_entries('/etc/group', {
        name: f'{name}:x:{number}:' for name, number in _SERVER_GROUPS.items()}))
    write(folder + '/hosts',
          f'127.0.0.1 localhost\n::1 localhost\n127.0.1.1 {socket.gethostname()}\n')
    lines = [line for line in _read('/etc/nsswitch.conf').splitlines()
             if not line.startswith('hosts:')]
    write(folder + '/nsswitch.conf', '\n'.join(lines + ['hosts: files dns', '']))


def know_user(user):
    """Give an entry to a user who has none, since a session bus serves nobody unknown."""
    try:
        pwd.getpwuid(user.uid)
    except KeyError:
        with open('/etc/passwd', 'a', encoding='utf-8') as file:
            file.write(f'lab-{user.uid}:x:{user.uid}:{user.gid}::{user.home}:/bin/sh\n')


def _with_entries(path, entries):
    text = _read(path)
    known = {line.split(':')[0] for line in text.splitlines()}
    return text + ''.join(line + '\n' for name, line in entries.items() if name not in known)


def _read(path):
    try:
        with open(path, encoding='utf-8', errors='surrogateescape') as file:
            return file.read()
    except FileNotFoundError:
        return ''


def write(path, text, mode=0o644):
    """Write a file and the folders above it."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8', errors='surrogateescape') as file:
        file.write(text)
    os.chmod(path, mode)


def make_letters():
    os.mkdir(LETTERS)
    os.chmod(LETTERS, 0o777)


def make_log(name):
    """An empty log that everyone may read, which servers would not allow by themselves."""
    path = f'{LOGS}/{name}'
    write(path, '')
    return path


def open_log(name):
    """A log, open for appending."""
    return open(make_log(name), 'ab', buffering=0)
