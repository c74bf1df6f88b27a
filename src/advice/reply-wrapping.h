/* SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PortolanReplyCore:
 * @start: where the server's own words begin
 * @end: where they end
 */
typedef struct {
  gsize start;
  gsize end;
} PortolanReplyCore;

PortolanReplyCore portolan_reply_unwrap         (const char *text,
                                                 gsize       length);
gboolean          portolan_reply_says_something (const char *at,
                                                 const char *end);

G_END_DECLS
