#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the window says: can people read it, and can translators tell what is meant?

    tests/ui/test-strings.py PATH_TO_READING_GRADE
"""

import pathlib
import re
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / 'tests'))
import tap  # noqa: E402

GRADE = sys.argv[1]
MAX_GRADE = 6.0
MIN_WORDS = 12  # fewer make no measure

SOURCES = sorted([
    *(ROOT / 'src' / 'assistant').glob('*.[cu]*'),
    *(ROOT / 'src' / 'advice' / name
      for name in ('next-steps.c', 'sending-limits.c', 'typed-password.c')),
])

# These are for the terminal: "portolan-setup --help".
NOT_IN_THE_WINDOW = {'application'}

# word: one of these must stand on the same page; none: it is never used
JARGON = {
    'port': ('door',),
    'encrypt': ('lock',),
    'certificate': ('proof', 'fingerprint'),
    'smtp': ('outgoing', 'sending mail'),
    'app password': ('extra',),
    'mx': (), 'ptr': (), 'helo': (), 'sasl': (), 'imap': (), 'oauth': (), 'protocol': (),
    'authentication': (), 'credentials': (), 'configuration': (), 'administrator': (),
    'relay': (), 'timeout': (), 'socket': (), 'header': (), 'quota': (), 'handshake': (),
    'client': (),
}

DIRECTIVE = re.compile(r'%[\'\d$]*[-+a-zA-Z"]')


class Message:
    def __init__(self, text, comment, context, places):
        self.text = text
        self.comment = comment
        self.context = context
        self.pages = {pathlib.Path(place.rsplit(':', 1)[0]).stem for place in places}

    def is_open(self):
        """Could it mean more than one thing? One word, or something is put in."""
        return bool(DIRECTIVE.search(self.text)) or len(self.text.split()) == 1

    def sentences(self):
        """It as it is read, if it is one or more sentences."""
        text = DIRECTIVE.sub('name', self.text).replace('_', '').replace('\n', ' ')
        return text if re.search(r'[.?!]$', text) and ':' not in text.split()[0] else ''


def unquote(lines):
    return ''.join(line[line.index('"') + 1:line.rindex('"')] for line in lines).replace(
        '\\n', '\n').replace('\\"', '"')


def field(entry, name):
    found = re.search(rf'^{name} ((?:".*"\n?)+)', entry, re.MULTILINE)
    return unquote(found[1].splitlines()) if found else ''


def extract():
    """All messages, as translators get them."""
    run = subprocess.run(
        ['xgettext', '--output=-', '--from-code=UTF-8', '--add-comments=Translators',
         '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2',
         '--keyword=g_dngettext:2,3', *map(str, SOURCES)],
        stdout=subprocess.PIPE, text=True, check=True)
    for entry in run.stdout.split('\n\n')[1:]:
        comments = re.findall(r'^#\. (.*)', entry, re.MULTILINE)
        places = re.findall(r'(\S+:\d+)', ' '.join(re.findall(r'^#: (.*)', entry, re.MULTILINE)))
        message = Message(field(entry, 'msgid'), ' '.join(comments), field(entry, 'msgctxt'),
                          places)
        if message.text and not message.pages <= NOT_IN_THE_WINDOW:
            yield message


def measure(texts):
    run = subprocess.run([GRADE], input=''.join(f'{text}\n' for text in texts),
                         stdout=subprocess.PIPE, text=True, check=True)
    return [float(line) for line in run.stdout.split()]


def explained_in(page):
    """Where else a page's words are explained: by what it holds."""
    ui = ROOT / 'src' / 'assistant' / f'{page}.ui'
    parts = ui.read_text() if ui.exists() else ''
    held = {'PortolanGlossary': 'glossary', 'PortolanStepList': 'next-steps'}
    if page in ('settings-card', 'summary'):  # only on pages that have the glossary
        return {'glossary'}
    return {stem for part, stem in held.items() if part in parts}


class Strings(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.messages = list(extract())
        assert len(cls.messages) > 100, 'xgettext found too little'

    def test_grade_of_each(self):
        """each string of some length"""
        texts = [text for message in self.messages if (text := message.sentences())
                 and len(text.split()) >= MIN_WORDS]
        for text, grade in zip(texts, measure(texts)):
            with self.subTest(text):
                self.assertLessEqual(grade, MAX_GRADE)

    def test_grade_of_pages(self):
        """all that one page says, short sentences included"""
        pages = {}
        for message in self.messages:
            for name in message.pages:
                pages[name] = f'{pages.get(name, "")} {message.sentences()}'.strip()
        pages = {name: text for name, text in pages.items() if len(text.split()) >= MIN_WORDS}
        for name, grade in zip(pages, measure(pages.values())):
            with self.subTest(name):
                self.assertLessEqual(grade, MAX_GRADE)

    def test_jargon(self):
        """technical words only where they are explained"""
        for message in self.messages:
            pages = message.pages | set().union(*map(explained_in, message.pages))
            around = ' '.join(other.text for other in self.messages
                              if other.pages & pages).lower()
            for word, explained in JARGON.items():
                with self.subTest(message.text, word=word):
                    if re.search(rf'\b{word}', message.text.lower()):
                        self.assertTrue(any(part in around for part in explained))

    def test_context(self):
        """where the meaning is open, translators are told"""
        for message in self.messages:
            with self.subTest(message.text):
                if message.is_open():
                    self.assertTrue(message.comment or message.context)


if __name__ == '__main__':
    tap.main()
