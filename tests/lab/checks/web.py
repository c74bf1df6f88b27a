"""Does the web server answer, and misbehave, as the table says? Runs inside a lab."""

import gzip
import http.client
import os
import socket
import ssl
import time
import unittest
import urllib.parse
from xml.etree import ElementTree

from portolan_lab.domains import DOMAINS

PATHS = {'autoconfig': '/mail/config-v1.1.xml',
         '': '/.well-known/autoconfig/mail/config-v1.1.xml'}
QUESTION = '?emailaddress=bob%40example.test'

FIFTY_MEGABYTES = 50 * 1024 * 1024


def get(url, seconds=5, limit=None):
    """Status, headers, and body up to a limit; redirects are not followed."""
    parts = urllib.parse.urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == 'https' else http.client.HTTPConnection
    connection = kind(parts.hostname, timeout=seconds)
    try:
        connection.request('GET', urllib.parse.urlunsplit(('', '', *parts[2:])))
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read(limit)
    finally:
        connection.close()


def servers(body):
    """Host and port of each outgoing server in a settings file."""
    return [(server.findtext('hostname'), int(server.findtext('port')))
            for server in ElementTree.fromstring(body).iter('outgoingServer')]


def told(settings):
    return [(server.host, server.port) for server in settings]


def ispdb(domain):
    return os.environ['PORTOLAN_ISPDB_URL'] + domain


def places(name):
    """All URLs where the file of a domain is asked for."""
    return [f'https://autoconfig.{name}{PATHS["autoconfig"]}{QUESTION}',
            f'https://{name}{PATHS[""]}', ispdb(name)]


class Web(unittest.TestCase):

    def test_settings_files(self):
        for domain in DOMAINS:
            for host in domain.hosts:
                if host.web == 'file' and not domain.web_certificate:
                    with self.subTest(domain.name_of(host)):
                        url = f'https://{domain.name_of(host)}{PATHS[host.name]}{QUESTION}'
                        status, headers, body = get(url)
                        self.assertEqual((status, headers['Content-Type']), (200, 'text/xml'))
                        self.assertEqual(servers(body), told(domain.settings))
                        self.assertEqual(get(f'https://{domain.name_of(host)}/other')[0], 404)

    def test_ispdb(self):
        for domain in DOMAINS:
            if domain.ispdb == 'file':
                status, _, body = get(ispdb(domain.name))
                self.assertEqual((status, servers(body)),
                                 (200, told(domain.ispdb_settings or domain.settings)))
        self.assertEqual(get(ispdb('smtp-only.test'))[0], 404)

    def test_newer_protocol(self):
        context = ssl.create_default_context()
        context.set_alpn_protocols(['h2', 'http/1.1'])
        with socket.create_connection(('ispdb.lab.test', 443), 3) as plain, \
                context.wrap_socket(plain, server_hostname='ispdb.lab.test') as connection:
            self.assertEqual(connection.selected_alpn_protocol(), 'h2')
            self.assertEqual(connection.version(), 'TLSv1.3')

    def test_simple_answers(self):
        for name, expected in (('missing', 404), ('error', 503), ('html', 200), ('empty', 200)):
            for url in places(f'file-{name}.test'):
                status, _, body = get(url)
                self.assertEqual(status, expected)
                self.assertEqual(body[:5], b'' if name == 'empty' else b'<!doc')

    def test_broken_files(self):
        for url in places('file-broken.test'):
            with self.assertRaises(ElementTree.ParseError):
                servers(get(url)[2])
        for url in places('file-entity-bomb.test'):
            body = get(url)[2]
            self.assertIn(b'<!ENTITY e29 "&e28;&e28;">', body)
            self.assertIn(b'<displayName>&e29;<', body)

    def test_redirects(self):
        for url in places('file-redirect-http.test'):
            status, headers, _ = get(url)
            self.assertEqual((status, headers['Location']), (301, url.replace('https', 'http')))
            self.assertEqual(servers(get(headers['Location'])[2]),
                             [('smtp.file-redirect-http.test', 465)])
        for url in places('file-redirect-circle.test'):
            there = get(url)[1]['Location']
            self.assertEqual(get(there)[1]['Location'], url.partition('?')[0])
        for url in places('file-redirect-elsewhere.test'):
            there = get(url)[1]['Location']
            self.assertEqual(there, 'https://elsewhere.lab.test/file-redirect-elsewhere.test')
            self.assertEqual(servers(get(there)[2]), [('smtp.file-redirect-elsewhere.test', 465)])

    def test_large_bodies(self):
        for url in places('file-endless.test'):
            _, headers, body = get(url, limit=2 * FIFTY_MEGABYTES // 10)
            self.assertNotIn('Content-Length', headers)
            self.assertEqual(len(body), 2 * FIFTY_MEGABYTES // 10)
        _, headers, body = get(places('file-50mb.test')[0])
        self.assertGreater(len(body), FIFTY_MEGABYTES)
        self.assertEqual(int(headers['Content-Length']), len(body))
        self.assertEqual(servers(body), [('smtp.file-50mb.test', 465)])
        _, headers, body = get(places('file-packed.test')[0])
        self.assertEqual(headers['Content-Encoding'], 'gzip')
        self.assertLess(len(body), FIFTY_MEGABYTES // 100)
        self.assertEqual(servers(gzip.decompress(body)), [('smtp.file-packed.test', 465)])

    def test_slow_and_silent(self):
        begin = time.monotonic()
        self.assertEqual(get(places('file-slow.test')[0])[0], 200)
        self.assertGreater(time.monotonic() - begin, 2)
        for url in places('file-silent.test') + places('file-no-tls.test')[:2]:
            with self.subTest(url), self.assertRaises(TimeoutError):
                get(url, seconds=0.5)

    def test_unreachable(self):
        for url in places('file-refused.test')[:2]:
            with self.assertRaises(ConnectionRefusedError):
                get(url)
        for url in places('file-dropped.test')[:2]:
            with self.assertRaises(TimeoutError):
                get(url, seconds=0.3)

    def test_certificates(self):
        for name, word in (('wrong-name', 'Hostname mismatch'), ('self-signed', 'self-signed'),
                           ('expired', 'expired')):
            for url in places(f'file-{name}.test')[:2]:
                with self.subTest(url), self.assertRaises(ssl.SSLCertVerificationError) as caught:
                    get(url)
                self.assertIn(word, caught.exception.verify_message)
