/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean portolan_parent_window_is_valid (const char *handle);
void     portolan_parent_window_set      (GtkWindow  *window,
                                          const char *handle);

G_END_DECLS
