/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void portolan_field_mark_error  (GtkWidget  *entry,
                                 GtkLabel   *label,
                                 const char *sentence);
void portolan_field_set_error   (GtkWidget  *entry,
                                 GtkLabel   *label,
                                 const char *sentence);
void portolan_field_set_valid   (GtkWidget  *entry);
void portolan_field_clear_error (GtkWidget  *entry,
                                 GtkLabel   *label);

G_END_DECLS
