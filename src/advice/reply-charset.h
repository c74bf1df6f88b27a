/* SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize portolan_reply_to_utf8 (char  *text,
                              gsize  length,
                              gsize  room);

G_END_DECLS
