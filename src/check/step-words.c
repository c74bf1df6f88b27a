/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What came of each step, in a plain sentence; the technical words are for the report. */

#include "config.h"

#include "check/step-words.h"

#include <glib/gi18n-lib.h>

#include "advice/words.h"
#include "check/check-verdict.h"

static char *
explain_lock (const PortolanSettings *settings)
{
  return g_strdup (settings->security == PORTOLAN_SECURITY_NONE
                       ? _ ("There is no lock, as you agreed: others can read along.")
                       : _ ("What is said is locked: nobody on the way can read it."));
}

static char *
explain_passport (const PortolanCheckResult *result, const PortolanSettings *settings)
{
  const PortolanCertificate *shown =
      result->proved == NULL ? portolan_check_get_certificate (result->attempts) : NULL;

  return settings->certificate_sha256 != NULL &&
                 (shown == NULL || g_str_equal (settings->certificate_sha256, shown->sha256))
             ? g_strdup (_ ("It is still the certificate that you accepted."))
             /* Translators: %s is the name of a server. */
             : g_strdup_printf (_ ("The server has proved that it is %s."), settings->host);
}

static char *
explain_well (const PortolanCheckResult *result, PortolanCheckStep step)
{
  const PortolanSettings *settings = result->proved != NULL ? result->proved : result->settings;

  switch (step)
    {
    case PORTOLAN_CHECK_NETWORK:
      return g_strdup (_ ("This computer has a network."));
    case PORTOLAN_CHECK_NAME:
      /* Translators: %s is the name of a server. */
      return g_strdup_printf (_ ("The name %s leads to a computer."), settings->host);
    case PORTOLAN_CHECK_CONNECT:
      /* Translators: %u is a number. A port is a door of a server. */
      return g_strdup_printf (_ ("A mail server answers there, at port %u."), settings->port);
    case PORTOLAN_CHECK_ENCRYPTION:
      return explain_lock (settings);
    case PORTOLAN_CHECK_CERTIFICATE:
      return explain_passport (result, settings);
    case PORTOLAN_CHECK_SIGN_IN:
      return g_strdup (_ ("The server took your user name and your password."));
    case PORTOLAN_CHECK_PERMISSION:
      /* Translators: %s is an e-mail address. */
      return g_strdup_printf (_ ("You may send as %s."), settings->address);
    }

  return NULL;
}

/* The heading of what was found says it best. */
static char *
explain_failed (const PortolanCheckResult *result)
{
  return result->findings->len > 0
             ? g_strdup (
                   portolan_words_for_finding (g_array_index (result->findings, PortolanFinding, 0))
                       .headline)
             : NULL;
}

static char *
explain_skipped (const PortolanCheckResult *result, PortolanCheckStep step)
{
  gint64 minutes = (result->wait + 59) / 60;

  if (step == PORTOLAN_CHECK_CERTIFICATE)
    return g_strdup (_ ("Without a lock there is nothing to check."));
  if (minutes == 0)
    return g_strdup (_ ("Not tried, so that your account does not get locked."));

  /* Translators: %u is a number. It stands at the end, since there are many ways to count. */
  return g_strdup_printf (_ ("Not tried, so that your account does not get locked. Minutes to "
                             "wait: %u"),
                          (guint) minutes);
}

/**
 * portolan_check_step_explain:
 * @result: what came of a re-check
 * @step: one of its steps
 *
 * Returns: (transfer full) (nullable): what came of that step, in a sentence for people; %NULL if
 *   it was not its turn
 */
char *
portolan_check_step_explain (const PortolanCheckResult *result, PortolanCheckStep step)
{
  switch (result->steps[step].state)
    {
    case PORTOLAN_CHECK_STATE_WAITING:
    case PORTOLAN_CHECK_STATE_RUNNING:
      return NULL;
    case PORTOLAN_CHECK_STATE_WELL:
      return explain_well (result, step);
    case PORTOLAN_CHECK_STATE_FAILED:
      return explain_failed (result);
    case PORTOLAN_CHECK_STATE_SKIPPED:
      return explain_skipped (result, step);
    }

  return NULL;
}
