/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PortolanGuard PortolanGuard;

void           portolan_guard_outlive_bus (void);
PortolanGuard *portolan_guard_new         (gpointer             source_tag,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
GTask         *portolan_guard_take        (PortolanGuard       *guard);

G_END_DECLS
