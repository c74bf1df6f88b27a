/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *portolan_safe_text (const char *bytes,
                          gssize      length,
                          gsize       max_characters);

G_END_DECLS
