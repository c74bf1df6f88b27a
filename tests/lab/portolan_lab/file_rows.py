"""The rows about web servers that misbehave when asked for the settings file.

Each shows the same at autoconfig., at the domain itself, and in the ISPDB where that is possible.
The file would tell smtp.DOMAIN, which can be guessed, too.
"""

from .model import PLAIN, Domain, Host, autoconfig, implicit, scripted, smtp, told, web

# name: (page of pages.py, what it shows)
_PAGES = {
    'redirect-http': ('redirect-http', 'redirects to http, where a good file is'),
    'redirect-circle': ('redirect-circle', 'redirects in a circle'),
    'redirect-elsewhere': ('redirect-elsewhere', 'redirects to another domain, over https'),
    'endless': ('endless', 'a body without end'),
    '50mb': ('50mb', 'a good file, after 50 MB of comment'),
    'packed': ('packed', 'the same 50 MB, packed into a fraction of it'),
    'html': ('html', 'a page for people, with status 200'),
    'missing': ('missing', '404'),
    'error': ('error', '503'),
    'empty': ('empty', 'nothing, with status 200'),
    'broken': ('broken', 'half of a good file'),
    'silent': ('silent', 'takes the request and says nothing'),
    'slow': ('slow', 'a good file, after two seconds'),
    'entity-bomb': ('entity-bomb', 'XML that grows without bounds'),
}


def rows():
    for name, (page, shows) in _PAGES.items():
        yield _row(name, shows, ispdb=page, hosts=(autoconfig(page), web(page)))
    for kind, shows in (('wrong-name', 'for another name'), ('expired', 'that ran out'),
                        ('self-signed', 'that nobody vouches for')):
        yield _row(kind, 'a certificate ' + shows, web_certificate=kind)
    yield _row('dropped', 'packets to the web servers vanish', hosts=_hosts(dropped=('all',)))
    yield _row('refused', 'the web servers refuse connections', hosts=_hosts())
    yield _row('no-tls', 'takes connections, but no encryption',
               hosts=_hosts((scripted(443, PLAIN, 'silent'),)))
    yield _row('200-servers', '200 servers, the last one good', ispdb='file', settings=tuple(
        told(f'server{number}.file-200-servers.test') for number in range(1, 200)))
    yield _row('other-domain', 'names a host of another domain', ispdb='file',
               settings=(told('smtp.smtp-only.test'),), last=())
    yield _row('plain', 'names the server without encryption', ispdb='file',
               settings=(told('smtp.file-plain.test', 25, PLAIN),), last=())
    yield Domain('lab.test', 'no mail: ispdb.lab.test is the ISPDB double',
                 (Host('ispdb', web='ispdb'), Host('elsewhere', web='elsewhere')))


def _row(name, shows, hosts=None, settings=(), last=None, **more):
    domain = f'file-{name}.test'
    good = (told('smtp.' + domain),) if last is None else last
    hosts = (autoconfig(), web()) if hosts is None else hosts
    return Domain(domain, 'settings file: ' + shows, hosts + (smtp(implicit()),),
                  settings=settings + good, **more)


def _hosts(doors=(), **more):
    return (Host('autoconfig', doors, **more), Host('', doors, **more))
