/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Facts become findings: what came of a sign-in and of the trial after it. */

#include "advice/diagnose.h"

#include "advice/next-steps.h"

static PortolanFinding
diagnose_refusal (const PortolanSignInResult *result)
{
  PortolanFinding otherwise = result->reply_code < 500 ? PORTOLAN_FINDING_SIGN_IN_TEMPORARY
                                                       : PORTOLAN_FINDING_PASSWORD_WRONG;

  return portolan_diagnose_reply (result->reply_text, otherwise);
}

/* A server that takes only tokens wants the user to sign in with the browser. */
static PortolanFinding
diagnose_no_method (const PortolanObservation *observation)
{
  static const char *const of_browsers[] = { "XOAUTH2", "OAUTHBEARER", NULL };
  const PortolanCapabilities *capabilities = NULL;

  if (observation != NULL)
    capabilities = observation->secure != NULL ? observation->secure : observation->clear;
  for (guint i = 0; capabilities != NULL && of_browsers[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) capabilities->mechanisms, of_browsers[i]))
      return PORTOLAN_FINDING_OAUTH_NEEDED;

  return PORTOLAN_FINDING_SIGN_IN_METHOD;
}

/* A "not now" is never a "not you". */
static PortolanFinding
diagnose_trial (const PortolanSignInResult *result)
{
  PortolanFinding otherwise;

  if (result->lacks_smtputf8)
    return PORTOLAN_FINDING_UNICODE_UNSUPPORTED;

  otherwise =
      result->reply_code < 500 ? PORTOLAN_FINDING_SERVER_BUSY : PORTOLAN_FINDING_SENDER_NOT_ALLOWED;

  return portolan_diagnose_reply (result->reply_text, otherwise);
}

/**
 * portolan_diagnose_sign_in:
 * @result: what came of a sign-in
 *
 * Returns: what is to be thought of it; %PORTOLAN_FINDING_ALL_WELL if it worked and the account may
 *   send with its address
 */
PortolanFinding
portolan_diagnose_sign_in (const PortolanSignInResult *result)
{
  switch (result->outcome)
    {
    case PORTOLAN_SIGN_IN_ACCEPTED:
      return result->may_send ? PORTOLAN_FINDING_ALL_WELL : diagnose_trial (result);
    case PORTOLAN_SIGN_IN_REFUSED:
      return diagnose_refusal (result);
    case PORTOLAN_SIGN_IN_NOT_TRUSTED:
      return portolan_diagnose_need (result->missing);
    case PORTOLAN_SIGN_IN_NO_METHOD:
      return diagnose_no_method (result->observation);
    case PORTOLAN_SIGN_IN_FAILED:
      return result->failure == PORTOLAN_FAILURE_TIMED_OUT
                 ? PORTOLAN_FINDING_SERVER_TIMEOUT
                 : portolan_diagnose_failure (result->failure, result->observation);
    }

  return PORTOLAN_FINDING_UNKNOWN;
}

/**
 * portolan_diagnose_at_provider:
 * @finding: what a refusal means by itself
 * @provider: (nullable): whose server refused
 * @now: the time
 *
 * Many providers call any password wrong that is not of the kind that they want from programs.
 *
 * Returns: what the refusal means there
 */
PortolanFinding
portolan_diagnose_at_provider (PortolanFinding finding,
                               const PortolanProvider *provider,
                               GDateTime *now)
{
  if (finding != PORTOLAN_FINDING_PASSWORD_WRONG || provider == NULL ||
      (provider->doubts & PORTOLAN_PROVIDER_DOUBTS_SIGN_IN) != 0)
    return finding;

  switch (portolan_secret_of_provider (provider, now))
    {
    case PORTOLAN_SECRET_APP_PASSWORD:
      return PORTOLAN_FINDING_APP_PASSWORD_NEEDED;
    case PORTOLAN_SECRET_BROWSER:
      return PORTOLAN_FINDING_OAUTH_NEEDED;
    case PORTOLAN_SECRET_NONE:
      return PORTOLAN_FINDING_SIGN_IN_DISABLED;
    case PORTOLAN_SECRET_PASSWORD:
    case PORTOLAN_SECRET_KEY:
      break;
    }

  return finding;
}

/**
 * portolan_diagnose_is_proof:
 * @result: what came of a sign-in
 *
 * Settings by which one may sign in but not send are of no use; a "not now" says nothing against
 * them.
 *
 * Returns: whether it proves its settings
 */
gboolean
portolan_diagnose_is_proof (const PortolanSignInResult *result)
{
  return result->outcome == PORTOLAN_SIGN_IN_ACCEPTED &&
         (result->may_send || portolan_finding_is_temporary (portolan_diagnose_sign_in (result)));
}
