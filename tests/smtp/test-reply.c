/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>

#include "model/bounds.h"
#include "smtp/reply.h"

/* Feeds lines, separated by "\n"; gives the last status. */
static PortolanReplyStatus
feed (PortolanReplyParser *parser, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  PortolanReplyStatus status = PORTOLAN_REPLY_MORE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpint (status, ==, PORTOLAN_REPLY_MORE);
      status = portolan_reply_parser_feed (parser, lines[i], strlen (lines[i]));
    }

  return status;
}

static const struct {
  const char *text;
  int code;
  const char *enhanced;
  guint n_lines;
  const char *shown;
} replies[] = {
  { "220 mail.x.test ESMTP", 220, NULL, 1, "220 mail.x.test ESMTP" },
  { "250-mail.x.test\n250-SIZE 1000\n250 AUTH PLAIN", 250, NULL, 3,
    "250 mail.x.test SIZE 1000 AUTH PLAIN" },
  { "250", 250, NULL, 1, "250 " },
  { "535 5.7.8 Error: authentication failed", 535, "5.7.8", 1,
    "535 5.7.8 Error: authentication failed" },
  { "535-5.7.8 Username and Password\n535 5.7.8 not accepted", 535, "5.7.8", 2,
    "535 5.7.8 Username and Password 5.7.8 not accepted" },
  { "535 4.7.8 class and code differ", 535, NULL, 1, "535 4.7.8 class and code differ" },
  { "535 5.7 half a code", 535, NULL, 1, "535 5.7 half a code" },
  { "535 5.7.8; glued", 535, NULL, 1, "535 5.7.8; glued" },
  { "550 5.7.139 long detail", 550, "5.7.139", 1, "550 5.7.139 long detail" },
  { "334 ", 334, NULL, 1, "334 " },
};

static void
test_complete (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autoptr (PortolanReplyParser) parser = portolan_reply_parser_new ();
      g_autoptr (PortolanReply) reply = NULL;
      g_autofree char *shown = NULL;

      g_test_message ("%s", replies[i].text);
      g_assert_cmpint (feed (parser, replies[i].text), ==, PORTOLAN_REPLY_COMPLETE);
      reply = portolan_reply_parser_finish (parser);
      shown = portolan_reply_to_text (reply);

      g_assert_cmpint (reply->code, ==, replies[i].code);
      g_assert_cmpstr (reply->enhanced, ==, replies[i].enhanced);
      g_assert_cmpuint (g_strv_length (reply->lines), ==, replies[i].n_lines);
      g_assert_cmpstr (shown, ==, replies[i].shown);
    }
}

static void
test_broken (void)
{
  static const char *const texts[] = {
    "25",
    "HTTP/1.1 400 Bad Request",
    "* OK IMAP4rev1",
    "+OK POP3",
    "SSH-2.0-OpenSSH_9",
    "199 too low",
    "600 too high",
    "2x0 no digits",
    "250_no separator",
    "250-one code\n550 and another",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PortolanReplyParser) parser = portolan_reply_parser_new ();

      g_test_message ("%s", texts[i]);
      g_assert_cmpint (feed (parser, texts[i]), ==, PORTOLAN_REPLY_BROKEN);
    }
}

static void
test_odd_octets (void)
{
  g_autoptr (PortolanReplyParser) parser = portolan_reply_parser_new ();
  g_autoptr (PortolanReply) reply = NULL;
  const char nul[] = "250 a\0b", bare_cr[] = "250 a\rb", latin[] = "250 gr\xfc\xdf dich\x1b[31m";

  g_assert_cmpint (portolan_reply_parser_feed (parser, "", 0), ==, PORTOLAN_REPLY_BROKEN);
  g_assert_cmpint (portolan_reply_parser_feed (parser, nul, sizeof nul - 1), ==,
                   PORTOLAN_REPLY_BROKEN);
  g_assert_cmpint (portolan_reply_parser_feed (parser, bare_cr, strlen (bare_cr)), ==,
                   PORTOLAN_REPLY_BROKEN);

  g_assert_cmpint (portolan_reply_parser_feed (parser, latin, strlen (latin)), ==,
                   PORTOLAN_REPLY_COMPLETE);
  reply = portolan_reply_parser_finish (parser);
  g_assert_true (g_utf8_validate (reply->lines[0], -1, NULL));
  g_assert_null (strchr (reply->lines[0], '\x1b'));
}

/* A server may go on for ever; we don't. */
static void
test_endless (void)
{
  g_autoptr (PortolanReplyParser) parser = portolan_reply_parser_new ();
  PortolanReplyStatus status = PORTOLAN_REPLY_MORE;
  guint n = 0;

  for (; status == PORTOLAN_REPLY_MORE && n < 1000000; n++)
    status = portolan_reply_parser_feed (parser, "250-again", strlen ("250-again"));

  g_assert_cmpint (status, ==, PORTOLAN_REPLY_BROKEN);
  g_assert_cmpuint (n, ==, PORTOLAN_MAX_REPLY_LINES + 1);
}

/* After a reply the parser is as new. */
static void
test_again (void)
{
  g_autoptr (PortolanReplyParser) parser = portolan_reply_parser_new ();
  g_autoptr (PortolanReply) first = NULL, second = NULL;

  g_assert_cmpint (feed (parser, "250 one"), ==, PORTOLAN_REPLY_COMPLETE);
  first = portolan_reply_parser_finish (parser);
  g_assert_cmpint (feed (parser, "550-two\n550 three"), ==, PORTOLAN_REPLY_COMPLETE);
  second = portolan_reply_parser_finish (parser);

  g_assert_cmpint (second->code, ==, 550);
  g_assert_cmpuint (g_strv_length (second->lines), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reply/complete", test_complete);
  g_test_add_func ("/reply/broken", test_broken);
  g_test_add_func ("/reply/odd-octets", test_odd_octets);
  g_test_add_func ("/reply/endless", test_endless);
  g_test_add_func ("/reply/again", test_again);
  return g_test_run ();
}
