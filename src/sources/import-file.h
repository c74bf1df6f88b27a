/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void      portolan_import_read_async  (const char           *path,
                                       gsize                 max,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
GBytes   *portolan_import_read_finish (GAsyncResult         *result,
                                       GError              **error);

GKeyFile *portolan_import_key_file    (const char           *text);

G_END_DECLS
