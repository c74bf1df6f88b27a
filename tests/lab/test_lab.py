#!/usr/bin/python3 -sB
"""Tests of the lab: does each domain behave as its table says, and does nothing stay behind?

Start it as it is, as root; it makes the labs that it needs.
"""

import base64
import fcntl
import hmac
import json
import os
import pty
import re
import signal
import smtplib
import socket
import ssl
import subprocess
import sys
import termios
import time
import unittest

from portolan_lab import counts, link
from portolan_lab.domains import DOMAINS, OTHER_PASSWORD, PASSWORD, PLAIN, TLS

HERE = os.path.dirname(os.path.abspath(__file__))
LAB = HERE + '/lab'

BAD_CERTIFICATES = {
    'self-signed': 'self-signed certificate',
    'expired': 'certificate has expired',
    'not-yet-valid': 'certificate is not yet valid',
    'wrong-name': 'Hostname mismatch',
}


def lab(*words, **options):
    return subprocess.run([LAB, *words], capture_output=True, text=True, timeout=60, **options)


def in_new_lab(*program, options=()):
    return lab('run', *options, '--', *program)


# Inside a lab: what the servers do.

def connect(name, door, verify=True):
    """A conversation with a door, encrypted as far as it can be."""
    context = ssl.create_default_context()
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    if door.security == TLS:
        return smtplib.SMTP_SSL(name, door.port, 'client.test', timeout=5, context=context)
    talk = smtplib.SMTP(name, door.port, 'client.test', timeout=5)
    talk.ehlo()
    if talk.has_extn('starttls'):
        talk.offered_in_clear = offered(talk)
        talk.starttls(context=context)
    return talk


def offered(talk):
    talk.ehlo_or_helo_if_needed()
    return set(talk.esmtp_features.get('auth', '').split())


def sign_in(talk, name, password):
    """One try, by the simplest mechanism that is offered."""
    mechanisms = offered(talk)
    if 'PLAIN' in mechanisms:
        return talk.docmd('AUTH', 'PLAIN ' + encoded(f'\0{name}\0{password}'))[0]
    if 'LOGIN' in mechanisms:
        talk.docmd('AUTH', 'LOGIN ' + encoded(name))
        return talk.docmd(encoded(password))[0]
    challenge = base64.b64decode(talk.docmd('AUTH', 'CRAM-MD5')[1])
    digest = hmac.new(password.encode(), challenge, 'md5').hexdigest()
    return talk.docmd(encoded(f'{name} {digest}'))[0]


def encoded(text):
    return base64.b64encode(text.encode()).decode()


def real_doors():
    return [(domain, f'{host.name}.{domain.name}', door) for domain in DOMAINS
            for host in domain.hosts if 4 not in host.dead for door in host.doors
            if door.server != 'scripted' and domain.name not in ('tls10.test', 'dead-ipv6.test')]


