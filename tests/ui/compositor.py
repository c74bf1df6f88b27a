# SPDX-License-Identifier: LGPL-2.1-or-later
"""Wayland without a screen, for a class of tests: what its programs want in their environment."""

import json
import os
import pathlib
import subprocess
import tempfile

import driver

SOCKET = 'wayland-test'
NOBODY = '65534'


def _start(case, *words, user=None, **environment):
    """Starts a compositor that ends with the tests of the class; gives its folder, too."""
    folder = tempfile.TemporaryDirectory()
    case.addClassCleanup(folder.cleanup)
    os.chmod(folder.name, 0o700)
    if user:
        os.chown(folder.name, int(user), int(user))
    case.environment = {name: value for name, value in os.environ.items() if name != 'DISPLAY'}
    case.environment |= {'XDG_RUNTIME_DIR': folder.name, 'GDK_BACKEND': 'wayland'}
    process = subprocess.Popen(words, env=case.environment | environment,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    case.addClassCleanup(process.wait)
    case.addClassCleanup(process.terminate)
    return pathlib.Path(folder.name)


def start_weston(case):
    folder = _start(case, 'weston', '--backend=headless-backend.so', f'--socket={SOCKET}',
                    '--idle-time=0')
    driver.wait_for('the compositor', (folder / SOCKET).exists)
    case.environment['WAYLAND_DISPLAY'] = SOCKET


def start_sway(case):
    """It knows xdg-foreign, and tells what it does with windows; but it does not run as root."""
    user = None if os.geteuid() else NOBODY
    words = ['setpriv', '--reuid', user, '--regid', user, '--clear-groups'] if user else []
    folder = _start(case, *words, 'sway', '--config', '/dev/null', user=user,
                    WLR_BACKENDS='headless', WLR_RENDERER='pixman', WLR_LIBINPUT_NO_DEVICES='1')
    case.environment['SWAYSOCK'] = str(_only(folder, 'sway-ipc.*.sock'))
    case.environment['WAYLAND_DISPLAY'] = _only(folder, 'wayland-?').name


def _only(folder, pattern):
    (found,) = driver.wait_for('the compositor', lambda: list(folder.glob(pattern)))
    return found


def sway_windows(case):
    """What sway shows: process id to whether the window floats in front of another."""
    tree = subprocess.run(['swaymsg', '--raw', '--type', 'get_tree'], env=case.environment,
                          stdout=subprocess.PIPE, check=True).stdout
    found, nodes = {}, [json.loads(tree)]
    while nodes:
        node = nodes.pop()
        nodes += node['nodes'] + node['floating_nodes']
        if node.get('pid'):
            found[node['pid']] = node['type'] == 'floating_con'
    return found
