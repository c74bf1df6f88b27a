/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void portolan_count_sign_in (GTask    *turn,
                             guint     attempts,
                             gpointer  settings);

G_END_DECLS
