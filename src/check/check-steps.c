/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The facts of a probe, as the steps of a re-check: a pure function. */

#include "config.h"

#include "check/check-steps.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *id;
  const char *words;
} names[PORTOLAN_N_CHECK_STEPS] = {
  [PORTOLAN_CHECK_NETWORK] = { "network", N_ ("Network") },
  [PORTOLAN_CHECK_NAME] = { "name", N_ ("Server name") },
  [PORTOLAN_CHECK_CONNECT] = { "connect", N_ ("Connection") },
  [PORTOLAN_CHECK_ENCRYPTION] = { "encryption", N_ ("Encryption") },
  [PORTOLAN_CHECK_CERTIFICATE] = { "certificate", N_ ("Certificate") },
  [PORTOLAN_CHECK_SIGN_IN] = { "sign-in", N_ ("Sign-in") },
  [PORTOLAN_CHECK_PERMISSION] = { "permission", N_ ("Permission to send") },
};

/**
 * portolan_check_step_get_id:
 * @step: a step
 *
 * Returns: (transfer none): its stable name, as JSON output has it
 */
const char *
portolan_check_step_get_id (PortolanCheckStep step)
{
  return names[step].id;
}

/**
 * portolan_check_step_in_words:
 * @step: a step
 *
 * Returns: (transfer none): its name for people, in their language
 */
const char *
portolan_check_step_in_words (PortolanCheckStep step)
{
  return _ (names[step].words);
}

/**
 * portolan_check_step_for_stage:
 * @stage: a stage of a probe
 *
 * Returns: the step that it belongs to
 */
PortolanCheckStep
portolan_check_step_for_stage (PortolanStage stage)
{
  switch (stage)
    {
    case PORTOLAN_STAGE_RESOLVE:
      return PORTOLAN_CHECK_NAME;
    case PORTOLAN_STAGE_CONNECT:
    case PORTOLAN_STAGE_GREETING:
    case PORTOLAN_STAGE_EHLO:
      return PORTOLAN_CHECK_CONNECT;
    case PORTOLAN_STAGE_TLS:
    case PORTOLAN_STAGE_STARTTLS:
    case PORTOLAN_STAGE_EHLO_TLS:
      return PORTOLAN_CHECK_ENCRYPTION;
    }

  return PORTOLAN_CHECK_CONNECT;
}

/**
 * portolan_check_steps_set:
 * @steps: (array fixed-size=7): all steps
 * @step: one of them
 * @state: what came of it
 * @detail: (nullable): technical words
 */
void
portolan_check_steps_set (PortolanCheckStepResult *steps,
                          PortolanCheckStep step,
                          PortolanCheckState state,
                          const char *detail)
{
  g_autofree char *before = g_steal_pointer (&steps[step].detail);

  steps[step].state = state;
  steps[step].detail = g_strdup (detail);
}

/**
 * portolan_check_steps_clear:
 * @steps: (array fixed-size=7): all steps
 *
 * Sets them to what they were in the beginning.
 */
void
portolan_check_steps_clear (PortolanCheckStepResult *steps)
{
  for (guint i = 0; i < PORTOLAN_N_CHECK_STEPS; i++)
    {
      g_free (steps[i].detail);
      steps[i] = (PortolanCheckStepResult){ 0 };
    }
}

/* Times */

/* The time from one stage to another, or to the end if that was never begun. */
static gint64
get_time (const PortolanObservation *observation, PortolanStage from, PortolanStage to)
{
  gint64 begin = observation->begun[from], end = observation->begun[to];

  if (begin < 0)
    return 0;
  return (end >= begin ? end : observation->elapsed) - begin;
}

static void
note_times (PortolanCheckStepResult *steps, const PortolanObservation *observation)
{
  gboolean at_once = observation->endpoint->implicit_tls;
  PortolanStage locking = at_once ? PORTOLAN_STAGE_TLS : PORTOLAN_STAGE_STARTTLS;
  PortolanStage locked = at_once ? PORTOLAN_STAGE_GREETING : PORTOLAN_STAGE_EHLO_TLS;

  steps[PORTOLAN_CHECK_NAME].elapsed =
      get_time (observation, PORTOLAN_STAGE_RESOLVE, PORTOLAN_STAGE_CONNECT);
  steps[PORTOLAN_CHECK_CONNECT].elapsed = get_time (observation, PORTOLAN_STAGE_CONNECT, locking);
  steps[PORTOLAN_CHECK_ENCRYPTION].elapsed = get_time (observation, locking, locked);
}

/* Details */

static char *
describe_certificate (const PortolanCertificate *certificate)
{
  g_autoptr (GDateTime) end = g_date_time_new_from_unix_utc (certificate->not_after);
  g_autofree char *day = end != NULL ? g_date_time_format (end, "%F") : NULL;
  g_autofree char *names_text = g_strjoinv (", ", certificate->names);

  return g_strdup_printf ("for %s, valid to %s", names_text, day != NULL ? day : "?");
}

