/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PORTOLAN_TYPE_CHANNEL (portolan_channel_get_type ())
G_DECLARE_FINAL_TYPE (PortolanChannel, portolan_channel, PORTOLAN, CHANNEL, GObject)

PortolanChannel *portolan_channel_new              (GSocketConnection    *connection);

void             portolan_channel_read_line_async  (PortolanChannel      *self,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
char            *portolan_channel_read_line_finish (PortolanChannel      *self,
                                                    GAsyncResult         *result,
                                                    gsize                *length,
                                                    GError              **error);

void             portolan_channel_write_ahead      (PortolanChannel      *self,
                                                    const char           *line);
void             portolan_channel_write_async      (PortolanChannel      *self,
                                                    const char           *line,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean         portolan_channel_write_finish     (PortolanChannel      *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);

void             portolan_channel_secure_async     (PortolanChannel      *self,
                                                    const char           *host,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean         portolan_channel_secure_finish    (PortolanChannel      *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);

GTlsConnection  *portolan_channel_get_tls          (PortolanChannel      *self);
GSocketConnection *
                 portolan_channel_get_connection   (PortolanChannel      *self);
gboolean         portolan_channel_is_alive         (PortolanChannel      *self);
void             portolan_channel_close            (PortolanChannel      *self,
                                                    const char           *farewell);

G_END_DECLS
