/* SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

#include "advice/reply-codes.h"

G_BEGIN_DECLS

/**
 * PORTOLAN_FOLD_EXTRA:
 *
 * How many bytes folding can add to a text.
 */
#define PORTOLAN_FOLD_EXTRA 4

gsize portolan_reply_fold (const char *text,
                           gsize       length,
                           int         code,
                           char       *out);

G_END_DECLS
