/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "advice/finding.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_TROUBLE (portolan_trouble_get_type ())
G_DECLARE_FINAL_TYPE (PortolanTrouble, portolan_trouble, PORTOLAN, TROUBLE, GtkWidget)

void portolan_trouble_show_finding (PortolanTrouble *self,
                                    PortolanFinding  finding,
                                    const char      *details);
void portolan_trouble_show_text    (PortolanTrouble *self,
                                    const char      *means,
                                    const char      *action,
                                    const char      *details);

G_END_DECLS
