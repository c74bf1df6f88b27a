/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "advice/typed-password.h"
#include "sources/provider-table.h"

static const struct {
  const char *provider; /* NULL: an unknown one */
  const char *typed;
  const char *taken; /* NULL: as typed */
  PortolanTypedPassword look;
} rows[] = {
  /* Spaces for reading */
  { "gmail", "abcd efgh ijkl mnop", "abcdefghijklmnop", PORTOLAN_TYPED_PASSWORD_CLEANED },
  { "gmail", " abcd\302\240efgh\tijkl mnop\n", "abcdefghijklmnop",
    PORTOLAN_TYPED_PASSWORD_CLEANED },
  { "icloud", "abcd-efgh-ijkl-mnop ", "abcd-efgh-ijkl-mnop", PORTOLAN_TYPED_PASSWORD_CLEANED },
  { "gmail", "abcdefghijklmnop", NULL, PORTOLAN_TYPED_PASSWORD_FINE },
  /* Both kinds of password: only what looks just like a made one */
  { "gmx-net", "abcd efgh ijkl mnop", "abcdefghijklmnop", PORTOLAN_TYPED_PASSWORD_CLEANED },
  { "gmx-net", "my dog has fleas", NULL, PORTOLAN_TYPED_PASSWORD_FINE },
  { "gmx-net", "my dog, has fleas?!", NULL, PORTOLAN_TYPED_PASSWORD_FINE },
  /* No app passwords there: a space is a letter like any other */
  { NULL, "abcd efgh ijkl mnop", NULL, PORTOLAN_TYPED_PASSWORD_FINE },
  { "sendgrid", "SG.abcd efgh ijkl", NULL, PORTOLAN_TYPED_PASSWORD_FINE },
  /* Keys and passwords */
  { NULL, "SG.aaaaaaaaaaaaaaaaaaaaaa.bbbb", NULL, PORTOLAN_TYPED_PASSWORD_LOOKS_LIKE_KEY },
  { "gmail", "xsmtpsib-0123456789abcdef", NULL, PORTOLAN_TYPED_PASSWORD_LOOKS_LIKE_KEY },
  { "sendgrid", "SG.aaaaaaaaaaaaaaaaaaaaaa.bbbb", NULL, PORTOLAN_TYPED_PASSWORD_FINE },
  { "brevo", "xkeysib-0123456789abcdef", NULL, PORTOLAN_TYPED_PASSWORD_LOOKS_LIKE_OTHER_KEY },
  { "sendgrid", "correct", NULL, PORTOLAN_TYPED_PASSWORD_LOOKS_LIKE_PASSWORD },
  { "gmail", "correct", NULL, PORTOLAN_TYPED_PASSWORD_LOOKS_LIKE_PASSWORD },
  { "gmx-net", "correct", NULL, PORTOLAN_TYPED_PASSWORD_FINE },
  { NULL, "key-lime", NULL, PORTOLAN_TYPED_PASSWORD_FINE },
};

static void
test_rows (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 6, 1, 12, 0, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const PortolanProvider *provider = NULL;
      SecretValue *password;

      g_test_message ("%s: %s", rows[i].provider, rows[i].typed);
      if (rows[i].provider != NULL)
        provider = portolan_provider_table_by_id (portolan_provider_table_get_default (),
                                                  rows[i].provider);
      g_assert_cmpint (portolan_typed_password_take (rows[i].typed, provider, now, &password), ==,
                       rows[i].look);
      g_assert_cmpstr (secret_value_get_text (password), ==,
                       rows[i].taken != NULL ? rows[i].taken : rows[i].typed);
      secret_value_unref (password);
    }
}

static void
test_words (void)
{
  g_assert_null (portolan_typed_password_say (PORTOLAN_TYPED_PASSWORD_FINE));
  for (guint look = PORTOLAN_TYPED_PASSWORD_CLEANED;
       look <= PORTOLAN_TYPED_PASSWORD_LOOKS_LIKE_PASSWORD; look++)
    g_assert_true (g_str_has_suffix (portolan_typed_password_say (look), "."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/advice/typed-password/rows", test_rows);
  g_test_add_func ("/advice/typed-password/words", test_words);

  return g_test_run ();
}
