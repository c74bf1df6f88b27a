/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PORTOLAN_TYPE_LOOKUP (portolan_lookup_get_type ())
G_DECLARE_FINAL_TYPE (PortolanLookup, portolan_lookup, PORTOLAN, LOOKUP, GObject)

PortolanLookup     *portolan_lookup_new            (const char           *host,
                                                    gint64                end,
                                                    GCancellable         *cancellable);
const char         *portolan_lookup_get_host       (PortolanLookup       *self);
const char         *portolan_lookup_get_proxy      (PortolanLookup       *self);
void                portolan_lookup_note_answer    (PortolanLookup       *self,
                                                    gboolean              answered);
gboolean            portolan_lookup_is_silent      (PortolanLookup       *self);
void                portolan_lookup_wait_async     (PortolanLookup       *self,
                                                    guint                 n_known,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
GInetAddress       *portolan_lookup_wait_finish    (PortolanLookup       *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);

G_END_DECLS
