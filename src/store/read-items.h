/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

#include "store/store.h"

G_BEGIN_DECLS

void       portolan_read_items_async  (GPtrArray            *items,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
GPtrArray *portolan_read_items_finish (GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
