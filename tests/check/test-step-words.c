/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/changes.h"
#include "check/step-words.h"
#include "test-facts.h"

#include <string.h>

/* A re-check in which every step went well. */
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
  result->settings->username = g_strdup ("bob");
  result->findings = g_array_new (FALSE, FALSE, sizeof (PortolanFinding));
  result->attempts = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_attempt_free);
  result->changes = portolan_changes_new ();
  for (guint step = 0; step < PORTOLAN_N_CHECK_STEPS; step++)
    portolan_check_steps_set (result->steps, step, PORTOLAN_CHECK_STATE_WELL, "technical");
  attempt->observation = observation;
  g_ptr_array_add (result->attempts, attempt);
  return result;
}

static void
assert_says (const PortolanCheckResult *result, PortolanCheckStep step, const char *expected)
{
  g_autofree char *words = portolan_check_step_explain (result, step);

  g_assert_nonnull (words);
  g_test_message ("%s: %s", portolan_check_step_get_id (step), words);
  g_assert_nonnull (strstr (words, expected));
  g_assert_null (strstr (words, "technical"));
}

static void
test_well (void)
{
  g_autoptr (PortolanCheckResult) result = make_result ();

  assert_says (result, PORTOLAN_CHECK_NETWORK, "network");
  assert_says (result, PORTOLAN_CHECK_NAME, "smtp.x.test");
  assert_says (result, PORTOLAN_CHECK_CONNECT, "465");
  assert_says (result, PORTOLAN_CHECK_ENCRYPTION, "nobody on the way");
  assert_says (result, PORTOLAN_CHECK_CERTIFICATE, "proved that it is smtp.x.test");
  assert_says (result, PORTOLAN_CHECK_SIGN_IN, "password");
  assert_says (result, PORTOLAN_CHECK_PERMISSION, "bob@x.test");
}

static void
test_accepted (void)
{
  g_autoptr (PortolanCheckResult) result = make_result ();

  result->settings->certificate_sha256 =
      g_strdup (((PortolanAttempt *) result->attempts->pdata[0])->observation->certificate->sha256);
  assert_says (result, PORTOLAN_CHECK_CERTIFICATE, "you accepted");

  /* a good one in its place proves itself */
  g_free (result->settings->certificate_sha256);
  result->settings->certificate_sha256 = g_strdup ("another");
  assert_says (result, PORTOLAN_CHECK_CERTIFICATE, "proved");

  result->settings->security = PORTOLAN_SECURITY_NONE;
  assert_says (result, PORTOLAN_CHECK_ENCRYPTION, "no lock");
}

static void
test_not_well (void)
{
  g_autoptr (PortolanCheckResult) result = make_result ();

  result->wait = 61;
  portolan_check_steps_set (result->steps, PORTOLAN_CHECK_CERTIFICATE, PORTOLAN_CHECK_STATE_SKIPPED,
                            "technical");
  portolan_check_steps_set (result->steps, PORTOLAN_CHECK_SIGN_IN, PORTOLAN_CHECK_STATE_SKIPPED,
                            "technical");
  portolan_check_steps_set (result->steps, PORTOLAN_CHECK_CONNECT, PORTOLAN_CHECK_STATE_FAILED,
                            "technical");
  portolan_check_steps_set (result->steps, PORTOLAN_CHECK_PERMISSION, PORTOLAN_CHECK_STATE_WAITING,
                            NULL);
  g_array_append_vals (result->findings, &(PortolanFinding){ PORTOLAN_FINDING_OFFLINE }, 1);

  assert_says (result, PORTOLAN_CHECK_CERTIFICATE, "nothing to check");
  assert_says (result, PORTOLAN_CHECK_SIGN_IN, "wait: 2");
  assert_says (result, PORTOLAN_CHECK_CONNECT, "not online");
  g_assert_null (portolan_check_step_explain (result, PORTOLAN_CHECK_PERMISSION));
}

/* What changed is said in the words that the proposal has for it. */
static void
test_changes (void)
{
  g_autoptr (GPtrArray) changes = portolan_changes_new ();
  const PortolanSettings from = { .host = (char *) "smtp.x.test",
                                  .port = 465,
                                  .security = PORTOLAN_SECURITY_TLS,
                                  .auth = (char *) "PLAIN" };
  const PortolanSettings to = { .host = (char *) "smtp.x.test",
                                .port = 587,
                                .security = PORTOLAN_SECURITY_STARTTLS,
                                .auth = (char *) "CRAM-MD5" };
  g_autofree char *text = NULL;

  g_assert_null (portolan_changes_to_text (changes));
  portolan_changes_compare (changes, &from, &to);
  text = portolan_changes_to_text (changes);
  g_assert_cmpstr (text, ==,
                   "port 465 → 587, encryption: locked from the first word (called SSL/TLS) → "
                   "locked after the first words (called STARTTLS), way to sign in");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/step-words/well", test_well);
  g_test_add_func ("/step-words/accepted", test_accepted);
  g_test_add_func ("/step-words/not-well", test_not_well);
  g_test_add_func ("/step-words/changes", test_changes);
  return g_test_run ();
}
