#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sets up outgoing mail for an address, with the password on standard input.

    echo correct-horse | set-up.py bob@example.com
"""

import sys

import gi

gi.require_version('Portolan', '1')
from gi.repository import GLib, Portolan  # noqa: E402


class SetUp:
    """One step after the other; what a step has found out leads to the next."""

    def __init__(self, address):
        self.loop = GLib.MainLoop()
        self.set_up = Portolan.SetUp.new(address)
        self.status = 1

    def run(self):
        self.set_up.find_async(None, self.on_found)
        self.loop.run()
        return self.status

    def on_found(self, set_up, result):
        servers = set_up.find_finish(result)
        if not servers or servers[0].props.needs:
            return self.give_up()
        for step in servers[0].get_steps():
            print(step.props.action, step.props.url or '')
        set_up.sign_in_async(servers[0], None, sys.stdin.readline().rstrip('\n'), None, None,
                             self.on_signed_in)

    def on_signed_in(self, set_up, result):
        account = set_up.sign_in_finish(result)
        if account is None:
            return self.give_up()
        account.save_async(None, self.on_saved)

    def on_saved(self, account, result):
        account.save_finish(result)
        print(f'{account.props.address} sends by {account.props.host}:{account.props.port}')
        self.status = 0
        self.loop.quit()

    def give_up(self):
        for advice in self.set_up.get_advice():
            print(advice.props.what, advice.props.means, advice.props.action)
        self.loop.quit()


try:
    sys.exit(SetUp(sys.argv[1]).run())
except GLib.Error as error:
    sys.exit(error.message)
