"""A room in a lab: where one program runs, with a home, a session bus and a keyring of its own.

It is a namespace of processes inside the lab's, so that nothing outlives the program.
"""

import contextlib
import os
import shutil
import subprocess
import sys

from . import desktop, kernel, processes, tree, web
from .processes import LabError, User

HOME = tree.ROOM + '/home'
RUNTIME = tree.ROOM + '/run'
TEMPORARY = tree.ROOM + '/tmp'

_NO_SUCH_PROGRAM = 127  # as shells say it

# What would lead around the lab's own trust store, name server and folders.
_LEFT_OUTSIDE = {
    'SSL_CERT_FILE', 'SSL_CERT_DIR', 'CURL_CA_BUNDLE', 'REQUESTS_CA_BUNDLE',
    'G_TLS_GNUTLS_PRIORITY',
    'http_proxy', 'https_proxy', 'ftp_proxy', 'all_proxy', 'no_proxy',
    'HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'ALL_PROXY', 'NO_PROXY',
    'LOCALDOMAIN', 'RES_OPTIONS', 'HOSTALIASES',
    'GNOME_KEYRING_CONTROL', 'SSH_AUTH_SOCK',
    'SUDO_COMMAND', 'SUDO_USER', 'SUDO_UID', 'SUDO_GID',
}


def run(namespaces, command, settings):
    """Run a program in a lab that is already entered for processes; return its exit status.

    namespaces: the lab's others, as open files. Call it in a child made for this.
    """
    folder = os.getcwd()
    for namespace in namespaces:
        kernel.enter(namespace)
    kernel.unshare(kernel.NEW_PROCESSES | kernel.NEW_MOUNTS)
    first = processes.fork(lambda: _be_first(command, settings, folder), 'lab-room')
    return processes.attend(first)


def _be_first(command, settings, folder):
    os.umask(0o022)
    user = settings.user or caller()
    _furnish(user)
    tree.know_user(user)
    environment = _environment(user)
    desktop.start(settings, user, environment)
    try:
        os.chdir(folder)
    except OSError as error:
        raise LabError(f'{folder} is not there in the lab: {error.strerror}') from None
    if not shutil.which(command[0], path=environment.get('PATH')):
        print(f'lab: there is no program {command[0]}', file=sys.stderr)
        return _NO_SUCH_PROGRAM
    try:
        program = processes.spawn(command, user=user, environment=environment)
    except (OSError, subprocess.SubprocessError) as error:
        raise LabError(f'{command[0]} cannot be run: {error}') from None
    return processes.attend(program.pid)


def caller():
    """The person who called: behind sudo, if that was used."""
    if os.getuid() == 0 and 'SUDO_UID' in os.environ:
        return User(int(os.environ['SUDO_UID']), int(os.environ['SUDO_GID']))
    return User(os.getuid(), os.getgid())


def _furnish(user):
    kernel.mount(None, '/', None, kernel.MOUNT_RECURSIVE | kernel.MOUNT_PRIVATE)
    kernel.mount('proc', '/proc', 'proc')
    kernel.mount('room', tree.ROOM, 'tmpfs',
                 kernel.MOUNT_NO_SETUID | kernel.MOUNT_NO_DEVICES, 'mode=755')
    for path, mode in ((HOME, 0o755), (RUNTIME, 0o700), (TEMPORARY, 0o755)):
        os.mkdir(path)
        os.chmod(path, mode)
        os.chown(path, user.uid, user.gid)


def _keep_accessible(environment, outer_runtime, user):
    """On the person's own display, leave the way to the person's screen reader open."""
    outer_bus = environment.pop('DBUS_SESSION_BUS_ADDRESS', f'unix:path={outer_runtime}/bus')
    if not {'DISPLAY', 'WAYLAND_DISPLAY'} & set(environment):
        return
    with contextlib.suppress(LabError):
        environment['AT_SPI_BUS_ADDRESS'] = processes.run(
            ['dbus-send', '--print-reply=literal', '--dest=org.a11y.Bus', '/org/a11y/bus',
             'org.a11y.Bus.GetAddress'],
            env={'DBUS_SESSION_BUS_ADDRESS': outer_bus}, prepare=user.become).strip()


def _environment(user):
    environment = {name: value for name, value in os.environ.items()
                   if name not in _LEFT_OUTSIDE}
    outer_runtime = environment.get('XDG_RUNTIME_DIR') or f'/run/user/{user.uid}'
    display = environment.get('WAYLAND_DISPLAY')
    if display:
        environment['WAYLAND_DISPLAY'] = os.path.join(outer_runtime, display)
    if 'DISPLAY' in environment and 'XAUTHORITY' not in environment:
        authority = user.home + '/.Xauthority'
        if os.path.exists(authority):
            environment['XAUTHORITY'] = authority
    _keep_accessible(environment, outer_runtime, user)
    return environment | {
        'PORTOLAN_LAB': '1',
        'PORTOLAN_LAB_LOGS': tree.LOGS,
        'PORTOLAN_ISPDB_URL': web.ISPDB_URL,
        'HOME': HOME,
        'USER': user.name,
        'LOGNAME': user.name,
        'TMPDIR': TEMPORARY,
        'XDG_RUNTIME_DIR': RUNTIME,
        'XDG_CONFIG_HOME': HOME + '/.config',
        'XDG_DATA_HOME': HOME + '/.local/share',
        'XDG_STATE_HOME': HOME + '/.local/state',
        'XDG_CACHE_HOME': HOME + '/.cache',
    }
