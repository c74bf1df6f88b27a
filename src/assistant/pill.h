/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assistant/describe.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_PILL (portolan_pill_get_type ())
G_DECLARE_FINAL_TYPE (PortolanPill, portolan_pill, PORTOLAN, PILL, GtkWidget)

GtkWidget  *portolan_pill_new        (void);
const char *portolan_pill_get_word   (PortolanPill     *self);
void        portolan_pill_set_door   (PortolanPill     *self,
                                      PortolanDoorState state);
void        portolan_pill_set_safety (PortolanPill     *self,
                                      PortolanSafety    safety);

G_END_DECLS
