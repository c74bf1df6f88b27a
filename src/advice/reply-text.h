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

/* A newline for each piece that the text is put together from. */
#define PORTOLAN_REPLY_MOST (PORTOLAN_REPLY_HEAD + PORTOLAN_REPLY_TAIL + 4)

/**
 * PortolanReplyText:
 * @codes: the numbers in it
 * @words: the server's own words, see portolan_reply_fold(), and behind them those of the program
 *   that reports them
 * @length: how many bytes of @words are the server's
 * @total: how many bytes @words has in all
 *
 * A server's reply, freed from whatever programs wrapped around it.
 */
typedef struct {
  PortolanReplyCodes codes;
  char words[PORTOLAN_FOLD_ROOM (PORTOLAN_REPLY_MOST) + 16];
  gsize length;
  gsize total;
} PortolanReplyText;

void portolan_reply_text_read (PortolanReplyText *self,
                               const char        *text,
                               gsize              length);

G_END_DECLS
