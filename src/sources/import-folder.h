/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void  portolan_import_list_async  (const char           *folder,
                                   guint                 max,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
GStrv portolan_import_list_finish (GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
