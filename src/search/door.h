/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "search/lookup.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_DOOR (portolan_door_get_type ())
G_DECLARE_FINAL_TYPE (PortolanDoor, portolan_door, PORTOLAN, DOOR, GObject)

GSocketConnectable *portolan_door_new (PortolanLookup *lookup,
                                       guint16         port);

G_END_DECLS
