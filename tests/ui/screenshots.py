#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Takes a picture of each page of the window in each of its states and clothes.

    tools/screenshots FOLDER [VARIANT…]

It runs in the lab; see tools/screenshots for the way there.
"""

import gettext
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

PROGRAM, FOLDER, LOCALES = sys.argv[1:4]

import driver  # noqa: E402
from keep import keep  # noqa: E402
import window as pages  # noqa: E402

sys.path.insert(0, str(pages.LAB.parent))
from portolan_lab import ask  # noqa: E402

LARGE = 'Xft.dpi: 192'
PHONE = (360, 640)

# name: environment, resources of the screen, size
VARIANTS = {
    'light': ({}, '', None),
    'dark': ({'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}, '', None),
    'contrast': ({'ADW_DEBUG_HIGH_CONTRAST': '1'}, '', None),
    'large': ({}, LARGE, None),
    'narrow': ({}, '', PHONE),
    'narrow-large': ({}, LARGE, PHONE),
    'arabic': ({'LC_ALL': 'ar_EG.UTF-8'}, '', None),
    'german': ({'LC_ALL': 'de_DE.UTF-8'}, '', None),
}

TABLE = """
[app]
name=App Mail
domains=app.smtp-only.test
servers=tls:smtp.smtp-only.test:465;starttls:smtp.smtp-only.test:587
username=address
sign-in=oauth;app-password
switch-on=Turn on 2-Step Verification first: without it Google makes no app passwords.
app-password-url=https://app.test/passwords
letters-per-day=500
recipients-per-message=100

[known]
name=Known Mail
domains=smtp-only.test
servers=tls:smtp.smtp-only.test:465;starttls:smtp.smtp-only.test:587
username=address
sign-in=password
letters-per-day=500
recipients-per-message=100

[browser]
name=Browser Mail
domains=port2525.test
servers=starttls:smtp.port2525.test:2525
username=address
sign-in=oauth
help-url=https://browser.test/

[gmail]
name=Gmail
domains=gmail.com
well-known=gmail.com
servers=tls:smtp.gmail.com:465
username=address
sign-in=app-password
"""


class Words:
    """The window's words in another language, by the English ones without mnemonics."""

    def __init__(self, language):
        found = gettext.find('portolan', LOCALES, [language]) if language else None
        catalog = gettext.GNUTranslations(open(found, 'rb'))._catalog if found else {}
        self.words = {self._bare(key): self._bare(value) for key, value in catalog.items()
                      if isinstance(key, str)}

    @staticmethod
    def _bare(word):
        # Some scripts put the mnemonic behind the word: "Weiter(_N)".
        return word.replace('_', '')

    def __call__(self, word):
        return self.words.get(word, word)


SENT = 'Sent. Look into your inbox in a minute. If it is not there, look among the spam.'


def make_locale(name, folder):
    """A machine speaks only what it was made to speak."""
    territory, charset = name.split('.')
    subprocess.run(['localedef', '-i', territory, '-f', charset, folder / name], check=True)


class Photographer:
    """One variant: opens windows and takes pictures of them."""

    def __init__(self, variant):
        environment, resources, self.size = VARIANTS[variant]
        subprocess.run(['xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set',
                        'RESOURCE_MANAGER', resources + '\n'], check=True)
        locale = environment.get('LC_ALL', '')
        self.words = Words(locale)
        self.folder = pathlib.Path(FOLDER) / variant
        self.folder.mkdir(parents=True, exist_ok=True)
        self.scratch = tempfile.TemporaryDirectory()
        table = pathlib.Path(self.scratch.name) / 'providers.ini'
        table.write_text(TABLE)
        self.environment = {**os.environ, **environment, 'PORTOLAN_PROVIDERS': str(table),
                            'LOCPATH': self.scratch.name}
        if locale:
            make_locale(locale, pathlib.Path(self.scratch.name))

    def open(self, *arguments):
        shown = driver.Window(PROGRAM, *arguments, environment=self.environment)
        keyboard = driver.Keyboard(shown)
        if self.size:
            subprocess.run(['xdotool', 'windowsize', '--sync', keyboard.id,
                            *map(str, self.size)], check=False, timeout=10)
        return shown

    def press(self, shown, name):
        shown.press(self.words(name))

    def wait_for_page(self, shown, title):
        shown.wait_for_page(self.words(title), patience=20)

    def shoot(self, shown, name):
        time.sleep(0.7)
        keyboard = driver.Keyboard(shown)
        picture = self.folder / f'{name}.png'
        subprocess.run(['import', '-window', keyboard.id, picture], check=True, timeout=20)


# The states. Each opens a window and gives it back for the picture.

def address(photographer):
    return photographer.open()


def address_error(photographer):
    shown = photographer.open('bob smith')
    photographer.press(shown, pages.FIND)
    return shown


def address_slip(photographer):
    shown = photographer.open('bob@gmial.com')
    time.sleep(1)
    return shown


def search(photographer):
    shown = photographer.open('bob@silent.test')
    photographer.press(shown, pages.FIND)
    time.sleep(1)
    return shown


def search_nothing(photographer):
    shown = photographer.open('bob@refused.test')
    photographer.press(shown, pages.FIND)
    driver.wait_for('the end', lambda: shown.has('push button', photographer.words('Try Again')))
    return shown


def open_proposal(photographer, who):
    shown = photographer.open(who)
    photographer.press(shown, pages.FIND)
    photographer.wait_for_page(shown, pages.PROPOSAL)
    return shown


