/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>

#include "sign-in/letter.h"

static char *
compose (const char *typed)
{
  g_autoptr (PortolanAddress) address = portolan_address_parse (typed, NULL);
  g_autoptr (PortolanSettings) settings = portolan_settings_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("+02:00");
  g_autoptr (GDateTime) now = g_date_time_new (zone, 2026, 11, 24, 13, 5, 9);

  settings->host = g_strdup ("smtp.example.com");
  settings->port = 465;
  return portolan_letter_compose (address, settings, now);
}

static void
assert_has_line (const char *letter, const char *line)
{
  g_auto (GStrv) lines = g_strsplit (letter, "\r\n", -1);

  if (!g_strv_contains ((const char *const *) lines, line))
    g_error ("no line “%s” in:\n%s", line, letter);
}

static void
test_header (void)
{
  g_autofree char *letter = compose ("bob@example.com");

  assert_has_line (letter, "From: bob@example.com");
  assert_has_line (letter, "To: bob@example.com");
  assert_has_line (letter, "Subject: Test letter: your mail can go out");
  assert_has_line (letter, "Date: Tue, 24 Nov 2026 13:05:09 +0200");
  assert_has_line (letter, "MIME-Version: 1.0");
  assert_has_line (letter, "Content-Type: text/plain; charset=utf-8");
  assert_has_line (letter, "Auto-Submitted: auto-generated");
  g_assert_nonnull (strstr (letter, "smtp.example.com"));
}

/* The name of this computer is nobody's business. */
static void
test_message_id (void)
{
  g_autofree char *one = compose ("bob@example.com");
  g_autofree char *two = compose ("bob@example.com");
  const char *id = strstr (one, "Message-Id: <");

  g_assert_nonnull (id);
  g_assert_true (g_regex_match_simple ("^Message-Id: <[^@ ]+@example\\.com>\r\n", id, 0, 0));
  g_assert_cmpstr (one, !=, two);
}

static void
test_lines (void)
{
  g_autofree char *letter = compose ("bob@example.com");
  g_auto (GStrv) lines = g_strsplit (letter, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 78);
      g_assert_null (strpbrk (lines[i], "\r\n"));
      g_assert_true (g_str_is_ascii (lines[i]));
    }
  g_assert_true (g_str_has_suffix (letter, "\r\n"));
}

/* RFC 6532: in a letter that goes by SMTPUTF8, addresses stand there as they are. */
static void
test_other_letters (void)
{
  g_autofree char *domain = compose ("bob@bücher.example");
  g_autofree char *local_part = compose ("jürgen@example.com");

  assert_has_line (domain, "From: bob@xn--bcher-kva.example");
  g_assert_nonnull (strstr (domain, "@xn--bcher-kva.example>\r\n"));
  assert_has_line (local_part, "From: jürgen@example.com");
  assert_has_line (local_part, "To: jürgen@example.com");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letter/header", test_header);
  g_test_add_func ("/letter/message-id", test_message_id);
  g_test_add_func ("/letter/lines", test_lines);
  g_test_add_func ("/letter/other-letters", test_other_letters);
  return g_test_run ();
}
