"""How a web server answers when asked for a settings file: each page is one short function.

A page gets the domain whose settings are asked for and the path of the question, and returns what
nginx should do there. Those in FILES are files, each with the function that writes it.
"""

from . import bodies, settings_file, tree

FOLDER = tree.BASE + '/web'

FILES = {'file': settings_file.text, 'entity-bomb': settings_file.bomb,
         'broken': settings_file.half}

_PEOPLE = ('<!doctype html><html><head><title>Welcome</title></head>'
           '<body><p>This page is for people.</body></html>')

_PAGES = {}


def _page(name):
    def register(function):
        _PAGES[name] = function
        return function
    return register


def file_path(domain, page='file', of_ispdb=False):
    """Where the settings file of a domain is, whatever the page does with it."""
    kind = page if page in FILES else 'file'
    return f'{FOLDER}/settings/{domain.name}-{kind}' + ('-ispdb' if of_ispdb else '')


def location(page, domain, path, of_ispdb=False):
    """The part of nginx's configuration that answers one question."""
    if page in FILES:
        return _location(path, _alias(file_path(domain, page, of_ispdb)))
    return _PAGES[page](domain, path)


def _location(path, *directives):
    return f'location = {path} {{ {" ".join(directives)} }}\n'


def _alias(file):
    return f'types {{ }} default_type text/xml; alias {file};'


def _text(status, kind, body):
    return f"default_type {kind}; return {status} '{body}';"


@_page('missing')
def _missing(_, path):
    return _location(path, _text(404, 'text/html', _PEOPLE))


@_page('error')
def _error(_, path):
    return _location(path, _text(503, 'text/html', _PEOPLE))


@_page('html')
def _html(_, path):
    return _location(path, _text(200, 'text/html', _PEOPLE))


@_page('empty')
def _empty(_, path):
    return _location(path, _text(200, 'text/xml', ''))


@_page('redirect-http')
def _redirect_http(domain, path):
    return _location(path, 'if ($scheme = http) { rewrite ^ /plain' + path + ' last; }',
                     'return 301 http://$host$request_uri;') + \
        _location('/plain' + path, 'internal;', _alias(file_path(domain)))


@_page('redirect-circle')
def _redirect_circle(_, path):
    return _location(path, f'return 302 https://$host/circle{path};') + \
        _location('/circle' + path, f'return 302 https://$host{path};')


@_page('redirect-elsewhere')
def _redirect_elsewhere(domain, path):
    return _location(path, f'return 302 https://elsewhere.lab.test/{domain.name};')


def _body(kind):
    def page(domain, path):
        file = file_path(domain).rpartition('/')[2]
        return _location(path, 'proxy_buffering off; proxy_max_temp_file_size 0;',
                         'proxy_read_timeout 1h;',
                         f'proxy_pass http://unix:{FOLDER}/{bodies.SOCKET_NAME}:/{kind}/{file};')
    return page


for _kind in ('endless', '50mb', 'packed', 'silent', 'slow'):
    _page(_kind)(_body(_kind))
