/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a server says, line by line: whatever it is, a reply is bounded and safe to show, and has
 * one code. */

#include "smtp/reply.h"

#include <string.h>

#include "fuzz/fuzz.h"
#include "model/bounds.h"
#include "model/capabilities.h"

static void
check_text (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
}

static void
check_capabilities (const PortolanReply *reply)
{
  g_autoptr (PortolanCapabilities) capabilities =
      portolan_capabilities_parse ((const char *const *) reply->lines);
  g_autoptr (PortolanCapabilities) copy = portolan_capabilities_copy (capabilities);

  g_assert_cmpuint (g_strv_length (capabilities->mechanisms), <=, 32);
  g_assert_true (g_strv_equal ((const char *const *) capabilities->mechanisms,
                               (const char *const *) copy->mechanisms));
  for (guint i = 0; capabilities->mechanisms[i] != NULL; i++)
    {
      const char *mechanism = capabilities->mechanisms[i];

      g_assert_cmpuint (strlen (mechanism), <=, 20);
      g_assert_cmpuint (strspn (mechanism, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"), ==,
                        strlen (mechanism));
    }
}

static void
check_reply (PortolanReplyParser *parser)
{
  g_autoptr (PortolanReply) reply = portolan_reply_parser_finish (parser);
  g_autofree char *whole = portolan_reply_to_text (reply);

  g_assert_true (reply->code >= 200 && reply->code < 600);
  g_assert_cmpuint (g_strv_length (reply->lines), >, 0);
  g_assert_cmpuint (g_strv_length (reply->lines), <=, PORTOLAN_MAX_REPLY_LINES);
  g_assert_cmpint (g_utf8_strlen (whole, -1), <=, PORTOLAN_MAX_SHOWN_TEXT + 1);
  check_text (whole);
  for (guint i = 0; reply->lines[i] != NULL; i++)
    check_text (reply->lines[i]);
  check_capabilities (reply);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (PortolanReplyParser) parser = portolan_reply_parser_new ();
  const char *line = (const char *) data, *end = line + size;

  while (line < end)
    {
      const char *newline = memchr (line, '\n', end - line);
      gsize length = (newline != NULL ? newline : end) - line;

      switch (portolan_reply_parser_feed (parser, line, length))
        {
        case PORTOLAN_REPLY_MORE:
          break;
        case PORTOLAN_REPLY_COMPLETE:
          check_reply (parser);
          break;
        case PORTOLAN_REPLY_BROKEN:
          return 0;
        }
      line += length + 1;
    }

  return 0;
}
