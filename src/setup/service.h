/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PORTOLAN_TYPE_SERVICE (portolan_service_get_type ())
G_DECLARE_FINAL_TYPE (PortolanService, portolan_service, PORTOLAN, SERVICE, GApplication)

PortolanService *portolan_service_new (void);

G_END_DECLS
