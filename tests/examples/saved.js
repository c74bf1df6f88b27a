#!/usr/bin/env -S gjs -m
// SPDX-License-Identifier: LGPL-2.1-or-later

// Every saved account: how much it may send, and whether it still works.

import Gio from 'gi://Gio';
import GLib from 'gi://GLib';
import Portolan from 'gi://Portolan?version=1';

Gio._promisify(Portolan.Account, 'list_async', 'list_finish');
Gio._promisify(Portolan.Account.prototype, 'check_async', 'check_finish');

async function tellOf(account) {
    if (!account.isReadable) {
        print(`${account.address}: ${account.isLocked ? 'locked' : 'not readable'}`);
        return;
    }

    const checkup = await account.check_async(null, 0, null);
    const perDay = account.limits.lettersPerDay || 'any number of';
    print(`${account.address}: ${account.host}:${account.port}, ${perDay} letters a day`);
    print(checkup.isWell ? '  works' : `  ${checkup.get_advice()[0].what}`);
}

async function main() {
    for (const account of await Portolan.Account.list_async(null))
        await tellOf(account);
}

const loop = new GLib.MainLoop(null, false);
main().catch(error => printerr(error.message)).finally(() => loop.quit());
loop.run();
