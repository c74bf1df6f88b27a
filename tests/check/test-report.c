/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/changes.h"
#include "check/report.h"
#include "test-facts.h"

#include <string.h>

static const struct {
  const char *username;
  const char *text;
  const char *redacted;
} texts[] = {
  { "bob@x.test", "535 5.7.8 Error: authentication failed", NULL },
  { "bob@x.test", "553 <bob@x.test>: not owned by bob@x.test",
    "553 <ADDRESS>: not owned by ADDRESS" },
  { "bob@x.test", "550 BOB@X.TEST is unknown", "550 ADDRESS is unknown" },
  { "bob@x.test", "550 User bob unknown", "550 User NAME unknown" },
  { "bob@x.test", "250 bobbin.x.test and kabob", NULL }, /* words of their own only */
  { "bob@x.test", "250 bob_2", NULL },
  { "k.4711", "535 k.4711 and k44711", "535 NAME and k44711" },
  { "bob", "AUTH for bob, bob", "AUTH for NAME, NAME" },
  { "", "nothing", NULL },
};

static void
test_redact (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      PortolanSettings settings = {
        .address = (char *) "bob@x.test",
        .username = (char *) texts[i].username,
      };
      g_autofree char *redacted = portolan_report_redact (&settings, texts[i].text);

      g_assert_cmpstr (redacted, ==, texts[i].redacted != NULL ? texts[i].redacted : texts[i].text);
    }
}

/* A re-check in which a server repeated all it was told, but the password. */
static PortolanCheckResult *
make_result (void)
{
  PortolanCheckResult *result = g_new0 (PortolanCheckResult, 1);
  PortolanObservation *observation = facts_observation ("smtp.x.test", 465, TRUE, 0);
  PortolanAttempt *attempt = portolan_attempt_new (observation->endpoint, PORTOLAN_ORIGIN_USER);

  result->settings = portolan_settings_new ();
  result->settings->address = g_strdup ("bob@x.test");
  result->settings->host = g_strdup ("smtp.x.test");
  result->settings->port = 465;
  result->settings->security = PORTOLAN_SECURITY_TLS;
  result->settings->username = g_strdup ("bob@x.test");
  result->settings->password = secret_value_new ("correct-horse", -1, "text/plain");
  result->findings = g_array_new (FALSE, FALSE, sizeof (PortolanFinding));
  g_array_append_vals (result->findings, &(PortolanFinding){ PORTOLAN_FINDING_PASSWORD_WRONG }, 1);
  result->attempts = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_attempt_free);
  result->changes = portolan_changes_new ();
  portolan_changes_add (result->changes, "username", "bob@x.test", "bob");
  result->reply = g_strdup ("535 5.7.8 bob@x.test, no");
  portolan_check_steps_set (result->steps, PORTOLAN_CHECK_SIGN_IN, PORTOLAN_CHECK_STATE_FAILED,
                            "535 5.7.8 bob@x.test, no");
  observation->transcript = g_strdup ("< 220 hello\n> EHLO [192.0.2.9]\n< 250 bob\n");
  attempt->observation = observation;
  g_ptr_array_add (result->attempts, attempt);
  return result;
}

static void
test_text (void)
{
  g_autoptr (PortolanCheckResult) result = make_result ();
  g_autoptr (GPtrArray) results = g_ptr_array_new ();
  g_autofree char *without = NULL, *with = NULL;

  g_ptr_array_add (results, result);
  without = portolan_report_text (results, FALSE);
  with = portolan_report_text (results, TRUE);

  g_assert_null (strstr (without, "bob"));
  g_assert_nonnull (strstr (without, "smtp.x.test:465"));
  g_assert_nonnull (strstr (without, "password-wrong"));
  g_assert_nonnull (strstr (without, "535 5.7.8 ADDRESS, no"));
  g_assert_nonnull (strstr (without, "> EHLO [192.0.2.9]"));
  g_assert_nonnull (strstr (with, "535 5.7.8 bob@x.test, no"));
  g_assert_null (strstr (with, "correct-horse"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/redact", test_redact);
  g_test_add_func ("/report/text", test_text);
  return g_test_run ();
}