class Servers(unittest.TestCase):
    """Runs inside a lab."""

    def check_doors(self, wanted, check):
        for domain, name, door in real_doors():
            if wanted(domain, door):
                with self.subTest(f'{name}:{door.port}'):
                    check(domain, name, door)

    def test_certificates(self):
        def check(domain, name, door):
            if domain.certificate == 'good':
                connect(name, door).quit()
                return
            with self.assertRaises(ssl.SSLCertVerificationError) as caught:
                connect(name, door)
            self.assertIn(BAD_CERTIFICATES[domain.certificate], caught.exception.verify_message)

        self.check_doors(lambda _, door: door.security != PLAIN, check)

    def test_what_is_offered(self):
        def check(_, name, door):
            talk = connect(name, door, verify=False)
            self.assertEqual(offered(talk), set(door.auth))
            self.assertTrue(talk.has_extn('size'))
            if hasattr(talk, 'offered_in_clear'):
                self.assertEqual(talk.offered_in_clear,
                                 set(door.auth) if door.auth_in_clear else set())
            talk.quit()

        self.check_doors(lambda *_: True, check)

    def test_sign_in_and_trial(self):
        def check(domain, name, door):
            for account, password in domain.accounts.items():
                talk = connect(name, door, verify=False)
                code = sign_in(talk, account, password)
                self.assertEqual(code, 235 if domain.sign_in == 'works' else 454)
                if code == 235:
                    self.check_trial(talk, domain, f'{account.split("@")[0]}@{domain.name}')
                talk.quit()

        self.check_doors(lambda _, door: door.auth, check)

    def check_trial(self, talk, domain, address):
        self.assertEqual(talk.mail(address)[0],
                         553 if domain.sender == 'refused at MAIL' else 250)
        if domain.sender == 'refused at RCPT':
            self.assertEqual(talk.rcpt(address)[0], 553)
        elif domain.sender == 'allowed':
            self.assertEqual(talk.rcpt(address)[0], 250)
            self.assertEqual(talk.rcpt('nobody@' + domain.name)[0], 550)
        self.assertEqual(talk.rset()[0], 250)

    def test_wrong_passwords_are_refused(self):
        def check(domain, name, door):
            talk = connect(name, door)
            self.assertEqual(sign_in(talk, 'bob@' + domain.name, 'wrong'), 535)
            talk.quit()

        names = {'smtp-only.test', 'exim.test', 'exim-cram.test', 'cram-only.test',
                 'login-only.test'}
        self.check_doors(lambda domain, door: domain.name in names and door.port == 465, check)

    def test_local_part_server_refuses_the_whole_address(self):
        talk = smtplib.SMTP_SSL('smtp.local-part.test', 465, 'client.test')
        self.assertEqual(sign_in(talk, 'bob@local-part.test', PASSWORD), 535)
        self.assertEqual(sign_in(talk, 'bob', PASSWORD), 235)
        talk.quit()

    def test_scram(self):
        """Python can't do it: look at the server's first answer only."""
        talk = smtplib.SMTP_SSL('smtp.scram.test', 465, 'client.test')
        for mechanism in ('SCRAM-SHA-1', 'SCRAM-SHA-256'):
            first = base64.b64encode(b'n,,n=bob@scram.test,r=abc').decode()
            code, answer = talk.docmd(f'AUTH {mechanism} {first}')
            self.assertEqual(code, 334)
            self.assertRegex(base64.b64decode(answer), b'^r=abc.*,s=.*,i=[0-9]+$')
            self.assertEqual(talk.docmd('*')[0], 501)
        talk.quit()

    def test_incoming_only_refuses_sign_in(self):
        talk = smtplib.SMTP('mx.incoming.test', 25, 'client.test')
        talk.starttls(context=ssl.create_default_context())
        self.assertEqual(talk.docmd('AUTH', 'PLAIN AGJvYgBib2I=')[0], 503)
        self.assertEqual(talk.mail('x@elsewhere.test')[0], 250)
        self.assertEqual(talk.rcpt('bob@incoming.test')[0], 250)
        self.assertEqual(talk.rcpt('x@elsewhere.test')[0], 554)
        talk.quit()

    def test_refused(self):
        for name in ('smtp.refused.test', 'mail.refused.test', 'smtp.incoming.test'):
            for port in (465, 587, 25, 2525, 26):
                with self.assertRaises(ConnectionRefusedError):
                    socket.create_connection((name, port), 3)

    def test_dropped(self):
        for name, port in (('smtp.dropped.test', 465), ('mail.dropped.test', 25),
                           ('smtp.drop465.test', 465), ('mail.drop465.test', 465)):
            with self.assertRaises(TimeoutError):
                socket.create_connection((name, port), 0.3)
        with self.assertRaises(ConnectionRefusedError):
            socket.create_connection(('smtp.drop465.test', 25), 3)

    def test_names(self):
        for domain in DOMAINS:
            for host in domain.hosts:
                found = {entry[4][0] for entry in
                         socket.getaddrinfo(f'{host.name}.{domain.name}', 1)}
                self.assertEqual(found, set(host.addresses.values()))
        begin = time.monotonic()
        for name in ('nowhere.test', 'smtp.nowhere.test', 'mail.smtp-only.test', 'example.com'):
            with self.assertRaises(socket.gaierror) as caught:
                socket.getaddrinfo(name, 25)
            self.assertEqual(caught.exception.errno, socket.EAI_NONAME)
        self.assertLess(time.monotonic() - begin, 1)

    def test_dead_ipv6(self):
        addresses = {entry[0]: entry[4] for entry in socket.getaddrinfo(
            'smtp.dead-ipv6.test', 465, type=socket.SOCK_STREAM)}
        with self.assertRaises(TimeoutError):
            socket.create_connection(addresses[socket.AF_INET6][:2], 0.3)
        socket.create_connection(addresses[socket.AF_INET], 3).close()

    def test_old_encryption(self):
        command = ['openssl', 's_client', '-connect', 'smtp.tls10.test:465',
                   '-verify_return_error', '-cipher', 'ALL:@SECLEVEL=0']
        for version, status in (('-tls1', 0), ('-tls1_1', 0), ('-tls1_2', 1), ('-tls1_3', 1)):
            done = subprocess.run(command + [version], input=b'', capture_output=True, timeout=5)
            self.assertEqual(done.returncode, status, version)

    def test_scripted(self):
        self.assertEqual(self.first_line('smtp.greeting-554.test', 587)[:4], b'554 ')
        self.assertEqual(self.first_line('smtp.drip.test', 465), b'2')
        self.assertEqual(self.first_line('smtp.silent.test', 587), b'')
        talk = smtplib.SMTP('smtp.starttls-refused.test', 587, 'client.test')
        talk.ehlo()
        self.assertTrue(talk.has_extn('starttls'))
        self.assertEqual(talk.docmd('STARTTLS')[0], 454)
        talk.quit()
        with socket.create_connection(('smtp.web.test', 587), 3) as web:
            web.sendall(b'EHLO client.test\r\n')
            self.assertTrue(web.recv(100).startswith(b'HTTP/1.1 400'))
        self.assertEqual(self.first_line('smtp.plain-on-465.test', 465)[:4], b'220 ')

    @staticmethod
    def first_line(name, port):
        with socket.create_connection((name, port), 0.5) as connection:
            try:
                return connection.recv(100)
            except TimeoutError:
                return b''

    def test_environment(self):
        self.assertEqual(os.environ['PORTOLAN_LAB'], '1')
        for name in ('HOME', 'XDG_RUNTIME_DIR', 'XDG_DATA_HOME', 'TMPDIR'):
            self.assertTrue(os.environ[name].startswith('/srv/lab/'))
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outward:
            outward.connect(('192.0.2.16', 25))
            self.assertEqual(outward.getsockname()[0], link.CLIENT[4])


