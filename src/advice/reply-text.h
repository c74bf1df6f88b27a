/* SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "advice/reply-codes.h"
#include "advice/reply-fold.h"

G_BEGIN_DECLS

/**
 * PORTOLAN_REPLY_HEAD:
 *
 * How much of the beginning of a text is looked at, in bytes.
 */
#define PORTOLAN_REPLY_HEAD 6144

/**
 * PORTOLAN_REPLY_TAIL:
 *
 * How much of the end of a longer text is looked at: a stack trace may close with the reply.
 */
#define PORTOLAN_REPLY_TAIL 2048

#define PORTOLAN_REPLY_MOST (PORTOLAN_REPLY_HEAD + 1 + PORTOLAN_REPLY_TAIL)

/**
 * PortolanReplyText:
 * @codes: the numbers in it
 * @words: the rest as plain words, see portolan_reply_fold()
 * @length: how many bytes @words has
 *
 * A server's reply, freed from whatever programs wrapped around it.
 */
typedef struct {
  PortolanReplyCodes codes;
  char words[PORTOLAN_REPLY_MOST + PORTOLAN_FOLD_EXTRA];
  gsize length;
} PortolanReplyText;

void portolan_reply_text_read (PortolanReplyText *self,
                               const char        *text,
                               gsize              length);

G_END_DECLS
