/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes    *portolan_import_read     (const char *path,
                                     gsize       max);
GKeyFile  *portolan_import_key_file (const char *text);
GPtrArray *portolan_import_list     (const char *folder,
                                     guint       max);

G_END_DECLS
