/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PortolanStoreWatch:
 *
 * Tells when saved accounts change in the keyring, whoever changes them.
 */
typedef struct _PortolanStoreWatch PortolanStoreWatch;

/**
 * PortolanStoreWatchFunc:
 * @account: the e-mail address whose item was written or removed
 * @user_data: what was given with it
 */
typedef void (*PortolanStoreWatchFunc) (const char *account,
                                        gpointer    user_data);

PortolanStoreWatch *portolan_store_watch_new  (GDBusConnection        *connection,
                                               PortolanStoreWatchFunc  func,
                                               gpointer                user_data);
void                portolan_store_watch_free (PortolanStoreWatch     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanStoreWatch, portolan_store_watch_free)

G_END_DECLS
