/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "sign-in/merge.h"

static PortolanSettings *
make (const char *host, guint16 port, PortolanSecurity security)
{
  PortolanSettings *settings = portolan_settings_new ();

  settings->address = g_strdup ("bob@x.test");
  settings->host = g_strdup (host);
  settings->port = port;
  settings->security = security;
  settings->username = g_strdup ("bob@x.test");
  settings->auth = g_strdup ("PLAIN");
  return settings;
}

static PortolanCandidate *
alternative (const PortolanSettings *settings, guint i)
{
  return g_ptr_array_index (settings->alternatives, i);
}

/* What is proved replaces what was; all else stays. */
static void
test_members (void)
{
  g_autoptr (PortolanSettings) saved = make ("smtp.x.test", 465, PORTOLAN_SECURITY_TLS);
  g_autoptr (PortolanSettings) proved = make ("mail.x.test", 587, PORTOLAN_SECURITY_STARTTLS);
  g_autoptr (PortolanSettings) merged = NULL;

  saved->accepted = PORTOLAN_NEEDS_CERTIFICATE_UNTRUSTED;
  saved->certificate_sha256 = g_strdup ("aa");
  saved->more = g_strdup ("{\"colour\":\"green\"}");
  saved->sign_ins = (PortolanSignInRecord){ 2, 1, 0, g_strdup ("password-wrong") };
  g_free (proved->auth);
  proved->auth = g_strdup ("CRAM-MD5");

  merged = portolan_settings_merge (saved, proved);
  g_assert_cmpstr (merged->address, ==, "bob@x.test");
  g_assert_cmpstr (merged->host, ==, "mail.x.test");
  g_assert_cmpuint (merged->port, ==, 587);
  g_assert_cmpint (merged->security, ==, PORTOLAN_SECURITY_STARTTLS);
  g_assert_cmpstr (merged->auth, ==, "CRAM-MD5");
  g_assert_cmpint (merged->accepted, ==, PORTOLAN_NEEDS_NOTHING);
  g_assert_null (merged->certificate_sha256);
  g_assert_cmpstr (merged->more, ==, "{\"colour\":\"green\"}");
  g_assert_cmpuint (merged->sign_ins.refused, ==, 0);
}

/* The door of until now is kept as the first of the others, and the new one is none of them. */
static void
test_doors (void)
{
  g_autoptr (PortolanSettings) saved = make ("smtp.x.test", 465, PORTOLAN_SECURITY_TLS);
  g_autoptr (PortolanSettings) proved = make ("smtp.x.test", 587, PORTOLAN_SECURITY_STARTTLS);
  g_autoptr (PortolanSettings) merged = NULL, back = NULL, same = NULL;

  merged = portolan_settings_merge (saved, proved);
  g_assert_cmpuint (merged->alternatives->len, ==, 1);
  g_assert_cmpuint (alternative (merged, 0)->port, ==, 465);

  back = portolan_settings_merge (merged, saved);
  g_assert_cmpuint (back->alternatives->len, ==, 1);
  g_assert_cmpuint (alternative (back, 0)->port, ==, 587);

  /* another user name at the same door */
  same = portolan_settings_merge (saved, saved);
  g_assert_cmpuint (same->alternatives->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/members", test_members);
  g_test_add_func ("/merge/doors", test_doors);
  return g_test_run ();
}
