"""What a lab could leave behind on this machine."""

import os
import re

from .labs import HERE

OURS = re.compile(r'^(lab|portolan-lab|\.X|dbus-|keyring-|at-spi)')


def traces():
    """All that a lab could leave on this machine, but for processes."""
    def listed(folder):
        names = set(os.listdir(folder)) if os.path.isdir(folder) else set()
        # Other programs of this machine come and go in /tmp, too.
        return {name for name in names if folder != '/tmp' or OURS.search(name)}

    with open('/proc/self/mounts', encoding='utf-8') as file:
        mounts = file.read()
    return {
        'mounts': mounts,
        'interfaces': set(os.listdir('/sys/class/net')),
        'files': {folder: listed(folder) for folder in
                  ('/tmp', '/tmp/.X11-unix', '/srv', '/mnt', '/run', '/run/netns', '/var/spool',
                   '/etc', '/dev/shm', HERE, HERE + '/portolan_lab')},
    }


def processes():
    """All that run: process -> (parent, moment of its start)."""
    found = {}
    for name in filter(str.isdigit, os.listdir('/proc')):
        try:
            with open(f'/proc/{name}/stat', encoding='utf-8', errors='replace') as file:
                fields = file.read().rpartition(')')[2].split()
            if fields[0] != 'Z':
                found[int(name)] = int(fields[1]), int(fields[19])
        except OSError:
            continue
    return found


def descendants(ancestor):
    """Those that come from a process, as {(process, moment of its start)}."""
    running = processes()
    found = {ancestor}
    while more := {pid for pid, (parent, _) in running.items() if parent in found} - found:
        found |= more
    return {(pid, running[pid][1]) for pid in found if pid in running}


def still_running(some):
    return some & {(pid, start) for pid, (_, start) in processes().items()}
