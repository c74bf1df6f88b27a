/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>

#include "sign-in/tries.h"

#define WRONG "535 5.7.8 Authentication failed"
#define UNKNOWN "504 5.5.4 Unrecognized authentication type"
#define LOCKED "535 5.7.8 Account locked"

static gboolean
refuse (PortolanTry *try, const char *line, guint n_usernames, gboolean has_latin_1)
{
  g_autoptr (PortolanReplyParser) parser = portolan_reply_parser_new ();
  g_autoptr (PortolanReply) reply = NULL;

  portolan_reply_parser_feed (parser, line, strlen (line));
  reply = portolan_reply_parser_finish (parser);
  return portolan_try_next (try, reply, n_usernames, has_latin_1);
}

static void
test_usernames (void)
{
  PortolanTry try = { .mechanism = "PLAIN" };

  g_assert_true (refuse (&try, WRONG, 2, FALSE));
  g_assert_cmpuint (try.username, ==, 1);
  g_assert_false (refuse (&try, WRONG, 2, FALSE));
}

static void
test_latin_1 (void)
{
  PortolanTry try = { .mechanism = "LOGIN" };

  g_assert_true (refuse (&try, WRONG, 2, TRUE));
  g_assert_false (try.is_latin_1);
  g_assert_true (refuse (&try, WRONG, 2, TRUE));
  g_assert_true (try.is_latin_1);
  g_assert_cmpuint (try.username, ==, 0);
  g_assert_false (refuse (&try, WRONG, 2, TRUE));

  /* a hash is of UTF-8 by its standard */
  try = (PortolanTry){ .mechanism = "CRAM-MD5" };
  g_assert_false (refuse (&try, WRONG, 1, TRUE));
}

static void
test_twins (void)
{
  PortolanTry try = { .mechanism = "PLAIN" };

  g_assert_true (refuse (&try, UNKNOWN, 2, TRUE));
  g_assert_cmpstr (try.mechanism, ==, "LOGIN");
  g_assert_cmpuint (try.username, ==, 0);
  g_assert_false (refuse (&try, UNKNOWN, 2, TRUE));
  g_assert_true (refuse (&try, WRONG, 2, FALSE));
  g_assert_cmpuint (try.username, ==, 1);

  try = (PortolanTry){ .mechanism = "SCRAM-SHA-256" };
  g_assert_false (refuse (&try, UNKNOWN, 2, TRUE));
}

static void
test_other_causes (void)
{
  PortolanTry try = { .mechanism = "PLAIN" };

  g_assert_false (refuse (&try, LOCKED, 2, TRUE));
  g_assert_false (refuse (&try, "454 4.7.0 Temporary authentication failure", 2, TRUE));
  g_assert_false (refuse (&try, "534 5.7.9 Application-specific password required", 2, TRUE));
}

static void
test_encoding (void)
{
  static const struct {
    const char *utf8;
    const char *latin_1;
  } passwords[] = {
    { "p\303\244ssw\303\266rd", "p\344ssw\366rd" },
    { "ASCII", NULL },
    { "\320\272\320\273\321\216\321\207", NULL },
    { "\342\202\254", NULL },
    { "\377", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (passwords); i++)
    {
      g_autoptr (SecretValue) utf8 = secret_value_new (passwords[i].utf8, -1, "text/plain");
      g_autoptr (SecretValue) latin_1 = portolan_password_to_latin_1 (utf8);

      g_assert_cmpstr (latin_1 != NULL ? secret_value_get_text (latin_1) : NULL, ==,
                       passwords[i].latin_1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tries/usernames", test_usernames);
  g_test_add_func ("/tries/latin-1", test_latin_1);
  g_test_add_func ("/tries/twins", test_twins);
  g_test_add_func ("/tries/other-causes", test_other_causes);
  g_test_add_func ("/tries/encoding", test_encoding);

  return g_test_run ();
}