def proposal(photographer):
    return open_proposal(photographer, 'bob@autoconfig-srv.test')


def proposal_explained(photographer):
    shown = proposal(photographer)
    photographer.press(shown, 'What does this mean?')
    return shown


def proposal_starttls(photographer):
    return open_proposal(photographer, 'bob@mail-only.test')


def proposal_doubtful(photographer):
    return open_proposal(photographer, 'bob@self-signed.test')


def open_consent(photographer, who):
    shown = open_proposal(photographer, who)
    photographer.press(shown, pages.USE)
    photographer.wait_for_page(shown, pages.CONSENT)
    return shown


def consent_certificate(photographer):
    return open_consent(photographer, 'bob@self-signed.test')


def consent_no_lock(photographer):
    return open_consent(photographer, 'bob@clear25.test')


def consent_other_domain(photographer):
    return open_consent(photographer, 'bob@mx-provider.test')


def open_sign_in(photographer, who):
    shown = photographer.open(who)
    photographer.press(shown, pages.FIND)
    photographer.wait_for_page(shown, pages.SIGN_IN)
    return shown


def sign_in(photographer):
    return open_sign_in(photographer, 'bob@smtp-only.test')


def sign_in_app_password(photographer):
    return open_sign_in(photographer, 'bob@app.smtp-only.test')


def sign_in_browser(photographer):
    return open_sign_in(photographer, 'bob@port2525.test')


def type_password(photographer, shown, password):
    driver.Atspi.EditableText.set_text_contents(shown.find('password text'), password)
    photographer.press(shown, pages.SIGN_IN)


def sign_in_refused(photographer):
    shown = open_sign_in(photographer, 'bob@smtp-only.test')
    type_password(photographer, shown, 'not-the-one')
    driver.wait_for('the refusal', lambda: shown.has(
        'push button', photographer.words('Details for your helper')))
    return shown


def done(photographer):
    shown = open_sign_in(photographer, 'bob@smtp-only.test')
    type_password(photographer, shown, 'correct-horse')
    photographer.wait_for_page(shown, pages.DONE)
    return shown


def done_letter(photographer):
    shown = done(photographer)
    photographer.press(shown, 'Send Myself a Test Letter')
    driver.wait_for('the letter', lambda: any(
        photographer.words(SENT) in text for text in shown.texts()))
    return shown


def done_letter_refused(photographer):
    ask.change(('change1.test', 'policy', 'quota', 'end_of_data'))
    shown = open_done(photographer, 'bob@change1.test')
    photographer.press(shown, 'Send Myself a Test Letter')
    driver.wait_for('the refusal', lambda: photographer.words('What to do') in shown.texts())
    ask.restore('change1.test')
    return shown


def done_who_was_asked(photographer):
    shown = done(photographer)
    photographer.press(shown, 'Who was asked')
    return shown


def open_check(photographer, address, text, **settings):
    keep(address, host=f'smtp.{address.split("@")[1]}', **settings)
    shown = photographer.open('--check', address)
    driver.wait_for('the verdict', lambda: shown.has('push button', photographer.words(text)))
    return shown


def check_well(photographer):
    return open_check(photographer, 'bob@smtp-only.test', 'Close', port=465, security='tls')


def check_password(photographer):
    return open_check(photographer, 'bob@smtp-only.test', 'Try It', port=465, security='tls',
                      password='no-longer-right')


def check_moved(photographer):
    return open_check(photographer, 'bob@smtp-only.test', 'Mend It', port=2525,
                      security='starttls')


def open_done(photographer, who):
    shown = open_proposal(photographer, who)
    driver.Keyboard(shown).press('Return')
    photographer.wait_for_page(shown, pages.SIGN_IN)
    type_password(photographer, shown, 'correct-horse')
    photographer.wait_for_page(shown, pages.DONE)
    return shown


def done_warning(photographer):
    return open_done(photographer, 'bob@sender-refused.test')


def manual(photographer):
    shown = photographer.open('bob@smtp-only.test')
    photographer.press(shown, 'I know my settings')
    photographer.wait_for_page(shown, pages.MANUAL)
    return shown


def manual_hint(photographer):
    shown = manual(photographer)
    entries = [node for node in driver.walk(shown.application)
               if node.get_role_name() == 'text']
    for node, text in zip(entries, ('smtp.smtp-only.test', '465')):
        driver.Atspi.EditableText.set_text_contents(node, text)
    return shown


STATES = [
    address, address_error, address_slip, search, search_nothing, proposal, proposal_explained,
    proposal_starttls, proposal_doubtful, consent_certificate, consent_no_lock, consent_other_domain, sign_in,
    sign_in_app_password, sign_in_browser, sign_in_refused, done, done_letter, done_letter_refused,
    done_who_was_asked, done_warning, check_well, check_password, check_moved, manual, manual_hint,
]


def main():
    wanted = sys.argv[4:]
    variants = [name for name in wanted if name in VARIANTS] or list(VARIANTS)
    states = [state for state in STATES if state.__name__ in wanted] or STATES
    failed = 0
    for variant in variants:
        photographer = Photographer(variant)
        for number, state in enumerate(STATES, start=1):
            if state not in states:
                continue
            try:
                shown = state(photographer)
                photographer.shoot(shown, f'{number:02}-{state.__name__}')
                shown.kill()
            except (AssertionError, subprocess.SubprocessError, driver.GLib.Error) as error:
                print(f'{variant}, {state.__name__}: {error}', file=sys.stderr)
                failed += 1
    sys.exit(failed > 0)


if __name__ == '__main__':
    main()
