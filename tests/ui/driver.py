# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drives the real window through the accessibility bus, as a screen reader sees it.

Only the page in view is in the tree, and hidden buttons are not, so whatever is found can be used.
"""

import json
import pathlib
import subprocess
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

# Seconds. A machine with all tests running at once is slow.
PATIENCE = 40
STEP = 0.05


def wait_for(what, ask, patience=PATIENCE):
    """Asks until the answer is true, and returns it."""
    end = time.monotonic() + patience
    while True:
        try:
            answer = ask()
        except GLib.Error:  # something went away while it was looked at
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f'waited {patience} s for {what}')
        time.sleep(STEP)


def walk(node):
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from walk(child)


class Window:
    """One run of portolan-setup, or of another program that has its window."""

    def __init__(self, program, *arguments, options=('--json',), environment=None):
        self.process = subprocess.Popen([program, *options, *arguments], stdout=subprocess.PIPE,
                                        text=True, env=environment)
        self.application = wait_for('the window', self._find_application)

    def _find_application(self):
        if self.process.poll() is not None:
            raise AssertionError(f'ended at once with {self.process.returncode}')
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and self.is_ours(child.get_process_id()) and child.get_child_count():
                return child
        return None

    def is_ours(self, process_id):
        return process_id == self.process.pid

    # What is there

    def has_window(self, title):
        return any(self.application.get_child_at_index(i).get_name() == title
                   for i in range(self.application.get_child_count()))

    def title(self):
        return self.application.get_child_at_index(0).get_name()

    def wait_for_page(self, title, patience=PATIENCE):
        wait_for(f'page “{title}” instead of “{self.title()}”',
                 lambda: self.title() == title, patience)

    def look_for(self, role, name=''):
        for node in walk(self.application):
            if node.get_role_name() == role and node.get_name().startswith(name):
                return node
        return None

    def find(self, role, name=''):
        return wait_for(f'{role} “{name}”', lambda: self.look_for(role, name))

    def has(self, role, name):
        return self.look_for(role, name) is not None

    def texts(self):
        return [node.get_name() for node in walk(self.application)
                if node.get_role_name() in ('label', 'heading', 'status bar')]

    def wait_for_text(self, part):
        wait_for(f'text “{part}”', lambda: any(part in text for text in self.texts()))

    def names(self, role):
        return [node.get_name() for node in walk(self.application)
                if node.get_role_name() == role]

    def is_focused(self, role, name=''):
        return self.find(role, name).get_state_set().contains(Atspi.StateType.FOCUSED)

    def is_usable(self, role, name):
        states = self.find(role, name).get_state_set()
        return states.contains(Atspi.StateType.SENSITIVE)

    def read(self, role, name=''):
        node = self.find(role, name)
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    def complaint(self, role, name=''):
        """What a field says about itself when something is wrong with it."""
        return wait_for(f'a complaint about {name or role}',
                        lambda: self.find(role, name).get_description())

    # What can be done

    def type(self, role, name, text):
        Atspi.EditableText.set_text_contents(self.find(role, name), text)
        wait_for(f'{name or role} to be filled',
                 lambda: role == 'password text' or self.read(role, name) == text)

    def press(self, name):
        wait_for(f'{name} to be usable', lambda: self.is_usable('push button', name))
        self.find('push button', name).get_action_iface().do_action(0)

    def activate(self, role, name):
        """Activates what is no push button, such as a link."""
        self.find(role, name).get_action_iface().do_action(0)

    def press_until_page(self, name, title):
        """Presses again where the button was just being put away, as a person would."""
        end = time.monotonic() + PATIENCE
        while self.title() != title:
            self.press(name)
            try:
                self.wait_for_page(title, patience=2)
            except AssertionError:
                if time.monotonic() > end:
                    raise

    def choose(self, ticked, wanted):
        """Chooses another answer from the keyboard: GTK 4.8 offers no action for it."""
        keyboard = Keyboard(self)
        keyboard.walk_to('check box', ticked)
        for _ in range(8):
            if self.is_ticked(wanted):
                return
            keyboard.press('Down')
            time.sleep(2 * STEP)
        raise AssertionError(f'Down does not lead to {wanted}')

    def is_ticked(self, name):
        states = self.find('check box', name).get_state_set()
        return states.contains(Atspi.StateType.CHECKED)

    def end(self, patience=PATIENCE):
        """Waits for the end: the outcome and the exit status."""
        output, _ = self.process.communicate(timeout=patience)
        return json.loads(output), self.process.returncode

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()


class Keyboard:
    """Types into a window as a hand on a keyboard does; into a dialog with its title."""

    def __init__(self, window, title=''):
        self.window = window
        self.title = title
        self.id = wait_for('the window on the screen', self._find)
        self._run('windowactivate', '--sync', self.id)

    def _find(self):
        found = self._run('search', '--onlyvisible', '--all', '--pid',
                          str(self.window.process.pid), '--name', self.title)
        return found.split()[-1] if found.split() else None

    @staticmethod
    def _run(*arguments):
        return subprocess.run(['xdotool', *arguments], stdout=subprocess.PIPE, text=True,
                              check=False, timeout=PATIENCE).stdout

    def type(self, text):
        self._run('type', '--delay', '15', text)

    def press(self, *keys):
        for key in keys:
            self._run('key', key)
            time.sleep(STEP)

    def walk_to(self, role, name):
        """Tab until it has the focus."""
        for _ in range(30):
            if self.window.is_focused(role, name):
                return
            self.press('Tab')
            time.sleep(2 * STEP)
        raise AssertionError(f'Tab does not lead to {role} “{name}”')


def read_saved(address):
    """The saved item, read by another program."""
    found = subprocess.run(
        ['secret-tool', 'lookup', 'application', 'org.portolan.MailSetup', 'account', address],
        stdout=subprocess.PIPE, text=True, check=False, timeout=PATIENCE)
    return json.loads(found.stdout) if found.returncode == 0 else None


def read_domains(lab):
    """The table of the practice network: domain to its row."""
    output = subprocess.run([lab, 'domains', '--json'], stdout=subprocess.PIPE, check=True).stdout
    rows = json.loads(output)
    return {row['domain']: row for row in (rows['domains'] if isinstance(rows, dict) else rows)}


def count_sign_ins(host):
    """How many sign-ins arrived so far at the doors of a host."""
    lab = pathlib.Path(__file__).resolve().parent.parent / 'lab' / 'lab'
    output = subprocess.run([lab, 'counts', '--json'], stdout=subprocess.PIPE, check=True).stdout
    return sum(door['accepted'] + door['refused']
               for name, door in json.loads(output)['doors'].items() if name.startswith(host))
