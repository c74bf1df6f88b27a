#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What "meson install" puts where, as a desktop, a shell and a reader look for it.

Called with the folder of the build.
"""

import configparser
import os
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import tap  # noqa: E402

BUILD = sys.argv[1]
SOURCE = Path(__file__).resolve().parents[2]
ID = 'org.portolan.MailSetup'

THERE = (
    'bin/portolan',
    'bin/portolan-setup',
    f'share/applications/{ID}.desktop',
    f'share/metainfo/{ID}.metainfo.xml',
    f'share/icons/hicolor/scalable/apps/{ID}.svg',
    f'share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg',
    'share/man/man1/portolan.1',
    'share/man/man1/portolan-setup.1',
    'share/bash-completion/completions/portolan',
    'share/bash-completion/completions/portolan-setup',
    'share/zsh/site-functions/_portolan',
    'share/fish/vendor_completions.d/portolan.fish',
    'share/fish/vendor_completions.d/portolan-setup.fish',
)


def languages():
    return [line for line in (SOURCE / 'po' / 'LINGUAS').read_text().split('\n')
            if line and not line.startswith('#')]


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        subprocess.run(['meson', 'install', '-C', BUILD, '--no-rebuild', '--quiet',
                        '--destdir', cls.folder.name], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        cls.prefix = next(Path(cls.folder.name).rglob('bin')).parent

    def test_there(self):
        for name in THERE:
            self.assertTrue((self.prefix / name).exists(), name)

    def test_desktop_file(self):
        """It starts a program and shows an icon that are there, in every language that we have."""
        parser = configparser.ConfigParser(interpolation=None)
        parser.optionxform = str
        parser.read(self.prefix / f'share/applications/{ID}.desktop')
        entry = parser['Desktop Entry']
        self.assertTrue((self.prefix / 'bin' / entry['Exec'].split()[0]).exists())
        self.assertEqual(entry['Icon'], ID)
        for language in languages():
            self.assertIn(f'Name[{language}]', entry)

    def test_metainfo(self):
        """Of the version that it is, and of the programs that come with it."""
        path = self.prefix / f'share/metainfo/{ID}.metainfo.xml'
        subprocess.run(['xmllint', '--noout', '--nonet', path], check=True)
        root = ElementTree.parse(path).getroot()
        release = root.find('releases/release').get('version')
        version = subprocess.run([Path(BUILD) / 'src/cli/portolan', '--version'], check=True,
                                 capture_output=True, text=True).stdout
        self.assertEqual(version, f'portolan {release}\n')
        self.assertEqual(root.findtext('launchable'), f'{ID}.desktop')
        for binary in root.iter('binary'):
            self.assertTrue((self.prefix / 'bin' / binary.text).exists(), binary.text)

    def test_pictures(self):
        """Each picture that the metainfo file speaks of can be published."""
        template = (SOURCE / f'data/{ID}.metainfo.xml.in').read_text()
        for name in re.findall('<image>screenshots:/(.*)</image>', template):
            self.assertTrue((SOURCE / 'data/screenshots' / name).exists(), name)

    def test_tree(self):
        judged = subprocess.run(['appstreamcli', 'validate-tree', '--no-net', self.prefix],
                                capture_output=True, text=True)
        self.assertEqual(judged.returncode, 0, judged.stdout)

    def test_icons(self):
        """Drawings that are square and need nothing from elsewhere."""
        for path in self.prefix.rglob('*.svg'):
            root = ElementTree.parse(path).getroot()
            sizes = root.get('viewBox').split()[2:] if root.get('viewBox') else \
                [root.get('width'), root.get('height')]
            self.assertEqual(sizes[0], sizes[1], path)
            for link in re.findall(r'href="([^"]*)"', path.read_text()):
                self.assertTrue(link.startswith('#'), path)

    def test_translations(self):
        for language in languages():
            catalogue = self.prefix / f'share/locale/{language}/LC_MESSAGES/portolan.mo'
            self.assertTrue(catalogue.exists(), language)

    def test_nothing_of_this_computer(self):
        """No file names the folder that it was built in: elsewhere it would be the same."""
        folders = {os.fsencode(Path(BUILD).resolve()), os.fsencode(SOURCE)}
        for path in self.prefix.rglob('*'):
            if path.is_file():
                self.assertFalse([folder for folder in folders if folder in path.read_bytes()], path)


if __name__ == '__main__':
    tap.main()
