/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

#include "portolan/account.h"
#include "portolan/server.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_SET_UP (portolan_set_up_get_type ())
PORTOLAN_API
G_DECLARE_FINAL_TYPE (PortolanSetUp, portolan_set_up, PORTOLAN, SET_UP, GObject)

/**
 * PortolanSetUp:
 *
 * The way of one address from "bob@example.com" to settings that work: find its servers, sign in
 * at one of them, save.
 */

PORTOLAN_API PortolanSetUp   *portolan_set_up_new                 (const char           *address,
                                                                   GError              **error);

PORTOLAN_API void             portolan_set_up_find_async          (PortolanSetUp        *self,
                                                                   GCancellable         *cancellable,
                                                                   GAsyncReadyCallback   callback,
                                                                   gpointer              user_data);
PORTOLAN_API GPtrArray       *portolan_set_up_find_finish         (PortolanSetUp        *self,
                                                                   GAsyncResult         *result,
                                                                   GError              **error);
PORTOLAN_API void             portolan_set_up_stop                (PortolanSetUp        *self);
PORTOLAN_API void             portolan_set_up_sign_in_async       (PortolanSetUp        *self,
                                                                   PortolanServer       *server,
                                                                   const char           *username,
                                                                   const char           *password,
                                                                   const char *const    *accepted,
                                                                   GCancellable         *cancellable,
                                                                   GAsyncReadyCallback   callback,
                                                                   gpointer              user_data);
PORTOLAN_API PortolanAccount *portolan_set_up_sign_in_finish      (PortolanSetUp        *self,
                                                                   GAsyncResult         *result,
                                                                   GError              **error);

PORTOLAN_API void             portolan_set_up_set_offline_sources (PortolanSetUp        *self,
                                                                   gboolean              offline_sources);
PORTOLAN_API void             portolan_set_up_set_timeout         (PortolanSetUp        *self,
                                                                   guint                 timeout);
PORTOLAN_API gboolean         portolan_set_up_set_server          (PortolanSetUp        *self,
                                                                   const char           *host,
                                                                   guint                 port,
                                                                   GError              **error);

PORTOLAN_API const char      *portolan_set_up_get_address         (PortolanSetUp        *self);
PORTOLAN_API const char      *portolan_set_up_get_suggestion      (PortolanSetUp        *self);
PORTOLAN_API gboolean         portolan_set_up_get_offline_sources (PortolanSetUp        *self);
PORTOLAN_API guint            portolan_set_up_get_timeout         (PortolanSetUp        *self);
PORTOLAN_API const char      *portolan_set_up_get_network         (PortolanSetUp        *self);
PORTOLAN_API GPtrArray       *portolan_set_up_get_servers         (PortolanSetUp        *self);
PORTOLAN_API GPtrArray       *portolan_set_up_get_advice          (PortolanSetUp        *self);

G_END_DECLS
