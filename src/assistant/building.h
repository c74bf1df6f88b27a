/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assistant/describe.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_BUILDING (portolan_building_get_type ())
G_DECLARE_FINAL_TYPE (PortolanBuilding, portolan_building, PORTOLAN, BUILDING, GtkWidget)

void portolan_building_reset    (PortolanBuilding *self,
                                 const char       *sign);
void portolan_building_set_door (PortolanBuilding *self,
                                 guint16           port,
                                 PortolanDoorState state);
void portolan_building_choose   (PortolanBuilding *self,
                                 guint16           port);

G_END_DECLS
