# SPDX-License-Identifier: LGPL-2.1-or-later
"""All that is in the memory of a program when it has ended, as a core dump would have it.

The kernel stops the program on its way out, before its memory is taken away (PTRACE_EVENT_EXIT).
"""

import ctypes
import os
import signal
import subprocess

_SEIZE, _CONTINUE, _TRACE_EXIT = 0x4206, 7, 0x40
_EXIT_EVENT = signal.SIGTRAP | 6 << 8

_libc = ctypes.CDLL(None, use_errno=True)
_libc.ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
_libc.ptrace.restype = ctypes.c_long


def _trace(request, process, data=0):
    if _libc.ptrace(request, process, None, data) != 0:
        raise OSError(ctypes.get_errno(), 'ptrace')


def _regions(process):
    """Those that can be written: a file that is only read holds nothing of ours."""
    with open(f'/proc/{process}/maps', encoding='ascii', errors='replace') as maps, \
            open(f'/proc/{process}/mem', 'rb') as memory:
        for line in maps:
            place, rights, *_ = line.split()
            begin, end = (int(part, 16) for part in place.split('-'))
            if not rights.startswith('rw') or '[v' in line:
                continue
            try:
                memory.seek(begin)
                yield line.strip(), memory.read(end - begin)
            except OSError:
                pass  # guard pages, and memory of the kernel's


def run(command, text, env):
    """Runs it with @text as its input; gives its output and its memory, region by region."""
    program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, env=env)
    _trace(_SEIZE, program.pid, _TRACE_EXIT)
    program.stdin.write(text)
    program.stdin.close()
    regions = []
    while True:
        _, status = os.waitpid(program.pid, 0)
        if not os.WIFSTOPPED(status):
            break
        if status >> 8 == _EXIT_EVENT:
            regions = list(_regions(program.pid))
        _trace(_CONTINUE, program.pid,
               0 if status >> 8 in (_EXIT_EVENT, signal.SIGTRAP) else os.WSTOPSIG(status))
    program.returncode = os.waitstatus_to_exitcode(status)
    return program.returncode, program.stdout.read() + program.stderr.read(), regions
