/* SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

#include "advice/reply-codes.h"

G_BEGIN_DECLS

/**
 * PORTOLAN_FOLD_ROOM:
 * @length: length of a text in bytes
 *
 * How many bytes a folded text has at most. Links gain dots at both ends.
 */
#define PORTOLAN_FOLD_ROOM(length) ((length) + (length) / 2 + 8)

gsize portolan_reply_fold (const char *text,
                           gsize       length,
                           int         code,
                           char       *out);

G_END_DECLS
