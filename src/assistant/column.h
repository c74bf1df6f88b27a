/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PORTOLAN_TYPE_COLUMN (portolan_column_get_type ())
G_DECLARE_FINAL_TYPE (PortolanColumn, portolan_column, PORTOLAN, COLUMN, GtkWidget)

G_END_DECLS
