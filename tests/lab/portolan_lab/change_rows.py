"""The rows of domains that are all good, until something about them is changed; see changes.py."""

from .model import Domain, smtp, told, usual

_NUMBER = 50


def rows():
    for number in range(1, _NUMBER + 1):
        shows = f'all good, until it is changed; others up to change{_NUMBER}.test'
        yield Domain(f'change{number}.test', shows if number == 1 else '',  # one line for people
                     (smtp(*usual()),), changeable=True)
    yield Domain('moved-away.test', 'the same; the ISPDB tells a server elsewhere',
                 (smtp(*usual()),), changeable=True, provider='provider.test', ispdb='file',
                 settings=(told('out.provider.test'),))
