"""Starting processes, handing signals on to them, and taking over their end."""

import os
import pwd
import select
import shutil
import signal
import subprocess
import sys
import time

from . import kernel

FORWARDED = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR1,
             signal.SIGUSR2}
WATCHED = FORWARDED | {signal.SIGCHLD}

FAILED = 125  # exit status when the lab is to blame, not the program in it

_SENT_BY_KERNEL = 0x80  # si_code of what the terminal sends, which the whole group has got already


class LabError(Exception):
    """What goes wrong in a way that the user should read, without a traceback."""


class Interrupted(Exception):
    """A signal asked this process to end."""

    def __init__(self, signal_number):
        super().__init__()
        self.signal_number = signal_number


def watch_signals():
    """Keep signals pending for attend(), so that none is lost in between."""
    signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)


def unwatch_signals():
    signal.pthread_sigmask(signal.SIG_UNBLOCK, WATCHED)


def exit_status(wait_status):
    """The shell's way to put an end by a signal into an exit status."""
    code = os.waitstatus_to_exitcode(wait_status)
    return 128 - code if code < 0 else code


def fork(work, name=None):
    """Run work() in a child that never outlives this process; return the child's id.

    What work() returns is the child's exit status.
    """
    alive, parent_end = os.pipe()
    child = os.fork()
    if child:
        os.close(alive)
        _KEPT_OPEN.append(parent_end)
        return child
    status = FAILED
    try:
        os.close(parent_end)
        os.set_blocking(alive, False)
        kernel.die_with_parent(lambda: not _at_end(alive))
        os.close(alive)
        if name:
            kernel.set_name(name)
        status = work()
    except LabError as error:
        print(f'lab: {error}', file=sys.stderr)
    except BaseException:  # nothing may run on into the parent's code
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


_KEPT_OPEN = []  # one end of a pipe per child: the child sees it close when this process ends


def _at_end(pipe):
    try:
        return os.read(pipe, 1) == b''
    except BlockingIOError:
        return False


def attend(child, on_other_end=None):
    """Wait for a child, hand on to it what arrives here, and return its exit status.

    Other children that end (for process 1 of a namespace: orphans, too) are reaped and told to
    on_other_end(pid, status).
    """
    while True:
        while True:
            try:
                pid, wait_status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return FAILED
            if pid == 0:
                break
            if pid == child:
                return exit_status(wait_status)
            if on_other_end:
                on_other_end(pid, exit_status(wait_status))
        arrived = signal.sigwaitinfo(WATCHED)
        if arrived.si_signo in FORWARDED and arrived.si_code != _SENT_BY_KERNEL:
            _send(child, arrived.si_signo)


def await_word(pipe, what):
    """Wait until a child says something on a pipe; a signal that arrives before ends the wait."""
    while not select.select([pipe], [], [], 0.05)[0]:
        for arrived in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if arrived in signal.sigpending():
                raise Interrupted(arrived)
    if not os.read(pipe, 1):
        raise LabError(f'{what} did not start')


def _send(pid, signal_number):
    try:
        os.kill(pid, signal_number)
    except ProcessLookupError:
        pass


def spawn(command, *, user=None, environment=None, network=None, log=None, **options):
    """Start a program: as another user, in another network namespace, with its words in a log."""
    def prepare():
        unwatch_signals()
        if network is not None:
            kernel.enter(network)
        if user is not None:
            user.become()

    streams = {}
    if log is not None:
        streams = {'stdin': subprocess.DEVNULL, 'stdout': log, 'stderr': log,
                   'start_new_session': True}
    if not shutil.which(command[0], path=(environment or os.environ).get('PATH')):
        raise LabError(f'{command[0]} is missing; tools/install-lab brings it')
    process = subprocess.Popen(command, env=environment, preexec_fn=prepare,
                               **(streams | options))
    process.log = log and log.name
    return process


def run(command, prepare=None, **options):
    """Run a helper program to its end; its own words explain a failure."""
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=prepare, **options)
    if done.returncode:
        words = (done.stderr or done.stdout).strip()
        raise LabError(f'{" ".join(command[:3])}: {words or f"status {done.returncode}"}')
    return done.stdout


def wait_until(ready, what, process=None, seconds=10):
    """Ask ready() again and again, until it says yes."""
    end = time.monotonic() + seconds
    pause = 0.002
    while not ready():
        if process is not None and process.poll() is not None:
            raise LabError(f'{what} ended at once, with status {process.returncode}\n'
                           + _words_of(process))
        if time.monotonic() > end:
            raise LabError(f'{what} did not answer within {seconds} seconds')
        time.sleep(pause)
        pause = min(pause * 1.5, 0.02)


def _words_of(process):
    if process.log is None:
        return ''
    with open(process.log, encoding='utf-8', errors='replace') as log:
        return log.read().strip()


class User:
    """Whom a program runs as."""

    def __init__(self, uid, gid=None):
        try:
            entry = pwd.getpwuid(uid)
        except KeyError:
            entry = None
        self.uid = uid
        self.gid = gid if gid is not None else (entry.pw_gid if entry else uid)
        self.name = entry.pw_name if entry else str(uid)
        self.home = entry.pw_dir if entry else '/'

    def become(self):
        try:
            os.initgroups(self.name, self.gid)
        except (KeyError, OSError):
            os.setgroups([self.gid])
        os.setresgid(self.gid, self.gid, self.gid)
        os.setresuid(self.uid, self.uid, self.uid)
