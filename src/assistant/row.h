/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assistant/pill.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_ROW (portolan_row_get_type ())
G_DECLARE_FINAL_TYPE (PortolanRow, portolan_row, PORTOLAN, ROW, GtkListBoxRow)

GtkWidget    *portolan_row_new           (void);
void          portolan_row_set_icon_name (PortolanRow *self,
                                          const char  *icon_name);
void          portolan_row_set_busy      (PortolanRow *self,
                                          gboolean     busy);
void          portolan_row_set_term      (PortolanRow *self,
                                          const char  *term);
void          portolan_row_set_text      (PortolanRow *self,
                                          const char  *value,
                                          const char  *meaning);
PortolanPill *portolan_row_get_pill      (PortolanRow *self);
void          portolan_row_update_name   (PortolanRow *self);

G_END_DECLS
