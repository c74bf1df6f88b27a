"""The settings file of a domain, as autoconfig and the ISPDB have it."""

from xml.sax.saxutils import escape

_SOCKET_TYPES = {'tls': 'SSL', 'starttls': 'STARTTLS', 'none': 'plain'}

_BOMB_DEPTH = 30  # two to this power is what the last entity would hold


def text(domain, servers):
    outgoing = ''.join(map(_server, servers))
    return f'''<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1">
  <emailProvider id="{domain.name}">
    <domain>{domain.name}</domain>
    <displayName>{escape(domain.title)}</displayName>
    <displayShortName>{escape(domain.title)}</displayShortName>
    <incomingServer type="imap">
      <hostname>imap.{domain.name}</hostname>
      <port>993</port>
      <socketType>SSL</socketType>
      <authentication>password-cleartext</authentication>
      <username>%EMAILADDRESS%</username>
    </incomingServer>
{outgoing}  </emailProvider>
</clientConfig>
'''


def _server(server):
    return f'''    <outgoingServer type="smtp">
      <hostname>{server.host}</hostname>
      <port>{server.port}</port>
      <socketType>{_SOCKET_TYPES[server.security]}</socketType>
      <authentication>password-cleartext</authentication>
      <username>{server.user_name}</username>
    </outgoingServer>
'''


def bomb(domain, servers):
    """A good file, whose display name doubles with each of many entities."""
    entities = ''.join(f'<!ENTITY e{number} "&e{number - 1};&e{number - 1};">\n'
                       for number in range(1, _BOMB_DEPTH))
    head, _, rest = text(domain, servers).partition('\n')
    name = escape(domain.title)
    return (f'{head}\n<!DOCTYPE clientConfig [\n<!ENTITY e0 "Boom! ">\n{entities}]>\n'
            + rest.replace(f'<displayName>{name}<', f'<displayName>&e{_BOMB_DEPTH - 1};<'))


def half(domain, servers):
    whole = text(domain, servers)
    return whole[:len(whole) // 2]
