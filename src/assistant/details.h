/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PORTOLAN_TYPE_DETAILS (portolan_details_get_type ())
G_DECLARE_FINAL_TYPE (PortolanDetails, portolan_details, PORTOLAN, DETAILS, GtkWidget)

void portolan_details_set_text (PortolanDetails *self,
                                const char      *text);

void portolan_details_set_func (PortolanDetails *self,
                                char         *(*make_text) (void));

G_END_DECLS