class Counting(unittest.TestCase):
    """Runs inside a lab of its own."""

    def test_counts(self):
        for name in ('smtp.smtp-only.test', 'smtp.exim.test'):
            talk = smtplib.SMTP_SSL(name, 465, 'client.test')
            self.assertEqual(sign_in(talk, 'bob', PASSWORD), 535)
            self.assertEqual(sign_in(talk, 'bob@' + name.removeprefix('smtp.'), PASSWORD), 235)
            talk.quit()
        found = counts.read(os.environ['PORTOLAN_LAB_LOGS'])
        while found.open_conversations():
            time.sleep(0.01)
            found = counts.read(os.environ['PORTOLAN_LAB_LOGS'])
        self.assertEqual(set(found.doors), {'smtp.smtp-only.test:465', 'smtp.exim.test:465'})
        for place, visits in found.doors.items():
            self.assertEqual((visits.connections, visits.accepted, visits.refused), (1, 1, 1))
            host = place.partition(':')[0]
            self.assertEqual(found.names[host], ['bob', 'bob@' + host.removeprefix('smtp.')])


# Outside: what the command does.

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


class Command(unittest.TestCase):

    def test_status(self):
        self.assertEqual(in_new_lab('true').returncode, 0)
        self.assertEqual(in_new_lab('sh', '-c', 'exit 7').returncode, 7)
        self.assertEqual(in_new_lab('sh', '-c', 'kill -TERM $$').returncode, 143)
        self.assertEqual(in_new_lab('/no/such/program').returncode, 127)
        self.assertEqual(lab('run').returncode, 2)

    def test_output_is_the_programs_own(self):
        done = in_new_lab('sh', '-c', 'echo out; echo err >&2')
        self.assertEqual((done.stdout, done.stderr), ('out\n', 'err\n'))

    def test_folder_is_kept(self):
        self.assertEqual(in_new_lab('pwd').stdout.strip(), os.getcwd())

    def test_nothing_left_after_the_end(self):
        before = traces()
        with self.begin('run', '--xvfb', '--a11y', '--',
                        'sh', '-c', 'sleep 100 & echo begun; read end') as process:
            process.stdout.readline()
            all_of_it = descendants(process.pid)
            self.assertGreater(len(all_of_it), 12)
            process.communicate('end\n')
        self.assertEqual(process.returncode, 0)
        self.assertEqual(still_running(all_of_it), set())
        self.assertEqual(traces(), before)

    def test_nothing_left_after_signals(self):
        while_starting, when_up = (0.1, 0.6), 2.5
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL):
            for pause in (*while_starting, when_up):
                with self.subTest(signal=number, pause=pause):
                    self.check_signal(['run', '--', 'sleep', '100'], number, pause)
        for number in (signal.SIGTERM, signal.SIGKILL):
            with self.subTest('up', signal=number):
                self.check_signal(['up'], number, when_up)

    def check_signal(self, words, number, pause):
        before = traces()
        with self.begin(*words) as process:
            time.sleep(pause)
            all_of_it = descendants(process.pid)
            process.send_signal(number)
            status = process.wait(10)
        if pause > 0.5:  # before, Python is not yet ready to answer for itself
            self.assertEqual(status, -number if number == signal.SIGKILL else 128 + number)
        self.wait_for(lambda: not still_running(all_of_it))
        self.assertEqual(traces(), before)

    def test_interrupt_from_terminal(self):
        master, slave = pty.openpty()
        with subprocess.Popen([LAB, 'run', '--', 'sh', '-c', 'echo begun; exec sleep 100'],
                              stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
                              preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)) as process:
            while b'begun' not in os.read(master, 100):
                pass
            os.write(master, b'\x03')
            self.assertEqual(process.wait(10), 130)
        os.close(master)
        os.close(slave)

    def test_user(self):
        code = 'import os; print(os.getuid(), os.getgid(), os.stat(os.environ["HOME"]).st_uid)'
        done = in_new_lab('/usr/bin/python3', '-c', code, options=['--user', '1234:1235'])
        self.assertEqual(done.stdout, '1234 1235 1234\n')
        done = lab('run', '--', '/usr/bin/python3', '-c', code,
                   env=os.environ | {'SUDO_UID': '1234', 'SUDO_GID': '1235', 'SUDO_USER': 'root'})
        self.assertEqual(done.stdout, '1234 1235 1234\n')

    def test_two_labs(self):
        with self.up() as first, self.up() as second:
            for process in (first, second):
                program = ('import smtplib\n'
                           's = smtplib.SMTP_SSL("smtp.smtp-only.test", 465)\n'
                           's.quit()')
                lab('in', str(process.pid), '--', '/usr/bin/python3', '-c', program)
            for process in (first, second):
                done = lab('in', str(process.pid), '--', LAB, 'counts', '--json')
                self.assertEqual(json.loads(done.stdout)['doors'], {
                    'smtp.smtp-only.test:465': {'connections': 1, 'accepted': 0, 'refused': 0}})
            self.assertEqual(lab('in', '--', 'true').returncode, 0)
            for process in (first, second):
                process.terminate()
                self.assertEqual(process.wait(10), 143)
            self.assertEqual(lab('in', str(second.pid), '--', 'true').returncode, 125)

    def test_rooms_end_with_their_program(self):
        with self.up() as process:
            before = descendants(process.pid)
            lab('in', str(process.pid), '--xvfb', '--', 'sh', '-c', 'sleep 100 &')
            with self.begin('in', str(process.pid), '--', 'sh', '-c',
                            'sleep 100 & echo begun; wait') as inside:
                inside.stdout.readline()
                all_of_it = descendants(inside.pid)
                self.assertGreater(len(all_of_it), 4)
                inside.kill()
            self.wait_for(lambda: not still_running(all_of_it))
            self.assertEqual(len(descendants(process.pid)), len(before))
            process.terminate()

    def test_domains(self):
        self.assertIn('bob@smtp-only.test', lab('domains').stdout)
        table = json.loads(lab('domains', '--json').stdout)
        self.assertEqual([row['domain'] for row in table], [row.name for row in DOMAINS])

    def begin(self, *words):
        process = subprocess.Popen([LAB, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def up(self):
        process = self.begin('up')
        self.assertEqual(process.stdout.readline(), f'lab {process.pid} ready\n')
        return process

    def wait_for(self, condition, seconds=3):
        end = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.01)


class Rooms(unittest.TestCase):

    STORE = 'printf {} | secret-tool store --label=x application portolan'.format(OTHER_PASSWORD)

    def keyring(self, kind, script):
        return in_new_lab('timeout', '20', 'sh', '-c', script, options=['--keyring', kind])

    def test_unlocked(self):
        done = self.keyring('unlocked', self.STORE + ' && secret-tool lookup application portolan')
        self.assertEqual((done.returncode, done.stdout), (0, OTHER_PASSWORD), done.stderr)

    def test_locked(self):
        done = self.keyring('locked', self.STORE)
        self.assertEqual(done.returncode, 1)
        self.assertIn('locked collection', done.stderr)

    def test_none(self):
        done = self.keyring('none', self.STORE)
        self.assertEqual(done.returncode, 1)
        self.assertIn('collection/login', done.stderr)

    def test_off(self):
        done = self.keyring('off', self.STORE)
        self.assertEqual(done.returncode, 1)
        self.assertIn('org.freedesktop.secrets', done.stderr)

    def test_unprivileged(self):
        done = in_new_lab('sh', '-c', self.STORE + ' && secret-tool lookup application portolan',
                          options=['--user', '1234:1234'])
        self.assertEqual((done.returncode, done.stdout), (0, OTHER_PASSWORD), done.stderr)

    def test_screen(self):
        done = in_new_lab('xprop', '-root', '_NET_SUPPORTING_WM_CHECK', options=['--xvfb'])
        self.assertIn('window id', done.stdout)

    def test_accessibility(self):
        program = ('import gi; gi.require_version("Atspi", "2.0")\n'
                   'from gi.repository import Atspi; Atspi.init()\n'
                   'print(Atspi.get_desktop(0).get_child_count())')
        done = in_new_lab('/usr/bin/python3', '-c', program, options=['--xvfb', '--a11y'])
        self.assertEqual(done.stdout, '0\n', done.stderr)

    def test_wayland_socket_stays_reachable(self):
        done = lab('run', '--', 'sh', '-c', 'echo $WAYLAND_DISPLAY', env=os.environ | {
            'WAYLAND_DISPLAY': 'wayland-7', 'XDG_RUNTIME_DIR': '/run/user/77'})
        self.assertEqual(done.stdout, '/run/user/77/wayland-7\n')


def load_tests(loader, _tests, _pattern):
    """Outside a lab, the classes that belong inside run as one test each."""
    if 'PORTOLAN_LAB' in os.environ:
        return loader.loadTestsFromNames(sys.argv[1:], sys.modules[__name__])
    suite = unittest.TestSuite()
    for inside in (Servers, Counting):
        suite.addTest(unittest.FunctionTestCase(lambda inside=inside: run_inside(inside),
                                                description=inside.__name__ + ', inside a lab'))
    for outside in (Command, Rooms):
        suite.addTests(loader.loadTestsFromTestCase(outside))
    return suite


def run_inside(test_class):
    done = in_new_lab(sys.executable, '-sB', os.path.abspath(__file__), test_class.__name__)
    if done.returncode:
        raise AssertionError(done.stderr)


if __name__ == '__main__':
    unittest.main(verbosity=2)