static char *
describe_well (PortolanCheckStep step,
               const PortolanSettings *settings,
               const PortolanObservation *observation)
{
  switch (step)
    {
      case PORTOLAN_CHECK_NAME: {
        g_autoptr (GStrvBuilder) addresses = g_strv_builder_new ();
        g_auto (GStrv) list = NULL;

        for (guint i = 0; i < observation->addresses->len; i++)
          g_strv_builder_add (addresses, observation->addresses->pdata[i]);
        list = g_strv_builder_end (addresses);
        return g_strjoinv (", ", list);
      }
    case PORTOLAN_CHECK_CONNECT:
      return g_strdup_printf ("%s, port %u", settings->host, settings->port);
    case PORTOLAN_CHECK_ENCRYPTION:
      return g_strdup (settings->security == PORTOLAN_SECURITY_NONE ? "none, as accepted"
                                                                    : observation->tls_version);
    case PORTOLAN_CHECK_CERTIFICATE:
      return describe_certificate (observation->certificate);
    case PORTOLAN_CHECK_NETWORK:
    case PORTOLAN_CHECK_SIGN_IN:
    case PORTOLAN_CHECK_PERMISSION:
      break;
    }

  return NULL;
}

static char *
describe_failed (PortolanCheckStep step, const PortolanObservation *observation)
{
  if (observation->failure != PORTOLAN_FAILURE_NONE)
    return g_strdup (observation->error_text);
  if (step == PORTOLAN_CHECK_CERTIFICATE && observation->certificate != NULL)
    return describe_certificate (observation->certificate);
  if (step == PORTOLAN_CHECK_ENCRYPTION)
    return g_strdup (observation->tls_version != NULL ? observation->tls_version
                                                      : "the server offers none");
  if (step == PORTOLAN_CHECK_SIGN_IN)
    return g_strdup ("the server offers no way to sign in");
  return NULL;
}

/* Judgement */

static PortolanCheckStep
find_failed (const PortolanSettings *settings,
             const PortolanObservation *observation,
             PortolanNeeds missing)
{
  gboolean wants_tls = settings->security != PORTOLAN_SECURITY_NONE;
  const PortolanCapabilities *capabilities = wants_tls ? observation->secure : observation->clear;

  if (observation->failure != PORTOLAN_FAILURE_NONE)
    return portolan_check_step_for_stage (observation->failed_at);
  if (wants_tls && observation->secure == NULL)
    return PORTOLAN_CHECK_ENCRYPTION;
  if ((missing & (PORTOLAN_NEEDS_ENCRYPTION_MISSING | PORTOLAN_NEEDS_TLS_TOO_OLD)) != 0)
    return PORTOLAN_CHECK_ENCRYPTION;
  if ((missing & PORTOLAN_NEEDS_CERTIFICATE_ANY) != 0)
    return PORTOLAN_CHECK_CERTIFICATE;
  if (!portolan_capabilities_has_auth (capabilities))
    return PORTOLAN_CHECK_SIGN_IN;
  return PORTOLAN_N_CHECK_STEPS;
}

/**
 * portolan_check_steps_judge:
 * @steps: (array fixed-size=7): all steps; those from name to certificate are set
 * @settings: what is checked
 * @observation: what a probe of its server saw
 * @missing: what the server needs and the user did not accept
 *
 * Finds the step that failed. Those after it stay as they are: nothing is known of them.
 *
 * Returns: the step, %PORTOLAN_N_CHECK_STEPS if it can go on with the sign-in
 */
PortolanCheckStep
portolan_check_steps_judge (PortolanCheckStepResult *steps,
                            const PortolanSettings *settings,
                            const PortolanObservation *observation,
                            PortolanNeeds missing)
{
  PortolanCheckStep failed = find_failed (settings, observation, missing);

  for (guint step = PORTOLAN_CHECK_NAME; step < MIN (failed, PORTOLAN_CHECK_SIGN_IN); step++)
    {
      gboolean is_none =
          step == PORTOLAN_CHECK_CERTIFICATE && settings->security == PORTOLAN_SECURITY_NONE;
      g_autofree char *detail =
          is_none ? g_strdup ("no encryption") : describe_well (step, settings, observation);

      portolan_check_steps_set (steps, step,
                                is_none ? PORTOLAN_CHECK_STATE_SKIPPED : PORTOLAN_CHECK_STATE_WELL,
                                detail);
    }

  if (failed < PORTOLAN_N_CHECK_STEPS)
    {
      g_autofree char *detail = describe_failed (failed, observation);

      portolan_check_steps_set (steps, failed, PORTOLAN_CHECK_STATE_FAILED, detail);
    }

  note_times (steps, observation);
  for (guint step = failed + 1; step < PORTOLAN_N_CHECK_STEPS; step++)
    steps[step].elapsed = 0;
  return failed;
}
