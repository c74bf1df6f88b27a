/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PORTOLAN_TYPE_COLOR_SCHEME (portolan_color_scheme_get_type ())
G_DECLARE_FINAL_TYPE (PortolanColorScheme, portolan_color_scheme, PORTOLAN, COLOR_SCHEME, GObject)

PortolanColorScheme *portolan_color_scheme_new (void);

G_END_DECLS
