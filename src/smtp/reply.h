/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PortolanReply:
 * @code: three digits, 200 to 599 (RFC 5321, section 4.2)
 * @enhanced: (nullable): enhanced status code such as "5.7.8" (RFC 3463), when there is one
 * @lines: the texts without code, in safe UTF-8; at least one
 *
 * One reply of an SMTP server.
 */
typedef struct {
  int code;
  char *enhanced;
  GStrv lines;
} PortolanReply;

/**
 * PortolanReplyStatus:
 * @PORTOLAN_REPLY_MORE: further lines follow
 * @PORTOLAN_REPLY_COMPLETE: that was the last line
 * @PORTOLAN_REPLY_BROKEN: this is not SMTP
 */
typedef enum {
  PORTOLAN_REPLY_MORE,
  PORTOLAN_REPLY_COMPLETE,
  PORTOLAN_REPLY_BROKEN,
} PortolanReplyStatus;

typedef struct _PortolanReplyParser PortolanReplyParser;

PortolanReplyParser *portolan_reply_parser_new    (void);
void                 portolan_reply_parser_free   (PortolanReplyParser *parser);
PortolanReplyStatus  portolan_reply_parser_feed   (PortolanReplyParser *parser,
                                                   const char          *line,
                                                   gsize                length);
PortolanReply       *portolan_reply_parser_finish (PortolanReplyParser *parser);

PortolanReply       *portolan_reply_copy          (const PortolanReply *reply);
void                 portolan_reply_free          (PortolanReply       *reply);
char                *portolan_reply_to_text       (const PortolanReply *reply);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanReply, portolan_reply_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanReplyParser, portolan_reply_parser_free)

G_END_DECLS
