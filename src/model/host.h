/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean portolan_host_is_name (const char *ascii);
gboolean portolan_host_parse   (const char *typed,
                                char      **host,
                                guint16    *port,
                                GError    **error);
gboolean portolan_port_parse   (const char *typed,
                                guint16    *port,
                                GError    **error);

G_END_DECLS
