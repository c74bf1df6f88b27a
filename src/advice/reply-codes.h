/* SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PortolanEnhanced:
 * @kind: 2, 4 or 5; 0 if there is none
 * @subject: the second number
 * @detail: the third number
 *
 * An enhanced status code (RFC 3463, section 2), such as 5.7.8.
 */
typedef struct {
  guint8 kind;
  guint16 subject;
  guint16 detail;
} PortolanEnhanced;

/**
 * PortolanReplyCodes:
 * @code: the reply code (RFC 5321, section 4.2), or 0
 * @enhanced: the enhanced status code
 * @at: where the reply code stands in the text, 0 if there is none
 *
 * The numbers of a reply.
 */
typedef struct {
  int code;
  PortolanEnhanced enhanced;
  gsize at;
} PortolanReplyCodes;

PortolanReplyCodes portolan_reply_codes_find (const char       *text,
                                              gsize             length);
gsize              portolan_reply_code_parse (const char       *text,
                                              const char       *end,
                                              int              *code);
gsize              portolan_enhanced_parse   (const char       *text,
                                              const char       *end,
                                              PortolanEnhanced *enhanced);

G_END_DECLS
