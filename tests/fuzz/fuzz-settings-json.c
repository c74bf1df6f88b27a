/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Secrets that another program, or a newer version, left in the keyring: what can be read can be
 * written, and reads the same again. */

#include "store/settings-json.h"

#include "fuzz/fuzz.h"

static void
check_settings (const PortolanSettings *settings)
{
  g_autoptr (PortolanSettings) copy = portolan_settings_copy (settings);
  g_autoptr (PortolanSettings) again = NULL;
  g_autoptr (SecretValue) secret = NULL;

  g_assert_true (settings->address != NULL && settings->host != NULL && settings->username != NULL);
  g_assert_cmpuint (settings->port, >, 0);
  if (copy->password == NULL)
    copy->password = secret_value_new ("password", -1, "text/plain");

  secret = portolan_settings_to_secret (copy);
  again = portolan_settings_from_secret (secret, NULL);
  g_assert_nonnull (again);
  g_assert_cmpstr (again->address, ==, settings->address);
  g_assert_cmpstr (again->host, ==, settings->host);
  g_assert_cmpstr (again->username, ==, settings->username);
  g_assert_cmpstr (again->auth, ==, settings->auth);
  g_assert_cmpuint (again->port, ==, settings->port);
  g_assert_cmpuint (again->accepted, ==, settings->accepted);
  g_assert_cmpstr (secret_value_get_text (again->password), ==,
                   secret_value_get_text (copy->password));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (SecretValue) secret = secret_value_new ((const char *) data, size, "text/plain");
  g_autoptr (GError) error = NULL;
  g_autoptr (PortolanSettings) settings = portolan_settings_from_secret (secret, &error);

  g_assert_true ((settings == NULL) == (error != NULL));
  if (settings != NULL)
    check_settings (settings);

  return 0;
}
