/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/check-steps.h"
#include "test-facts.h"

#define STEP(id) PORTOLAN_CHECK_##id
#define FAILURE(id) PORTOLAN_FAILURE_##id
#define STAGE(id) PORTOLAN_STAGE_##id
#define SECURITY(id) PORTOLAN_SECURITY_##id
#define NEEDS(id) PORTOLAN_NEEDS_##id

#define ALL PORTOLAN_N_CHECK_STEPS

/* What a probe saw: where it failed, or what it lacks. */
static const struct {
  PortolanCheckStep failed; /* ALL if none */
  PortolanSecurity security;
  PortolanFailure failure;
  PortolanStage stage;
  PortolanNeeds missing;
  gboolean no_auth;
  gboolean no_tls;
} rows[] = {
  { ALL, SECURITY (TLS) },
  { ALL, SECURITY (STARTTLS) },
  { ALL, SECURITY (NONE) },

  { STEP (NAME), SECURITY (TLS), FAILURE (NAME_NOT_FOUND), STAGE (RESOLVE) },
  { STEP (NAME), SECURITY (STARTTLS), FAILURE (TIMED_OUT), STAGE (RESOLVE) },
  { STEP (CONNECT), SECURITY (TLS), FAILURE (REFUSED), STAGE (CONNECT) },
  { STEP (CONNECT), SECURITY (STARTTLS), FAILURE (NOT_SMTP), STAGE (GREETING) },
  { STEP (CONNECT), SECURITY (TLS), FAILURE (TIMED_OUT), STAGE (GREETING) },
  { STEP (CONNECT), SECURITY (STARTTLS), FAILURE (DROPPED), STAGE (EHLO) },
  { STEP (ENCRYPTION), SECURITY (TLS), FAILURE (NOT_TLS), STAGE (TLS) },
  { STEP (ENCRYPTION), SECURITY (STARTTLS), FAILURE (REPLY), STAGE (STARTTLS) },

  { STEP (ENCRYPTION), SECURITY (STARTTLS), .no_tls = TRUE },
  { STEP (ENCRYPTION), SECURITY (NONE), .missing = NEEDS (ENCRYPTION_MISSING) },
  { STEP (ENCRYPTION), SECURITY (TLS), .missing = NEEDS (TLS_TOO_OLD) },
  { STEP (CERTIFICATE), SECURITY (TLS), .missing = NEEDS (CERTIFICATE_EXPIRED) },
  { STEP (CERTIFICATE), SECURITY (STARTTLS), .missing = NEEDS (CERTIFICATE_UNTRUSTED) },
  { STEP (SIGN_IN), SECURITY (TLS), .no_auth = TRUE },
  { STEP (SIGN_IN), SECURITY (NONE), .no_auth = TRUE },

  /* the first that fails is told, whatever else is wrong */
  { STEP (ENCRYPTION), SECURITY (STARTTLS), .no_tls = TRUE,
    .missing = NEEDS (CERTIFICATE_UNTRUSTED) },
  { STEP (CERTIFICATE), SECURITY (TLS), .missing = NEEDS (CERTIFICATE_EXPIRED), .no_auth = TRUE },
};

static PortolanObservation *
make_observation (gsize i)
{
  PortolanObservation *observation =
      facts_observation ("smtp.x.test", 465, rows[i].security == SECURITY (TLS), 0);
  const char *nothing[] = { "x", NULL };

  observation->certificate->names = g_strsplit ("smtp.x.test", " ", -1);
  observation->failure = rows[i].failure;
  observation->failed_at = rows[i].stage;
  if (rows[i].no_tls)
    g_clear_pointer (&observation->secure, portolan_capabilities_free);
  if (rows[i].no_auth)
    {
      g_clear_pointer (&observation->secure, portolan_capabilities_free);
      g_clear_pointer (&observation->clear, portolan_capabilities_free);
      observation->secure = portolan_capabilities_parse (nothing);
      observation->clear = portolan_capabilities_parse (nothing);
    }
  return observation;
}

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PortolanObservation) observation = make_observation (i);
      PortolanSettings settings = {
        .host = (char *) "smtp.x.test",
        .port = 465,
        .security = rows[i].security,
      };
      PortolanCheckStepResult steps[PORTOLAN_N_CHECK_STEPS] = { 0 };

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (portolan_check_steps_judge (steps, &settings, observation, rows[i].missing),
                       ==, rows[i].failed);
      for (guint step = STEP (NAME); step < STEP (SIGN_IN); step++)
        {
          gboolean is_none = step == STEP (CERTIFICATE) && rows[i].security == SECURITY (NONE) &&
                             step < rows[i].failed;
          PortolanCheckState state = step < rows[i].failed    ? PORTOLAN_CHECK_STATE_WELL
                                     : step == rows[i].failed ? PORTOLAN_CHECK_STATE_FAILED
                                                              : PORTOLAN_CHECK_STATE_WAITING;

          g_assert_cmpint (steps[step].state, ==, is_none ? PORTOLAN_CHECK_STATE_SKIPPED : state);
        }
      portolan_check_steps_clear (steps);
    }
}

static void
test_times (void)
{
  g_autoptr (PortolanObservation) observation = facts_observation ("smtp.x.test", 587, FALSE, 0);
  PortolanSettings settings = {
    .host = (char *) "smtp.x.test",
    .port = 587,
    .security = SECURITY (STARTTLS),
  };
  PortolanCheckStepResult steps[PORTOLAN_N_CHECK_STEPS] = { 0 };
  const gint64 begun[] = { 0, 10, 60, 20, 30, 50, 100 };

  observation->certificate->names = g_strsplit ("smtp.x.test", " ", -1);
  memcpy (observation->begun, begun, sizeof begun);
  observation->elapsed = 130;
  portolan_check_steps_judge (steps, &settings, observation, 0);
  g_assert_cmpint (steps[STEP (NAME)].elapsed, ==, 10);
  g_assert_cmpint (steps[STEP (CONNECT)].elapsed, ==, 40);
  g_assert_cmpint (steps[STEP (ENCRYPTION)].elapsed, ==, 50);
  portolan_check_steps_clear (steps);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-steps/rows", test_rows);
  g_test_add_func ("/check-steps/times", test_times);
  return g_test_run ();
}
