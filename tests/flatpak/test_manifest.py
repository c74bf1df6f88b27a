#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The Flatpak manifest, as flatpak-builder understands it. No runtime is needed for that."""

import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import tap  # noqa: E402

SOURCE = Path(__file__).resolve().parents[2]
MANIFEST = SOURCE / 'flatpak' / 'org.portolan.MailSetup.yml'

# All that the sandbox is opened for: the network and a screen.
PERMISSIONS = ['--share=network', '--share=ipc', '--socket=wayland', '--socket=fallback-x11',
               '--device=dri']

# Libraries of the build that the GNOME runtime does not have.
BESIDE_RUNTIME = {'libgsasl': 'gsasl', 'libcares': 'c-ares'}


class Manifest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:  # it leaves something behind there
            cls.shown = subprocess.run(['flatpak-builder', '--show-manifest', MANIFEST], cwd=folder,
                                       capture_output=True, text=True, check=False)
        cls.manifest = json.loads(cls.shown.stdout)

    def test_understood(self):
        """A slip of the fingers is only warned of."""
        self.assertEqual((self.shown.returncode, self.shown.stderr), (0, ''))

    def test_permissions(self):
        self.assertEqual(self.manifest['finish-args'], PERMISSIONS)

    def test_sources(self):
        """What is fetched is named by its release, and known by its sum."""
        archives = [source for module in self.manifest['modules'] for source in module['sources']
                    if source['type'] != 'dir']
        self.assertTrue(archives)
        for source in archives:
            self.assertRegex(source['url'], r'^https://.*[0-9]\.tar\.[gx]z$')
            self.assertRegex(source['sha256'], r'^[0-9a-f]{64}$')

    def test_libraries(self):
        wanted = re.findall(r"dependency\('([\w.+-]+)'", (SOURCE / 'meson.build').read_text())
        modules = [module['name'] for module in self.manifest['modules']]
        for library, module in BESIDE_RUNTIME.items():
            self.assertIn(library, wanted)
            self.assertIn(module, modules)
        self.assertEqual(modules[-1], 'portolan')


if __name__ == '__main__':
    tap.main()
