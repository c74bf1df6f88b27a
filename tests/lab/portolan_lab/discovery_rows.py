"""The rows about finding a domain's servers: records, settings files, the ISPDB, providers."""

from .model import (STARTTLS, SUBMISSION, SUBMISSIONS, Domain, Host, Service, autoconfig, implicit,
                    incoming, mail, out, smtp, told, upgraded, usual, web)


def _both(domain, label):
    """SRV records for both ports of a host."""
    host = f'{label}.{domain}'
    return (Service(SUBMISSIONS, host, 465, 0, 1), Service(SUBMISSION, host, 587, 10, 1))


def _both_told(domain, label):
    """A settings file with both ports of a host."""
    host = f'{label}.{domain}'
    return (told(host), told(host, 587, STARTTLS))


def rows():
    yield from _files()
    yield from _services()
    yield from _providers()
    yield from _names()


def _files():
    yield Domain('autoconfig.test', 'a settings file at autoconfig., which alone tells the server',
                 (autoconfig(), out(*usual()), Host('mx', (incoming(),))), mail_exchanger='mx',
                 settings=_both_told('autoconfig.test', 'out'))
    yield Domain('well-known.test', 'a settings file below .well-known, which alone tells the '
                 'server', (web(), out(*usual())), settings=_both_told('well-known.test', 'out'))
    yield Domain('ispdb.test', 'only the ISPDB tells the server', (out(*usual()),), ispdb='file',
                 settings=_both_told('ispdb.test', 'out'))
    yield Domain('autoconfig-srv.test', 'settings file and SRV tell the same server',
                 (autoconfig(), web(), out(*usual())),
                 settings=_both_told('autoconfig-srv.test', 'out'),
                 services=_both('autoconfig-srv.test', 'out'))
    yield Domain('all-agree.test', 'settings file, SRV, ISPDB and a good guess tell the same',
                 (autoconfig(), web(), smtp(*usual())), ispdb='file',
                 settings=_both_told('all-agree.test', 'smtp'),
                 services=_both('all-agree.test', 'smtp'))
    yield Domain('all-differ.test', 'settings file, SRV, ISPDB and a guess tell four servers',
                 (autoconfig(), Host('srv', usual()), smtp(*usual()), out(*usual()),
                  Host('listed', usual())),
                 settings=_both_told('all-differ.test', 'out'), ispdb='file',
                 ispdb_settings=_both_told('all-differ.test', 'listed'),
                 services=_both('all-differ.test', 'srv'))
    yield Domain('website.test', 'a web site that knows of no settings, and a good guess',
                 (web('missing'), smtp(*usual())))


def _services():
    yield Domain('srv.test', 'only SRV tells the server', (out(*usual()),),
                 services=_both('srv.test', 'out'))
    yield Domain('srv-order.test', 'SRV with an order: the first refuses, then three to one',
                 (Host('first'), Host('second', usual()), Host('third', usual())), services=(
                     Service(SUBMISSIONS, 'third.srv-order.test', 465, 20, 10),
                     Service(SUBMISSIONS, 'second.srv-order.test', 465, 20, 30),
                     Service(SUBMISSIONS, 'first.srv-order.test', 465, 10, 0)))
    yield Domain('srv-none.test', 'SRV says that there is no submission; a guess would succeed',
                 (smtp(*usual()),), services=(Service(SUBMISSIONS), Service(SUBMISSION)))
    yield Domain('srv-587.test', 'SRV says: not by 465, but by 587', (out(*usual()),),
                 services=(Service(SUBMISSIONS),
                           Service(SUBMISSION, 'out.srv-587.test', 587, 0, 1)))
    yield Domain('srv-nowhere.test', 'SRV names a host that does not exist; smtp. is good',
                 (smtp(*usual()),), services=_both('srv-nowhere.test', 'gone'))
    yield Domain('srv-dropped.test', 'SRV names a host whose packets vanish; smtp. is good',
                 (smtp(*usual()), out(dropped=('all',))), services=_both('srv-dropped.test', 'out'))
    yield Domain('srv-elsewhere.test', 'SRV names a host of another domain',
                 services=_both('srv.test', 'out'), provider='srv.test')


def _providers():
    yield Domain('provider.test', 'a provider that the ISPDB knows',
                 (out(*usual()), Host('mx', (incoming(),))), mail_exchanger='mx', ispdb='file',
                 settings=_both_told('provider.test', 'out'))
    yield Domain('mx-provider.test', 'nothing but an MX, which names a provider that the ISPDB '
                 'knows', mail_exchanger='mx.provider.test', provider='provider.test')
    yield Domain('mx-autoconfig.test', 'nothing but an MX, which names a provider with a settings '
                 'file', mail_exchanger='mx.autoconfig.test', provider='autoconfig.test')
    yield Domain('hoster.test', 'a provider whose server can be guessed',
                 (smtp(*usual()), Host('mx', (incoming(),))), mail_exchanger='mx')
    yield Domain('mx-hoster.test', 'nothing but an MX, which names a provider whose server can '
                 'be guessed', mail_exchanger='mx.hoster.test', provider='hoster.test')
    yield Domain('mx-nowhere.test', 'nothing but an MX, which names a host that does not exist',
                 mail_exchanger='gone')
    yield Domain('null-mx.test', 'says in its MX that it takes no mail', mail_exchanger='.')
    yield Domain('no-mail.test', 'exists, and has nothing to do with mail')
    yield Domain('all-dropped.test', 'every name exists, the web too, and every packet vanishes',
                 tuple(Host(name, dropped=('all',))
                       for name in ('', 'autoconfig', 'smtp', 'mail', 'mx')), mail_exchanger='mx')
    yield Domain('node.test', 'a provider whose server is known by its own name only',
                 (Host('node7', usual()),))
    yield Domain('certificate-name.test', 'smtp. is a provider\'s server and shows its certificate',
                 aliases=(('smtp', 'node7.node.test'),), provider='node.test')


def _names():
    yield Domain('no-aaaa.test', 'its name server never answers when asked for IPv6',
                 (smtp(*usual()),), resolver='no-aaaa')
    yield Domain('no-aaaa-mail.test', 'the same, with only mail., 587 only',
                 (mail(upgraded()),), resolver='no-aaaa')
    yield Domain('silent-names.test', 'its name server never answers', (smtp(*usual()),),
                 resolver='silent')
    yield Domain('slow-names.test', 'its name server answers after a second', (smtp(*usual()),),
                 resolver='slow')
    yield Domain('failing-names.test', 'its name server answers SERVFAIL', (smtp(*usual()),),
                 resolver='failing')
    yield Domain('many-addresses.test', 'fifty addresses, all good', (smtp(implicit(), copies=50),))
    yield Domain('cname.test', 'smtp. leads to the server by way of three other names',
                 (out(*usual()),), aliases=(('smtp', 'one.cname.test'), ('one', 'two.cname.test'),
                                            ('two', 'three.cname.test'),
                                            ('three', 'out.cname.test')))
