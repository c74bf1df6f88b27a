/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>

#include "smtp/sasl.h"

static const struct {
  const char *offered;
  gboolean private_channel;
  const char *chosen;
} choices[] = {
  { "PLAIN LOGIN", TRUE, "PLAIN" },
  { "LOGIN PLAIN CRAM-MD5", TRUE, "PLAIN" },
  { "LOGIN", TRUE, "LOGIN" },
  { "CRAM-MD5", TRUE, "CRAM-MD5" },
  { "SCRAM-SHA-1 SCRAM-SHA-256", TRUE, "SCRAM-SHA-256" },
  { "XOAUTH2 GSSAPI NTLM", TRUE, NULL },
  { "", TRUE, NULL },
  /* where others may listen, the password stays at home if it can */
  { "PLAIN LOGIN CRAM-MD5", FALSE, "CRAM-MD5" },
  { "PLAIN SCRAM-SHA-256 CRAM-MD5", FALSE, "SCRAM-SHA-256" },
  { "PLAIN LOGIN", FALSE, "PLAIN" },
};

static void
test_choose (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_auto (GStrv) offered = g_strsplit (choices[i].offered, " ", -1);

      g_assert_cmpstr (portolan_sasl_choose ((const char *const *) offered,
                                             choices[i].private_channel),
                       ==, choices[i].chosen);
    }
}

static PortolanSasl *
begin (const char *mechanism, const char *password)
{
  g_autoptr (SecretValue) secret = secret_value_new (password, -1, "text/plain");
  PortolanSasl *sasl = portolan_sasl_new (mechanism, "mail.x.test", "bob", secret);

  g_assert_nonnull (sasl);
  return sasl;
}

static void
assert_step (PortolanSasl *sasl, const char *challenge, const char *plain)
{
  char *response = NULL;
  g_autofree char *expected = g_base64_encode ((const guchar *) plain, strlen (plain));

  g_assert_cmpint (portolan_sasl_step (sasl, challenge, &response), ==, PORTOLAN_SASL_SEND);
  g_assert_cmpstr (response, ==, expected);
  portolan_sasl_wipe (response);
}

static void
test_plain (void)
{
  g_autoptr (PortolanSasl) sasl = begin ("PLAIN", "påss");
  char *response = NULL;
  g_autofree guchar *decoded = NULL;
  gsize length;

  g_assert_true (portolan_sasl_speaks_first (sasl));
  g_assert_cmpint (portolan_sasl_step (sasl, "", &response), ==, PORTOLAN_SASL_SEND);
  decoded = g_base64_decode (response, &length);
  g_assert_cmpmem (decoded, length, "\0bob\0p\xc3\xa5ss", 10);
  g_assert_true (portolan_sasl_accepts_success (sasl));
  portolan_sasl_wipe (response);
}

static void
test_login (void)
{
  g_autoptr (PortolanSasl) sasl = begin ("LOGIN", "secret");

  g_assert_false (portolan_sasl_speaks_first (sasl));
  assert_step (sasl, "VXNlcm5hbWU6", "bob");
  g_assert_false (portolan_sasl_accepts_success (sasl));
  assert_step (sasl, "UGFzc3dvcmQ6", "secret");
  g_assert_true (portolan_sasl_accepts_success (sasl));
}

/* The example of RFC 2195, section 2. */
static void
test_cram_md5 (void)
{
  g_autoptr (SecretValue) secret = secret_value_new ("tanstaaftanstaaf", -1, "text/plain");
  g_autoptr (PortolanSasl) sasl = portolan_sasl_new ("CRAM-MD5", "mail.x.test", "tim", secret);

  assert_step (sasl, "PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+",
               "tim b913a602c7eda7a495b4e6e7334d3890");
}

static PortolanSaslStep
answer (PortolanSasl *sasl, const char *plain)
{
  g_autofree char *challenge = g_base64_encode ((const guchar *) plain, strlen (plain));
  char *response = NULL;
  PortolanSaslStep step = portolan_sasl_step (sasl, challenge, &response);

  portolan_sasl_wipe (response);
  return step;
}

