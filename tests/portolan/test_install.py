#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a packager gets: installed to a folder, another program is built against it and runs.

    tests/portolan/test_install.py BUILD_FOLDER

It finds the library by pkg-config, as any program does, and knows nothing of the sources.
"""

import os
import shlex
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS))
import tap  # noqa: E402

BUILD = sys.argv[1]


def run(*words, **environment):
    finished = subprocess.run(words, capture_output=True, text=True, timeout=240,
                              env={**os.environ, 'LC_ALL': 'C.UTF-8', **environment})
    if finished.returncode != 0:
        raise AssertionError(f'{words}:\n{finished.stdout}\n{finished.stderr}')
    return finished.stdout


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.root = Path(cls.folder.name) / 'root'
        run('meson', 'install', '-C', BUILD, '--no-rebuild', '--quiet', '--destdir', cls.root,
            LD_LIBRARY_PATH='')
        packages = next(cls.root.rglob('pkgconfig'))
        for package in packages.glob('*.pc'):
            package.write_text(package.read_text().replace('prefix=/', f'prefix={cls.root}/', 1))
        cls.libdir = packages.parent
        cls.search = {'PKG_CONFIG_PATH': str(packages)}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def build(self, example, package):
        program = Path(self.folder.name) / example
        flags = shlex.split(run('pkg-config', '--cflags', '--libs', package, **self.search))
        run('cc', '-Wall', '-Werror', '-std=c99', TESTS / 'examples' / f'{example}.c',
            '-o', program, *flags)
        return program

    def start(self, program, *words):
        """Where it lies now, nobody would look for it; see test_private_library_is_found."""
        return subprocess.run([program, *words], capture_output=True, text=True, timeout=60,
                              env={**os.environ, 'LC_ALL': 'C.UTF-8',
                                   'LD_LIBRARY_PATH': f'{self.libdir}:{self.libdir}/portolan-1'})

    def test_program(self):
        finished = self.start(self.build('find', 'portolan-1'), 'bob')
        self.assertEqual(finished.returncode, 2, finished.stderr)
        self.assertIn('@', finished.stderr)

    def test_program_with_window(self):
        if not (self.libdir / 'pkgconfig' / 'portolan-gtk-1.pc').exists():
            self.skipTest('built without the window')
        self.build('wizard', 'portolan-gtk-1')

    def test_nothing_else_is_asked_for(self):
        """Who builds against the library needs its own headers and GLib's."""
        wanted = run('pkg-config', '--print-requires', '--print-requires-private', 'portolan-1',
                     **self.search).split('\n')
        self.assertEqual([line.split()[0] for line in wanted if line], ['gio-2.0'])

    def test_private_library_is_found(self):
        """By a path that was written into the public one: nobody has to set anything."""
        dynamic = run('readelf', '--wide', '--dynamic', self.libdir / 'libportolan-1.so.0')
        self.assertIn('Library soname: [libportolan-1.so.0]', dynamic)
        rows = [line for line in dynamic.splitlines() if '(RUNPATH)' in line]
        self.assertTrue(rows and rows[0].rstrip(']').endswith('/portolan-1'), rows)


if __name__ == '__main__':
    tap.main()
