#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The files by which the bus and systemd start the service.

    tests/dbus/test_files.py PATH_TO_PORTOLAN_SETUP BUS_SERVICE USER_UNIT
"""

import os
import subprocess
import sys
import tempfile
import unittest
from configparser import ConfigParser
from pathlib import Path

sys.path.insert(1, str(Path(__file__).resolve().parent.parent))

import tap  # noqa: E402
from bus import NAME, Caller  # noqa: E402

PROGRAM, BUS_SERVICE, USER_UNIT = (Path(name).resolve() for name in sys.argv[1:4])


def read(path):
    file = ConfigParser()
    file.optionxform = str
    file.read(path)
    return file


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_one_service(self):
        """both files mean the same program, and the service file is called after its name"""
        bus, unit = read(BUS_SERVICE)['D-BUS Service'], read(USER_UNIT)['Service']
        self.assertEqual(bus['Name'], NAME)
        self.assertEqual(BUS_SERVICE.name, NAME + '.service')
        self.assertEqual(bus['SystemdService'], USER_UNIT.name)
        self.assertEqual(unit['BusName'], NAME)
        self.assertEqual(unit['ExecStart'], bus['Exec'])
        program, *words = bus['Exec'].split()
        self.assertEqual((Path(program).name, words), (PROGRAM.name, ['--gapplication-service']))

    def test_unit(self):
        """systemd understands all of it"""
        unit = self.folder / USER_UNIT.name
        installed = read(USER_UNIT)['Service']['ExecStart'].split()[0]
        unit.write_text(USER_UNIT.read_text().replace(installed, '/bin/true'))
        checked = subprocess.run(['systemd-analyze', '--user', '--man=no', 'verify', unit],
                                 capture_output=True, text=True, check=False,
                                 env={**os.environ, 'XDG_RUNTIME_DIR': str(self.folder)})
        complaints = [line for line in checked.stderr.splitlines() if USER_UNIT.name in line]
        self.assertEqual((checked.returncode, complaints), (0, []), checked.stderr)

    def test_activation(self):
        """the bus starts it when it is called"""
        services = self.folder / 'services'
        services.mkdir()
        installed = read(BUS_SERVICE)['D-BUS Service']['Exec'].split()[0]
        (services / BUS_SERVICE.name).write_text(
            BUS_SERVICE.read_text().replace(installed, str(PROGRAM)))
        configuration = self.folder / 'bus.conf'
        configuration.write_text(f'''<busconfig>
            <type>session</type>
            <listen>unix:path={self.folder}/bus</listen>
            <servicedir>{services}</servicedir>
            <policy context="default">
              <allow send_destination="*" eavesdrop="true"/>
              <allow eavesdrop="true"/>
              <allow own="*"/>
            </policy>
            </busconfig>''')
        daemon = subprocess.Popen(['dbus-daemon', '--nofork', f'--config-file={configuration}',
                                   '--print-address'], stdout=subprocess.PIPE, text=True)
        self.addCleanup(daemon.wait)
        self.addCleanup(daemon.terminate)
        self.addCleanup(daemon.stdout.close)
        caller = Caller(daemon.stdout.readline().strip())
        self.addCleanup(caller.leave)
        self.assertEqual(caller.version(), 1)
        self.assertEqual(caller.explain('535 5.7.8 Error')['finding'], 'password-wrong')


if __name__ == '__main__':
    tap.main()
