/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PORTOLAN_TYPE_TURNSTILE (portolan_turnstile_get_type ())
G_DECLARE_FINAL_TYPE (PortolanTurnstile, portolan_turnstile, PORTOLAN, TURNSTILE, GObject)

PortolanTurnstile *portolan_turnstile_new          (guint                room);
void               portolan_turnstile_enter_async  (PortolanTurnstile   *self,
                                                    guint64              rank,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
gboolean           portolan_turnstile_enter_finish (PortolanTurnstile   *self,
                                                    GAsyncResult        *result,
                                                    GError             **error);
void               portolan_turnstile_push_in      (PortolanTurnstile   *self,
                                                    guint                n);
void               portolan_turnstile_leave        (PortolanTurnstile   *self,
                                                    guint                n);

G_END_DECLS
