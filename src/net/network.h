/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

#include "model/types.h"

G_BEGIN_DECLS

PortolanNetwork  portolan_network_get        (void);
gboolean         portolan_network_has_route  (void);
gboolean         portolan_network_has_way_to (GPtrArray            *addresses);
void             portolan_nowhere_async      (GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
GStrv            portolan_nowhere_finish     (GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
