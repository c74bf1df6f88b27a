#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Presses Tab, so to speak: what does a shell offer after these words?

Called with the shell's name and the script that was made for it.
"""

import os
import pty
import select
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import tap  # noqa: E402

SHELL, SCRIPT = sys.argv[1], os.path.abspath(sys.argv[2])

# typed so far: what is offered
OFFERED = {
    'portolan f': ['find', 'forget'],
    'portolan set-up --pass': ['--password-stdin'],
    'portolan set-up --led': ['--ledger'],
    'portolan set-up bob@example.com --accept tls': ['tls-too-old'],
    'portolan set-up --accept certificate-w': ['certificate-wrong-name'],
    'portolan check bob@example.com --re': ['--repair', '--report'],
    'portolan show bob@example.com --format m': ['msmtp'],
    'portolan show bob@example.com --format ph': ['phpmailer'],
    'portolan find --host ': [],
    'portolan forget --': ['--help'],
    'portolan nonsense ': [],
    'portolan-setup --j': ['--json'],
}

BASH = '''
source "$1"
read -ra COMP_WORDS <<< "$2"
[[ $2 == *' ' ]] && COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
function=_${COMP_WORDS[0]/-/_}
"$function" "${COMP_WORDS[0]}" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
'''

# What Tab makes of the line is written to a file.
ZSH = '''
PS1='ready>' RPS1= PS2=
fpath=("${SCRIPT:h}" $fpath)
autoload -Uz compinit; compinit -u -D
complete-and-write () {
  zle complete-word
  print -r -- "$BUFFER" > "$WRITTEN.new"; mv "$WRITTEN.new" "$WRITTEN"
  zle kill-whole-line
}
zle -N complete-and-write; bindkey -e; bindkey '^I' complete-and-write
'''


def bash(line):
    return subprocess.run(['bash', '-c', BASH, '-', SCRIPT, line], capture_output=True, text=True,
                          check=True).stdout.split()


def fish(line):
    """Where it knows nothing better, fish offers files: there are none in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        said = subprocess.run(['fish', '--no-config', '-c', 'source $argv[1]; complete -C $argv[2]',
                               SCRIPT, line], capture_output=True, text=True, check=True, cwd=folder)
    return [offer.split('\t')[0] for offer in said.stdout.splitlines()]


class Zsh:
    """It completes only for somebody at a terminal, and writes what it offers into the line."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.written = Path(self.folder.name, 'written')
        Path(self.folder.name, '.zshrc').write_text(ZSH)
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.execvpe('zsh', ['zsh', '-i'],
                       {**os.environ, 'ZDOTDIR': self.folder.name, 'SCRIPT': SCRIPT,
                        'WRITTEN': str(self.written), 'TERM': 'dumb'})
        said = b''
        while b'ready>' not in said:
            said += os.read(self.terminal, 4096)

    def __call__(self, line):
        os.write(self.terminal, (line + '\t').encode())
        while not self.written.exists():
            if select.select([self.terminal], [], [], 0.05)[0]:
                os.read(self.terminal, 4096)
        completed = self.written.read_text()
        self.written.unlink()
        return completed[line.rindex(' ') + 1:].split()


OF_SHELL = {'bash': lambda: bash, 'fish': lambda: fish, 'zsh': Zsh}


class Completion(unittest.TestCase):
    def test_syntax(self):
        subprocess.run([SHELL, '-n', SCRIPT], check=True)

    def test_offered(self):
        complete = OF_SHELL[SHELL]()
        for line, wanted in OFFERED.items():
            if SHELL == 'zsh' and len(wanted) != 1:
                continue  # of several, it writes none
            with self.subTest(line):
                self.assertEqual(sorted(complete(line)), sorted(wanted))

    def test_nothing_is_forgotten(self):
        script = Path(SCRIPT).read_text()
        for word in ('find', 'set-up', 'check', 'list', 'show', 'forget', 'explain', 'ledger',
                     'offline-sources', 'django', 'other-domain', 'parent-window'):
            self.assertIn(word, script)


if __name__ == '__main__':
    tap.main()
