"""Finding the labs that run, by looking at the processes; nothing is written down anywhere."""

import os

from .laboratory import READY_NAME
from .processes import LabError

_JOINED = ('mnt', 'ipc', 'net')


def first_process(lab=None):
    """Process 1 of a lab: of the one whose `lab up` has this id, or of the caller's newest."""
    found = sorted(entry for entry in _ready_labs()
                   if (entry[1] == lab if lab is not None else _is_mine(entry[2])))
    if not found:
        raise LabError(f'no lab is running as process {lab}' if lab else
                       'no lab is running; `lab up` makes one')
    return found[-1][2]


def _ready_labs():
    """Start time, process of the lab command, and process 1, of each lab."""
    for name in os.listdir('/proc'):
        if not name.isdigit():
            continue
        try:
            with open(f'/proc/{name}/stat', encoding='ascii', errors='replace') as file:
                # The name stands in brackets and may hold spaces; fields count on from there.
                before, _, after = file.read().rpartition(')')
            if before.partition('(')[2] == READY_NAME:
                fields = after.split()
                yield int(fields[19]), int(fields[1]), int(name)
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue


def _is_mine(process):
    try:
        with open(f'/proc/{process}/environ', 'rb') as file:
            environment = dict(entry.partition(b'=')[::2] for entry in file.read().split(b'\0'))
    except FileNotFoundError:
        return False
    return environment.get(b'SUDO_UID', b'0').decode() == os.environ.get('SUDO_UID', '0')


def open_namespaces(process):
    """Its namespaces as open files: the one of processes, and the list of the others."""
    def opened(kind):
        return os.open(f'/proc/{process}/ns/{kind}', os.O_RDONLY | os.O_CLOEXEC)

    try:
        return opened('pid'), [opened(kind) for kind in _JOINED]
    except FileNotFoundError:
        raise LabError('the lab has just ended') from None