/* A server that asks for a billion rounds would keep this computer busy for hours. */
static void
test_scram_is_bounded (void)
{
  g_autoptr (PortolanSasl) sasl = begin ("SCRAM-SHA-256", "secret");
  char *first = NULL;
  g_autofree guchar *decoded = NULL;
  g_autofree char *text = NULL, *challenge = NULL;
  gsize length;

  g_assert_cmpint (portolan_sasl_step (sasl, "", &first), ==, PORTOLAN_SASL_SEND);
  decoded = g_base64_decode (first, &length);
  text = g_strndup ((const char *) decoded, length);
  challenge = g_strdup_printf ("r=%sserver,s=c2FsdA==,i=2000000000", strstr (text, "r=") + 2);

  g_assert_cmpint (answer (sasl, challenge), ==, PORTOLAN_SASL_BROKEN);
  g_assert_false (portolan_sasl_accepts_success (sasl));
  portolan_sasl_wipe (first);
}

/* What stands behind a NUL is read by the library, too. */
static void
test_scram_with_nul (void)
{
  static const char after[] = "\0,s=c2FsdA==,i=10000000";
  g_autoptr (PortolanSasl) sasl = begin ("SCRAM-SHA-256", "secret");
  g_autoptr (GString) challenge = g_string_new ("r=");
  g_autofree guchar *decoded = NULL;
  g_autofree char *text = NULL, *encoded = NULL;
  char *first = NULL, *response = NULL;
  gsize length;

  g_assert_cmpint (portolan_sasl_step (sasl, "", &first), ==, PORTOLAN_SASL_SEND);
  decoded = g_base64_decode (first, &length);
  text = g_strndup ((const char *) decoded, length);
  g_string_append (challenge, strstr (text, "r=") + 2);
  g_string_append_len (challenge, after, sizeof after - 1);
  encoded = g_base64_encode ((const guchar *) challenge->str, challenge->len);

  g_assert_cmpint (portolan_sasl_step (sasl, encoded, &response), ==, PORTOLAN_SASL_BROKEN);
  portolan_sasl_wipe (first);
}

/* Success before SCRAM's proof, or after two rounds of nonsense, is no success. */
static void
test_scram_wants_proof (void)
{
  g_autoptr (PortolanSasl) sasl = begin ("SCRAM-SHA-256", "secret");
  char *first = NULL;

  g_assert_cmpint (portolan_sasl_step (sasl, "", &first), ==, PORTOLAN_SASL_SEND);
  g_assert_false (portolan_sasl_accepts_success (sasl));
  g_assert_cmpint (answer (sasl, "r=someone-else,s=c2FsdA==,i=4096"), ==, PORTOLAN_SASL_BROKEN);
  portolan_sasl_wipe (first);
}

static void
test_nonsense (void)
{
  g_autoptr (PortolanSasl) sasl = begin ("CRAM-MD5", "secret");
  g_autoptr (PortolanSasl) plain = begin ("PLAIN", "secret");
  char *response = NULL;

  g_assert_cmpint (portolan_sasl_step (sasl, "*** not base64 ***", &response), ==,
                   PORTOLAN_SASL_BROKEN);
  portolan_sasl_wipe (response);

  g_assert_cmpint (portolan_sasl_step (plain, "", &response), ==, PORTOLAN_SASL_SEND);
  portolan_sasl_wipe (response);
  g_assert_cmpint (portolan_sasl_step (plain, "", &response), ==, PORTOLAN_SASL_BROKEN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sasl/choose", test_choose);
  g_test_add_func ("/sasl/plain", test_plain);
  g_test_add_func ("/sasl/login", test_login);
  g_test_add_func ("/sasl/cram-md5", test_cram_md5);
  g_test_add_func ("/sasl/scram-bounded", test_scram_is_bounded);
  g_test_add_func ("/sasl/scram-with-nul", test_scram_with_nul);
  g_test_add_func ("/sasl/scram-proof", test_scram_wants_proof);
  g_test_add_func ("/sasl/nonsense", test_nonsense);
  return g_test_run ();
}
