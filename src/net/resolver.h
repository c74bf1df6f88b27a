/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PORTOLAN_TYPE_RESOLVER (portolan_resolver_get_type ())
G_DECLARE_FINAL_TYPE (PortolanResolver, portolan_resolver, PORTOLAN, RESOLVER, GResolver)

GResolver *portolan_resolver_get          (void);
void       portolan_resolver_make_default (void);

G_END_DECLS
