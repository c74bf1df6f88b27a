#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""A keyring that keeps nothing for long and goes wrong in one way: secret_service.py PART

PARTS has the ways. It speaks as much of org.freedesktop.Secret.Service as a save needs.
"""

import os
import sys

from gi.repository import Gio, GLib

ROOT = '/org/freedesktop/secrets'
COLLECTION = ROOT + '/collection/login'
ITEM = COLLECTION + '/1'
PROMPT = ROOT + '/prompt/1'
SESSION = ROOT + '/session/1'
NOTHING = '/'

INTERFACES = '''<node>
<interface name="org.freedesktop.Secret.Service">
  <method name="OpenSession"><arg type="s"/><arg type="v"/>
    <arg type="v" direction="out"/><arg type="o" direction="out"/></method>
  <method name="SearchItems"><arg type="a{ss}"/>
    <arg type="ao" direction="out"/><arg type="ao" direction="out"/></method>
  <method name="Unlock"><arg type="ao"/>
    <arg type="ao" direction="out"/><arg type="o" direction="out"/></method>
  <method name="GetSecrets"><arg type="ao"/><arg type="o"/>
    <arg type="a{o(oayays)}" direction="out"/></method>
  <method name="ReadAlias"><arg type="s"/><arg type="o" direction="out"/></method>
  <property name="Collections" type="ao" access="read"/>
</interface>
<interface name="org.freedesktop.Secret.Collection">
  <method name="CreateItem"><arg type="a{sv}"/><arg type="(oayays)"/><arg type="b"/>
    <arg type="o" direction="out"/><arg type="o" direction="out"/></method>
  <property name="Items" type="ao" access="read"/>
  <property name="Label" type="s" access="read"/>
  <property name="Locked" type="b" access="read"/>
  <property name="Created" type="t" access="read"/>
  <property name="Modified" type="t" access="read"/>
</interface>
<interface name="org.freedesktop.Secret.Item">
  <method name="GetSecret"><arg type="o"/><arg type="(oayays)" direction="out"/></method>
  <property name="Locked" type="b" access="read"/>
  <property name="Attributes" type="a{ss}" access="read"/>
  <property name="Label" type="s" access="read"/>
  <property name="Created" type="t" access="read"/>
  <property name="Modified" type="t" access="read"/>
</interface>
<interface name="org.freedesktop.Secret.Prompt">
  <method name="Prompt"><arg type="s"/></method>
  <method name="Dismiss"/>
  <signal name="Completed"><arg type="b"/><arg type="v"/></signal>
</interface>
</node>'''


class Service:
    """Does all as it should; the parts below each do one thing otherwise."""

    is_locked = False
    gives = None  # instead of what it took

    def __init__(self):
        self.attributes = {}
        self.value = None
        self.connection = None

    # what can be asked of it, by its name on the bus

    def OpenSession(self, call, algorithm, _):
        if algorithm != 'plain':
            return call.return_dbus_error('org.freedesktop.DBus.Error.NotSupported', 'plain only')
        return call.return_value(GLib.Variant('(vo)', (GLib.Variant('s', ''), SESSION)))

    def SearchItems(self, call, _):
        found = [ITEM] if self.value is not None else []
        call.return_value(GLib.Variant('(aoao)', ([], found) if self.is_locked else (found, [])))

    def Unlock(self, call, paths):
        answer = ([], PROMPT) if self.is_locked else (paths, NOTHING)
        call.return_value(GLib.Variant('(aoo)', answer))

    def GetSecrets(self, call, paths, _):
        call.return_value(GLib.Variant('(a{o(oayays)})', ({path: self.secret() for path in paths},)))

    def GetSecret(self, call, _):
        call.return_value(GLib.Variant('((oayays))', (self.secret(),)))

    def ReadAlias(self, call, _):
        call.return_value(GLib.Variant('(o)', (COLLECTION,)))

    def CreateItem(self, call, properties, secret, _):
        if self.is_locked:
            return call.return_dbus_error('org.freedesktop.Secret.Error.IsLocked', 'locked')
        self.attributes = properties['org.freedesktop.Secret.Item.Attributes']
        self.value = bytes(secret[2])
        return call.return_value(GLib.Variant('(oo)', (ITEM, NOTHING)))

    def Prompt(self, call, _):
        call.return_value(None)
        self.completed(is_dismissed=True)

    def Dismiss(self, call):
        call.return_value(None)

    # what it says of itself

    def secret(self):
        return SESSION, b'', self.gives or self.value, 'text/plain'

    def completed(self, is_dismissed):
        self.connection.emit_signal(
            None, PROMPT, 'org.freedesktop.Secret.Prompt', 'Completed',
            GLib.Variant('(bv)', (is_dismissed, GLib.Variant('ao', []))))

    def property(self, path, name):
        return {
            'Collections': GLib.Variant('ao', [COLLECTION]),
            'Items': GLib.Variant('ao', [ITEM] if self.value is not None else []),
            'Attributes': GLib.Variant('a{ss}', self.attributes),
            'Label': GLib.Variant('s', path),
            'Locked': GLib.Variant('b', self.is_locked),
        }.get(name, GLib.Variant('t', 0))

    def on_call(self, _, __, path, ___, method, arguments, call):
        getattr(self, method)(call, *arguments.unpack())

    def serve(self):
        self.connection = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        node = Gio.DBusNodeInfo.new_for_xml(INTERFACES)
        for path, name in ((ROOT, 'Service'), (COLLECTION, 'Collection'), (ITEM, 'Item'),
                           (PROMPT, 'Prompt'), (ROOT + '/aliases/default', 'Collection')):
            self.connection.register_object(
                path, node.lookup_interface(f'org.freedesktop.Secret.{name}'), self.on_call,
                lambda _, __, path, ___, name: self.property(path, name), None)
        Gio.bus_own_name_on_connection(self.connection, 'org.freedesktop.secrets',
                                       Gio.BusNameOwnerFlags.NONE, None, None)
        GLib.MainLoop().run()


class Dies(Service):
    def CreateItem(self, call, *_):
        os._exit(1)


class Silent(Service):
    def CreateItem(self, call, *_):
        pass


class Fails(Service):
    def CreateItem(self, call, *_):
        call.return_dbus_error('org.freedesktop.DBus.Error.Failed', 'No space left on device')


class Forgets(Service):
    def CreateItem(self, call, *_):
        call.return_value(GLib.Variant('(oo)', (ITEM, NOTHING)))


class GivesOther(Service):
    gives = b'{"version":1'


class Dismissed(Service):
    is_locked = True


class DiesInPrompt(Dismissed):
    def Prompt(self, call, _):
        os._exit(1)


class PromptStays(Dismissed):
    def Prompt(self, call, _):
        call.return_value(None)


PARTS = {'good': Service, 'dies': Dies, 'silent': Silent, 'fails': Fails, 'forgets': Forgets,
         'gives-other': GivesOther, 'dismissed': Dismissed, 'dies-in-prompt': DiesInPrompt,
         'prompt-stays': PromptStays}


if __name__ == '__main__':
    PARTS[sys.argv[1]]().serve()
