/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Replies of RFC 5321, section 4.2, strictly: three digits, a space or a hyphen, one code in all
 * lines. Whatever else comes is somebody else's protocol. */

#include "smtp/reply.h"

#include <string.h>

#include "model/bounds.h"
#include "net/safe-text.h"

struct _PortolanReplyParser {
  int code;
  gsize bytes;
  GPtrArray *lines;
};

PortolanReplyParser *
portolan_reply_parser_new (void)
{
  PortolanReplyParser *parser = g_new0 (PortolanReplyParser, 1);

  parser->lines = g_ptr_array_new_with_free_func (g_free);
  return parser;
}

void
portolan_reply_parser_free (PortolanReplyParser *parser)
{
  g_ptr_array_unref (parser->lines);
  g_free (parser);
}

static int
parse_code (const char *line, gsize length)
{
  if (length < 3 || line[0] < '2' || line[0] > '5' || !g_ascii_isdigit (line[1]) ||
      !g_ascii_isdigit (line[2]))
    return 0;
  if (length > 3 && line[3] != ' ' && line[3] != '-')
    return 0;

  return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

/**
 * portolan_reply_parser_feed:
 * @parser: a parser
 * @line: (array length=length): one line without its CRLF
 * @length: octets in @line
 *
 * Returns: whether the reply goes on, is complete, or is none
 */
PortolanReplyStatus
portolan_reply_parser_feed (PortolanReplyParser *parser, const char *line, gsize length)
{
  int code = parse_code (line, length);
  const char *text = length > 4 ? line + 4 : "";

  if (code == 0 || (parser->code != 0 && code != parser->code) ||
      memchr (line, '\0', length) != NULL || memchr (line, '\r', length) != NULL)
    return PORTOLAN_REPLY_BROKEN;

  parser->bytes += length;
  if (parser->lines->len == PORTOLAN_MAX_REPLY_LINES || parser->bytes > PORTOLAN_MAX_REPLY_BYTES)
    return PORTOLAN_REPLY_BROKEN;

  parser->code = code;
  g_ptr_array_add (parser->lines,
                   portolan_safe_text (text, length > 4 ? (gssize) length - 4 : 0, G_MAXSIZE));

  return length > 3 && line[3] == '-' ? PORTOLAN_REPLY_MORE : PORTOLAN_REPLY_COMPLETE;
}

/* RFC 2034, section 4: the first word of the text, of the same class as the code. */
static char *
parse_enhanced (int code, const char *text)
{
  gsize length = strspn (text, "0123456789.");
  g_autofree char *word = g_strndup (text, length);
  g_auto (GStrv) parts = g_strsplit (word, ".", -1);

  if ((text[length] != '\0' && text[length] != ' ') || g_strv_length (parts) != 3)
    return NULL;
  if (strlen (parts[0]) != 1 || parts[0][0] - '0' != code / 100)
    return NULL;
  if (*parts[1] == '\0' || *parts[2] == '\0' || strlen (parts[1]) > 3 || strlen (parts[2]) > 3)
    return NULL;

  return g_steal_pointer (&word);
}

/**
 * portolan_reply_parser_finish:
 * @parser: a parser whose last line completed a reply
 *
 * Returns: (transfer full): the reply; @parser is as new
 */
PortolanReply *
portolan_reply_parser_finish (PortolanReplyParser *parser)
{
  PortolanReply *reply = g_new0 (PortolanReply, 1);

  g_return_val_if_fail (parser->lines->len > 0, NULL);

  reply->code = parser->code;
  reply->enhanced = parse_enhanced (parser->code, g_ptr_array_index (parser->lines, 0));
  g_ptr_array_add (parser->lines, NULL);
  reply->lines = (GStrv) g_ptr_array_steal (parser->lines, NULL);

  parser->code = 0;
  parser->bytes = 0;
  return reply;
}

PortolanReply *
portolan_reply_copy (const PortolanReply *reply)
{
  PortolanReply *copy = g_new0 (PortolanReply, 1);

  copy->code = reply->code;
  copy->enhanced = g_strdup (reply->enhanced);
  copy->lines = g_strdupv (reply->lines);
  return copy;
}

void
portolan_reply_free (PortolanReply *reply)
{
  g_free (reply->enhanced);
  g_strfreev (reply->lines);
  g_free (reply);
}

/**
 * portolan_reply_to_text:
 * @reply: a reply
 *
 * Returns: (transfer full): code and texts in one line, bounded, safe to show
 */
char *
portolan_reply_to_text (const PortolanReply *reply)
{
  g_autofree char *joined = g_strjoinv (" ", reply->lines);
  g_autofree char *whole = g_strdup_printf ("%d %s", reply->code, joined);

  return portolan_safe_text (whole, -1, PORTOLAN_MAX_SHOWN_TEXT);
}
