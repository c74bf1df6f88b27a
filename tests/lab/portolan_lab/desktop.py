"""What a program finds around it: a session bus, a keyring, and on demand a screen of its own."""

import os
import subprocess

from . import tree
from .processes import LabError, run, spawn, wait_until

KEYRINGS = ('unlocked', 'locked', 'none', 'off')

_KEYRING_PASSWORD = b'lab'
_SECRET_SERVICE = 'org.freedesktop.secrets'
_SCREEN = '1280x800x24'

_LOGS = tree.ROOM + '/logs'
_SERVICES = tree.ROOM + '/services'  # the only ones that the bus may start by itself

_ACCESSIBILITY_SERVICE = '/usr/share/dbus-1/services/org.a11y.Bus.service'


def start(settings, user, environment):
    """Start what the settings ask for, and say in the environment where it is."""
    os.mkdir(_LOGS)
    screen = _start_screen() if settings.xvfb else None
    environment['DBUS_SESSION_BUS_ADDRESS'] = _start_bus(settings, user, environment)
    _start_keyring(settings.keyring, user, environment)
    if screen:
        _move_to_screen(screen(), environment)
        if not settings.a11y:
            environment |= {'GTK_A11Y': 'none', 'NO_AT_BRIDGE': '1'}
        _start_window_manager(user, environment)


def _move_to_screen(name, environment):
    for outer in ('WAYLAND_DISPLAY', 'XAUTHORITY', 'AT_SPI_BUS_ADDRESS'):
        environment.pop(outer, None)
    environment |= {'DISPLAY': name, 'GDK_BACKEND': 'x11', 'GSK_RENDERER': 'cairo'}


def _log(name):
    return open(f'{_LOGS}/{name}.log', 'ab', buffering=0)


def _start_bus(settings, user, environment):
    """A bus that starts no service but, if wanted, the one of accessibility; and the person's own.

    With those of the system, it would start portals, prompters and a second keyring.
    """
    os.mkdir(_SERVICES)
    if settings.a11y:
        if not os.path.exists(_ACCESSIBILITY_SERVICE):
            raise LabError('at-spi2-core is missing; tools/install-lab brings it')
        os.symlink(_ACCESSIBILITY_SERVICE,
                   f'{_SERVICES}/{os.path.basename(_ACCESSIBILITY_SERVICE)}')
    address = f'unix:path={environment["XDG_RUNTIME_DIR"]}/bus'
    configuration = tree.ROOM + '/bus.conf'
    tree.write(configuration, f'''<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>{address}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{_SERVICES}</servicedir>
  <servicedir>{environment["XDG_DATA_HOME"]}/dbus-1/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
''')
    ready, tell = os.pipe()
    with _log('bus') as log:
        spawn(['dbus-daemon', '--nofork', f'--config-file={configuration}',
               f'--print-address={tell}'],
              user=user, environment=environment, log=log, pass_fds=[tell])
    os.close(tell)
    with os.fdopen(ready) as answer:
        if not answer.readline():
            raise LabError('the session bus did not start:\n' + _words('bus'))
    return address


def _words(name):
    with open(f'{_LOGS}/{name}.log', encoding='utf-8', errors='replace') as log:
        return log.read()


def _start_keyring(kind, user, environment):
    if kind == 'off':
        return
    if kind == 'locked':  # make one, then forget how to open it
        first = _start_keyring_daemon(user, environment, unlock=True)
        first.terminate()
        first.wait()
        wait_until(lambda: not _has_secret_service(user, environment), 'the bus')
    _start_keyring_daemon(user, environment, unlock=kind == 'unlocked')


def _start_keyring_daemon(user, environment, unlock):
    command = ['gnome-keyring-daemon', '--foreground', '--components=secrets']
    with _log('keyring') as log:
        daemon = spawn(command + (['--unlock'] if unlock else []), user=user,
                       environment=environment, log=log,
                       stdin=subprocess.PIPE if unlock else subprocess.DEVNULL)
    if unlock:
        daemon.stdin.write(_KEYRING_PASSWORD)
        daemon.stdin.close()
    wait_until(lambda: _has_secret_service(user, environment), 'the keyring', daemon)
    return daemon


def _has_secret_service(user, environment):
    answer = run(['dbus-send', '--session', '--print-reply=literal',
                  '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus',
                  'org.freedesktop.DBus.NameHasOwner', f'string:{_SECRET_SERVICE}'],
                 env=environment, prepare=user.become)
    return 'true' in answer


def _start_screen():
    """Start an X server that lies in no folder; return a way to wait for its name."""
    ready, tell = os.pipe()
    with _log('screen') as log:
        spawn(['Xvfb', '-displayfd', str(tell), '-screen', '0', _SCREEN, '-nolock', '-noreset',
               '-nolisten', 'tcp', '-nolisten', 'unix', '-ac'], log=log, pass_fds=[tell])
    os.close(tell)

    def name():
        with os.fdopen(ready) as answer:
            number = answer.readline().strip()
        if not number:
            raise LabError('Xvfb did not start:\n' + _words('screen'))
        return ':' + number

    return name


def _start_window_manager(user, environment):
    sign = environment['XDG_RUNTIME_DIR'] + '/window-manager'
    with _log('window-manager') as log:
        process = spawn(['openbox', '--startup', f'touch {sign}'], user=user,
                        environment=environment, log=log)
    wait_until(lambda: os.path.exists(sign), 'openbox', process)
