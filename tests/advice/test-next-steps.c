/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>

#include "advice/next-steps.h"
#include "sources/provider-table.h"

static PortolanNextSteps *
steps_of (const char *id, int year)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (year, 6, 1, 12, 0, 0);
  const PortolanProvider *provider =
      id != NULL ? portolan_provider_table_by_id (portolan_provider_table_get_default (), id)
                 : NULL;

  g_assert_true (id == NULL || provider != NULL);
  return portolan_next_steps_new (provider, now);
}

static const PortolanNextStep *
get_step (const PortolanNextSteps *steps, guint i)
{
  g_assert_cmpuint (i, <, steps->steps->len);
  return g_ptr_array_index (steps->steps, i);
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in: %s", part, text);
}

/* Real entries of the table: whoever changes one sees what people will read. */
static void
test_app_password (void)
{
  g_autoptr (PortolanNextSteps) steps = steps_of ("gmail", 2026);

  g_assert_cmpint (steps->secret, ==, PORTOLAN_SECRET_APP_PASSWORD);
  assert_has (steps->title, "Gmail wants an app password");
  g_assert_cmpuint (steps->steps->len, ==, 3);
  assert_has (get_step (steps, 0)->text, "2-Step Verification");
  g_assert_cmpstr (get_step (steps, 1)->url, ==, "https://myaccount.google.com/apppasswords");
  g_assert_nonnull (get_step (steps, 1)->link);
  assert_has (get_step (steps, 2)->text, "paste");
  g_assert_null (steps->tip);
  g_assert_false (steps->needs_username);
}

static void
test_app_password_without_page (void)
{
  g_autoptr (PortolanNextSteps) steps = steps_of ("qq", 2026);

  g_assert_cmpint (steps->secret, ==, PORTOLAN_SECRET_APP_PASSWORD);
  assert_has (get_step (steps, 0)->text, "Allow IMAP and SMTP");
  g_assert_cmpstr (get_step (steps, 1)->url, ==, "https://mail.qq.com/");
  assert_has (get_step (steps, 2)->text, "authorisation code");
}

static void
test_password (void)
{
  g_autoptr (PortolanNextSteps) steps = steps_of ("gmx-net", 2026);

  g_assert_cmpint (steps->secret, ==, PORTOLAN_SECRET_PASSWORD);
  g_assert_null (steps->title);
  g_assert_cmpuint (steps->steps->len, ==, 1);
  assert_has (get_step (steps, 0)->text, "Allow");
  assert_has (steps->tip, "app password");
}

static void
test_browser (void)
{
  g_autoptr (PortolanNextSteps) steps = steps_of ("outlook", 2026);

  g_assert_cmpint (steps->secret, ==, PORTOLAN_SECRET_BROWSER);
  assert_has (steps->title, "only through the web browser");
  g_assert_cmpuint (steps->steps->len, ==, 2);
}

static void
test_key (void)
{
  g_autoptr (PortolanNextSteps) sendgrid = steps_of ("sendgrid", 2026);
  g_autoptr (PortolanNextSteps) postmark = steps_of ("postmark", 2026);

  g_assert_cmpint (sendgrid->secret, ==, PORTOLAN_SECRET_KEY);
  g_assert_false (sendgrid->needs_username);
  assert_has (get_step (sendgrid, 1)->text, "API key");

  g_assert_true (postmark->needs_username);
  assert_has (get_step (postmark, postmark->steps->len - 2)->text, "Type as your user name: ");
}

static void
test_unknown (void)
{
  g_autoptr (PortolanNextSteps) steps = steps_of (NULL, 2026);

  g_assert_cmpint (steps->secret, ==, PORTOLAN_SECRET_PASSWORD);
  g_assert_cmpuint (steps->steps->len, ==, 0);
  g_assert_null (steps->title);
  g_assert_null (steps->tip);
}

/* The day from which the ordinary password no longer works. */
static void
test_day (void)
{
  PortolanProvider provider = {
    .name = "X",
    .sign_in = PORTOLAN_PROVIDER_SIGN_IN_PASSWORD | PORTOLAN_PROVIDER_SIGN_IN_APP_PASSWORD,
    .no_password_since = "2026-06-02",
  };
  g_autoptr (GDateTime) before = g_date_time_new_utc (2026, 6, 1, 23, 0, 0);
  g_autoptr (GDateTime) after = g_date_time_new_utc (2026, 6, 2, 0, 0, 0);
  g_autoptr (PortolanNextSteps) steps = portolan_next_steps_new (&provider, before);

  g_assert_cmpint (steps->secret, ==, PORTOLAN_SECRET_PASSWORD);
  assert_has (steps->tip, "no longer work");
  g_assert_cmpint (portolan_secret_of_provider (&provider, after), ==,
                   PORTOLAN_SECRET_APP_PASSWORD);
}

/* All of the table can be shown: no step is empty, and no button leads nowhere. */
static void
test_each (void)
{
  const GPtrArray *providers =
      portolan_provider_table_get_providers (portolan_provider_table_get_default ());
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 6, 1, 12, 0, 0);

  for (guint i = 0; i < providers->len; i++)
    {
      const PortolanProvider *provider = g_ptr_array_index (providers, i);
      g_autoptr (PortolanNextSteps) steps = portolan_next_steps_new (provider, now);

      g_test_message ("%s", provider->id);
      g_assert_true ((steps->title == NULL) == (steps->secret == PORTOLAN_SECRET_PASSWORD));
      for (guint j = 0; j < steps->steps->len; j++)
        {
          const PortolanNextStep *step = get_step (steps, j);

          g_assert_true (g_str_has_suffix (step->text, "."));
          g_assert_false (g_str_has_suffix (step->text, ".."));
          g_assert_true ((step->url == NULL) == (step->link == NULL));
          g_assert_true (step->url == NULL || g_str_has_prefix (step->url, "https://"));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/advice/next-steps/app-password", test_app_password);
  g_test_add_func ("/advice/next-steps/app-password-without-page", test_app_password_without_page);
  g_test_add_func ("/advice/next-steps/password", test_password);
  g_test_add_func ("/advice/next-steps/browser", test_browser);
  g_test_add_func ("/advice/next-steps/key", test_key);
  g_test_add_func ("/advice/next-steps/unknown", test_unknown);
  g_test_add_func ("/advice/next-steps/day", test_day);
  g_test_add_func ("/advice/next-steps/each", test_each);

  return g_test_run ();
}
