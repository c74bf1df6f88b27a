/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void   portolan_told_time_async  (const char *const    *urls,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
gint64 portolan_told_time_finish (GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS
