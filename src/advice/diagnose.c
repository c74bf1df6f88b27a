/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Facts become findings: what is to be thought of a probe, a search, a sign-in. */

#include "advice/diagnose.h"

#include "advice/explain.h"

#define MAX_FINDINGS 3

/* Needs */

static const struct {
  PortolanNeeds need;
  PortolanFinding finding;
} needs_table[] = {
  { PORTOLAN_NEEDS_ENCRYPTION_MISSING, PORTOLAN_FINDING_ENCRYPTION_MISSING },
  { PORTOLAN_NEEDS_TLS_TOO_OLD, PORTOLAN_FINDING_TLS_TOO_OLD },
  { PORTOLAN_NEEDS_CERTIFICATE_EXPIRED, PORTOLAN_FINDING_CERTIFICATE_EXPIRED },
  { PORTOLAN_NEEDS_CERTIFICATE_NOT_YET_VALID, PORTOLAN_FINDING_CERTIFICATE_NOT_YET_VALID },
  { PORTOLAN_NEEDS_CERTIFICATE_WRONG_NAME, PORTOLAN_FINDING_CERTIFICATE_WRONG_NAME },
  { PORTOLAN_NEEDS_CERTIFICATE_UNTRUSTED, PORTOLAN_FINDING_CERTIFICATE_UNTRUSTED },
  { PORTOLAN_NEEDS_CERTIFICATE_REVOKED, PORTOLAN_FINDING_CERTIFICATE_REVOKED },
  { PORTOLAN_NEEDS_OTHER_DOMAIN, PORTOLAN_FINDING_OTHER_DOMAIN },
};

/**
 * portolan_diagnose_need:
 * @need: one thing that must be accepted
 *
 * Returns: the finding that explains it
 */
PortolanFinding
portolan_diagnose_need (PortolanNeeds need)
{
  for (gsize i = 0; i < G_N_ELEMENTS (needs_table); i++)
    if ((need & needs_table[i].need) != 0)
      return needs_table[i].finding;

  return PORTOLAN_FINDING_ALL_WELL;
}

/**
 * portolan_diagnose_needs:
 * @needs: what must be accepted
 *
 * Returns: (transfer full) (element-type PortolanFinding): a finding for each
 */
GArray *
portolan_diagnose_needs (PortolanNeeds needs)
{
  GArray *findings = g_array_new (FALSE, FALSE, sizeof (PortolanFinding));

  for (gsize i = 0; i < G_N_ELEMENTS (needs_table); i++)
    if ((needs & needs_table[i].need) != 0)
      g_array_append_val (findings, needs_table[i].finding);

  return findings;
}

/* One probe */

static PortolanFinding
explain_reply (const char *reply_text, PortolanFinding otherwise)
{
  g_autoptr (PortolanExplanation) explanation = portolan_explain (reply_text, -1);

  return explanation->finding != PORTOLAN_FINDING_UNKNOWN ? explanation->finding : otherwise;
}

/* A server that refuses at the door can't yet mean a message or a recipient, whatever its words. */
static PortolanFinding
explain_refusal_at_door (const PortolanObservation *observation)
{
  PortolanFinding finding = explain_reply (observation->reply_text, PORTOLAN_FINDING_UNKNOWN);

  switch (portolan_finding_get_where (finding))
    {
    case PORTOLAN_WHERE_NETWORK:
    case PORTOLAN_WHERE_ACCOUNT:
      return finding;
    case PORTOLAN_WHERE_SERVER:
      if (finding != PORTOLAN_FINDING_UNKNOWN)
        return finding;
      break;
    case PORTOLAN_WHERE_SETTINGS:
    case PORTOLAN_WHERE_MESSAGE:
    case PORTOLAN_WHERE_RECIPIENT:
    case PORTOLAN_WHERE_NONE:
      break;
    }

  return observation->reply_code < 500 ? PORTOLAN_FINDING_SERVER_BUSY
                                       : PORTOLAN_FINDING_WRONG_SERVICE;
}

static PortolanFinding
diagnose_timeout (PortolanStage stage)
{
  switch (stage)
    {
    case PORTOLAN_STAGE_RESOLVE:
      return PORTOLAN_FINDING_RESOLVER_FAILED;
    case PORTOLAN_STAGE_CONNECT:
      return PORTOLAN_FINDING_CONNECTION_TIMEOUT;
    case PORTOLAN_STAGE_TLS:
    case PORTOLAN_STAGE_GREETING:
    case PORTOLAN_STAGE_EHLO:
    case PORTOLAN_STAGE_STARTTLS:
    case PORTOLAN_STAGE_EHLO_TLS:
      return PORTOLAN_FINDING_SERVER_TIMEOUT;
    }

  return PORTOLAN_FINDING_UNKNOWN;
}

static PortolanFinding
diagnose_failure (PortolanFailure failure, const PortolanObservation *observation)
{
  switch (failure)
    {
    case PORTOLAN_FAILURE_NONE:
      return PORTOLAN_FINDING_ALL_WELL;
    case PORTOLAN_FAILURE_NAME_NOT_FOUND:
      return PORTOLAN_FINDING_NAME_NOT_FOUND;
    case PORTOLAN_FAILURE_RESOLVER:
      return PORTOLAN_FINDING_RESOLVER_FAILED;
    case PORTOLAN_FAILURE_UNREACHABLE:
      return PORTOLAN_FINDING_CONNECTION_TIMEOUT;
    case PORTOLAN_FAILURE_REFUSED:
      return PORTOLAN_FINDING_CONNECTION_REFUSED;
    case PORTOLAN_FAILURE_TIMED_OUT:
      return diagnose_timeout (observation->reached);
    case PORTOLAN_FAILURE_DROPPED:
      return PORTOLAN_FINDING_CONNECTION_DROPPED;
    case PORTOLAN_FAILURE_NOT_TLS:
      return PORTOLAN_FINDING_WRONG_ENCRYPTION;
    case PORTOLAN_FAILURE_TLS:
      return PORTOLAN_FINDING_TLS_FAILED;
    case PORTOLAN_FAILURE_NOT_SMTP:
      return PORTOLAN_FINDING_WRONG_SERVICE;
    case PORTOLAN_FAILURE_INJECTED:
      return PORTOLAN_FINDING_INTERCEPTED;
    case PORTOLAN_FAILURE_REPLY:
      return observation->failed_at == PORTOLAN_STAGE_STARTTLS
                 ? PORTOLAN_FINDING_TLS_FAILED
                 : explain_refusal_at_door (observation);
    case PORTOLAN_FAILURE_STOPPED:
      return PORTOLAN_FINDING_UNKNOWN;
    }

  return PORTOLAN_FINDING_UNKNOWN;
}

/**
 * portolan_diagnose_observation:
 * @observation: the facts of one probe
 *
 * Returns: why this server can't be used; %PORTOLAN_FINDING_ALL_WELL if it can. A server that
 *   offers no sign-in takes incoming mail only: %PORTOLAN_FINDING_WRONG_SERVICE.
 */
PortolanFinding
portolan_diagnose_observation (const PortolanObservation *observation)
{
  if (observation->failure != PORTOLAN_FAILURE_NONE)
    return diagnose_failure (observation->failure, observation);

  return portolan_capabilities_has_auth (observation->secure) ||
                 portolan_capabilities_has_auth (observation->clear)
             ? PORTOLAN_FINDING_ALL_WELL
             : PORTOLAN_FINDING_WRONG_SERVICE;
}

static gboolean
has_answered (const PortolanAttempt *attempt, const char *host)
{
  return attempt->observation != NULL && attempt->observation->rtt > 0 &&
         g_str_equal (attempt->endpoint->host, host);
}

/**
 * portolan_diagnose_attempt:
 * @attempt: one attempt of a search, ended
 * @attempts: (element-type PortolanAttempt): all of them
 *
 * Like portolan_diagnose_observation(), in view of the others: a port without an answer on a host
 * that answers elsewhere is blocked on the way.
 *
 * Returns: what is to be thought of it
 */
PortolanFinding
portolan_diagnose_attempt (const PortolanAttempt *attempt, GPtrArray *attempts)
{
  PortolanFinding finding = attempt->observation != NULL
                                ? portolan_diagnose_observation (attempt->observation)
                                : PORTOLAN_FINDING_UNKNOWN;

  if (finding != PORTOLAN_FINDING_CONNECTION_TIMEOUT)
    return finding;

  for (guint i = 0; i < attempts->len; i++)
    if (has_answered (g_ptr_array_index (attempts, i), attempt->endpoint->host))
      return PORTOLAN_FINDING_PORT_BLOCKED;

  return finding;
}

/* A whole search */

/* How much an attempt tells about why there is no way: the further it came, the more. */
static int
get_weight (PortolanFinding finding, const PortolanObservation *observation)
{
  if (finding == PORTOLAN_FINDING_NAME_NOT_FOUND)
    return -2;
  if (finding == PORTOLAN_FINDING_CONNECTION_REFUSED)
    return -1;
  return observation->reached;
}

static gboolean
contains (GArray *findings, PortolanFinding finding)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_array_index (findings, PortolanFinding, i) == finding)
      return TRUE;

  return FALSE;
}

/* Returns whether there was another one. */
static gboolean
add_most_telling (GArray *findings, GPtrArray *attempts)
{
  PortolanFinding best = PORTOLAN_FINDING_UNKNOWN;
  int best_weight = G_MININT;

  for (guint i = 0; i < attempts->len; i++)
    {
      PortolanAttempt *attempt = g_ptr_array_index (attempts, i);
      PortolanFinding finding = portolan_diagnose_attempt (attempt, attempts);
      int weight;

      if (attempt->observation == NULL || contains (findings, finding))
        continue;

      weight = get_weight (finding, attempt->observation);
      if (weight > best_weight)
        {
          best_weight = weight;
          best = finding;
        }
    }

  /* A name that does not exist says something only when none of them does. */
  if (best_weight == G_MININT || (best_weight == -2 && findings->len > 0))
    return FALSE;

  g_array_append_val (findings, best);
  return TRUE;
}

/**
 * portolan_diagnose_search:
 * @search: a search that has settled
 *
 * Returns: (transfer full) (element-type PortolanFinding): why there is no safe proposal, most
 *   telling first; empty if the best one is safe
 */
GArray *
portolan_diagnose_search (PortolanSearch *search)
{
  GPtrArray *attempts = portolan_search_get_attempts (search);
  GPtrArray *proposals = portolan_search_get_proposals (search);
  GArray *findings;

  if (proposals->len > 0)
    {
      PortolanProposal *best = g_ptr_array_index (proposals, 0);

      return portolan_diagnose_needs (best->needs);
    }

  findings = g_array_new (FALSE, FALSE, sizeof (PortolanFinding));
  switch (portolan_search_get_network (search))
    {
    case PORTOLAN_NETWORK_DOWN:
      g_array_append_vals (findings, &(PortolanFinding){ PORTOLAN_FINDING_OFFLINE }, 1);
      return findings;
    case PORTOLAN_NETWORK_CAPTIVE:
      g_array_append_vals (findings, &(PortolanFinding){ PORTOLAN_FINDING_CAPTIVE_PORTAL }, 1);
      return findings;
    case PORTOLAN_NETWORK_UP:
      break;
    }

  if (portolan_search_takes_no_mail (search))
    g_array_append_vals (findings, &(PortolanFinding){ PORTOLAN_FINDING_RECIPIENT_DOMAIN_UNKNOWN },
                         1);
  while (findings->len < MAX_FINDINGS && add_most_telling (findings, attempts))
    ;
  return findings;
}

/* A sign-in */

static PortolanFinding
diagnose_refusal (const PortolanSignInResult *result)
{
  PortolanFinding otherwise = result->reply_code < 500 ? PORTOLAN_FINDING_SIGN_IN_TEMPORARY
                                                       : PORTOLAN_FINDING_PASSWORD_WRONG;

  return explain_reply (result->reply_text, otherwise);
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
      return result->may_send
                 ? PORTOLAN_FINDING_ALL_WELL
                 : explain_reply (result->reply_text, PORTOLAN_FINDING_SENDER_NOT_ALLOWED);
    case PORTOLAN_SIGN_IN_REFUSED:
      return diagnose_refusal (result);
    case PORTOLAN_SIGN_IN_NOT_TRUSTED:
      return portolan_diagnose_need (result->missing);
    case PORTOLAN_SIGN_IN_NO_METHOD:
      return PORTOLAN_FINDING_SIGN_IN_METHOD;
    case PORTOLAN_SIGN_IN_FAILED:
      return result->failure == PORTOLAN_FAILURE_TIMED_OUT
                 ? PORTOLAN_FINDING_SERVER_TIMEOUT
                 : diagnose_failure (result->failure, result->observation);
    }

  return PORTOLAN_FINDING_UNKNOWN;
}
