"""The rows of domains that are all good, until something about them is changed; see changes.py."""

from .model import Domain, smtp, told, usual

NUMBER = 48


def rows():
    for number in range(1, NUMBER + 1):
        yield Domain(f'change{number}.test', 'all good, until `lab change` spoils it',
                     (smtp(*usual()),), changeable=True)
    yield Domain('moved-away.test', 'the same; the ISPDB tells a server elsewhere',
                 (smtp(*usual()),), changeable=True, provider='provider.test', ispdb='file',
                 settings=(told('out.provider.test'),))
