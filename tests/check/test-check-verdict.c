/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "advice/finding.h"
#include "check/check-verdict.h"
#include "test-facts.h"

#define ATTEMPTS 3 /* at most, in a row of the table */
#define STEP(id) PORTOLAN_CHECK_##id
#define NEEDS(id) PORTOLAN_NEEDS_##id
#define FAILURE(id) PORTOLAN_FAILURE_##id
#define STAGE(id) PORTOLAN_STAGE_##id

typedef struct {
  guint16 port;
  PortolanFailure failure;
  PortolanStage stage;
} Facts;

/* What is known, what it means, and whether it helps to look around. */
static const struct {
  PortolanFinding finding;
  gboolean looks_around;
  PortolanCheckEvidence evidence;
  Facts facts[ATTEMPTS];
} rows[] = {
  { PORTOLAN_FINDING_CONNECTION_REFUSED,
    TRUE,
    { .failed = STEP (CONNECT) },
    { { 465, FAILURE (REFUSED), STAGE (CONNECT) } } },
  { PORTOLAN_FINDING_NAME_NOT_FOUND,
    TRUE,
    { .failed = STEP (NAME) },
    { { 465, FAILURE (NAME_NOT_FOUND), STAGE (RESOLVE) } } },
  { PORTOLAN_FINDING_RESOLVER_FAILED,
    FALSE,
    { .failed = STEP (NAME) },
    { { 465, FAILURE (RESOLVER), STAGE (RESOLVE) } } },
  { PORTOLAN_FINDING_OFFLINE,
    FALSE,
    { .failed = STEP (NAME), .network = PORTOLAN_NETWORK_DOWN },
    { { 465, FAILURE (RESOLVER), STAGE (RESOLVE) } } },
  { PORTOLAN_FINDING_CAPTIVE_PORTAL,
    FALSE,
    { .failed = STEP (ENCRYPTION), .network = PORTOLAN_NETWORK_CAPTIVE },
    { { 465, FAILURE (NOT_TLS), STAGE (TLS) } } },

  /* encryption and certificate */
  { PORTOLAN_FINDING_WRONG_ENCRYPTION,
    TRUE,
    { .failed = STEP (ENCRYPTION) },
    { { 465, FAILURE (NOT_TLS), STAGE (TLS) } } },
  { PORTOLAN_FINDING_TLS_TOO_OLD,
    TRUE,
    { .failed = STEP (ENCRYPTION), .missing = NEEDS (TLS_TOO_OLD) },
    { { 465 } } },
  { PORTOLAN_FINDING_CERTIFICATE_EXPIRED,
    TRUE,
    { .failed = STEP (CERTIFICATE), .missing = NEEDS (CERTIFICATE_EXPIRED) },
    { { 465 } } },
  { PORTOLAN_FINDING_CERTIFICATE_EXPIRED,
    FALSE, /* with every server it would look the same */
    { .failed = STEP (CERTIFICATE), .missing = NEEDS (CERTIFICATE_EXPIRED), .clock_offset = 99999 },
    { { 465 } } },
  { PORTOLAN_FINDING_CERTIFICATE_NOT_YET_VALID,
    FALSE,
    { .failed = STEP (CERTIFICATE), .missing = NEEDS (CERTIFICATE_NOT_YET_VALID) },
    { { 465 } } },

  /* the sign-in */
  { PORTOLAN_FINDING_PASSWORD_WRONG,
    FALSE,
    { .failed = STEP (SIGN_IN), .sign_in = PORTOLAN_FINDING_PASSWORD_WRONG, .is_tried = TRUE },
    { { 465 } } },
  { PORTOLAN_FINDING_CONNECTION_DROPPED,
    FALSE, /* the password was sent: not once more elsewhere */
    { .failed = STEP (SIGN_IN), .sign_in = PORTOLAN_FINDING_CONNECTION_DROPPED, .is_tried = TRUE },
    { { 465 } } },
  { PORTOLAN_FINDING_SIGN_IN_METHOD,
    TRUE,
    { .failed = STEP (SIGN_IN), .sign_in = PORTOLAN_FINDING_SIGN_IN_METHOD },
    { { 465 } } },

  /* shut out: all doors are closed since sign-ins were refused */
  { PORTOLAN_FINDING_ACCOUNT_LOCKED,
    FALSE,
    { .failed = STEP (CONNECT), .was_refused = TRUE },
    { { 465, FAILURE (REFUSED), STAGE (CONNECT) }, { 587, FAILURE (REFUSED), STAGE (CONNECT) } } },
  { PORTOLAN_FINDING_CONNECTION_REFUSED,
    TRUE,
    { .failed = STEP (CONNECT), .was_refused = TRUE },
    { { 465, FAILURE (REFUSED), STAGE (CONNECT) }, { 587 } } },
};

static GPtrArray *
make_attempts (const Facts *facts)
{
  GPtrArray *attempts = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_attempt_free);

  for (guint i = 0; i < ATTEMPTS && facts[i].port != 0; i++)
    {
      PortolanObservation *observation = facts_observation ("smtp.x.test", facts[i].port, TRUE, 0);
      PortolanAttempt *attempt = portolan_attempt_new (observation->endpoint, PORTOLAN_ORIGIN_USER);

      if (facts[i].failure != FAILURE (NONE))
        g_clear_pointer (&observation->secure, portolan_capabilities_free);
      observation->failure = facts[i].failure;
      observation->reached = observation->failed_at = facts[i].stage;
      attempt->observation = observation;
      g_ptr_array_add (attempts, attempt);
    }
  return attempts;
}

static void
test_rows (void)
{
  g_autoptr (PortolanSettings) settings = portolan_settings_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) attempts = make_attempts (rows[i].facts);
      g_autoptr (GArray) findings = portolan_check_judge (&rows[i].evidence, settings, attempts);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (portolan_finding_get_id (g_array_index (findings, PortolanFinding, 0)), ==,
                       portolan_finding_get_id (rows[i].finding));
      g_assert_cmpint (portolan_check_should_look_around (&rows[i].evidence, settings, attempts),
                       ==, rows[i].looks_around);
    }
}

/* An accepted certificate that is another one now: nobody slips past it by another door. */
static void
test_new_pin (void)
{
  const PortolanCheckEvidence evidence = {
    .failed = STEP (CERTIFICATE),
    .missing = NEEDS (CERTIFICATE_UNTRUSTED),
  };
  const Facts facts[ATTEMPTS] = { { 465 } };
  g_autoptr (GPtrArray) attempts = make_attempts (facts);
  g_autoptr (PortolanSettings) settings = portolan_settings_new ();

  g_assert_true (portolan_check_should_look_around (&evidence, settings, attempts));
  settings->certificate_sha256 = g_strnfill (64, 'b');
  g_assert_true (portolan_check_has_new_pin (&evidence, settings, attempts));
  g_assert_false (portolan_check_should_look_around (&evidence, settings, attempts));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-verdict/rows", test_rows);
  g_test_add_func ("/check-verdict/new-pin", test_new_pin);
  return g_test_run ();
}
