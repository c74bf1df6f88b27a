/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Facts become findings: one server, alone or in view of the others that were tried with it. */

#include "advice/diagnose.h"

#include "advice/explain.h"

#define PORT_SUBMISSIONS 465
#define PORT_RELAY 25

/* By itself */

/**
 * portolan_diagnose_reply:
 * @reply_text: a server's reply
 * @otherwise: the finding for a reply that is not understood
 *
 * Explains a reply whose place in the conversation is known: that tells more than a bare number.
 *
 * Returns: what the reply means
 */
PortolanFinding
portolan_diagnose_reply (const char *reply_text, PortolanFinding otherwise)
{
  g_autoptr (PortolanExplanation) explanation = portolan_explain (reply_text, -1);

  return explanation->finding != PORTOLAN_FINDING_UNKNOWN &&
                 explanation->confidence != PORTOLAN_CONFIDENCE_GUESS
             ? explanation->finding
             : otherwise;
}

/* A server that refuses at the door can't yet mean a message or a recipient, whatever its words. */
static PortolanFinding
explain_refusal_at_door (const PortolanObservation *observation)
{
  PortolanFinding finding =
      portolan_diagnose_reply (observation->reply_text, PORTOLAN_FINDING_UNKNOWN);

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

/**
 * portolan_diagnose_failure:
 * @failure: why a conversation ended
 * @observation: the facts of its server
 *
 * Returns: what is to be thought of that
 */
PortolanFinding
portolan_diagnose_failure (PortolanFailure failure, const PortolanObservation *observation)
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
    case PORTOLAN_FAILURE_OFFLINE:
      return PORTOLAN_FINDING_OFFLINE;
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
    return portolan_diagnose_failure (observation->failure, observation);

  return portolan_capabilities_has_auth (observation->secure) ||
                 portolan_capabilities_has_auth (observation->clear)
             ? PORTOLAN_FINDING_ALL_WELL
             : PORTOLAN_FINDING_WRONG_SERVICE;
}

/* In view of the others */

static gboolean
has_answered (const PortolanAttempt *attempt)
{
  return attempt->observation != NULL && attempt->observation->rtt > 0;
}

static gboolean
is_same_host (const PortolanAttempt *a, const PortolanAttempt *b)
{
  return g_str_equal (a->endpoint->host, b->endpoint->host);
}

/* Port 25 is what networks at home block: for all hosts alike, while other ports go through. */
static gboolean
is_port_25_blocked (GPtrArray *attempts)
{
  gboolean others_answer = FALSE;

  for (guint i = 0; i < attempts->len; i++)
    {
      const PortolanAttempt *other = g_ptr_array_index (attempts, i);

      if (!has_answered (other))
        continue;
      if (other->endpoint->port == PORT_RELAY)
        return FALSE;
      others_answer = TRUE;
    }

  return others_answer;
}

static PortolanFinding
diagnose_silent_port (const PortolanAttempt *attempt, GPtrArray *attempts)
{
  for (guint i = 0; i < attempts->len; i++)
    {
      const PortolanAttempt *other = g_ptr_array_index (attempts, i);

      if (has_answered (other) && is_same_host (attempt, other))
        return PORTOLAN_FINDING_PORT_BLOCKED;
    }

  return attempt->endpoint->port == PORT_RELAY && is_port_25_blocked (attempts)
             ? PORTOLAN_FINDING_PORT_BLOCKED
             : PORTOLAN_FINDING_CONNECTION_TIMEOUT;
}

/* Who waits for the other to begin, on a port where the other does, hears nothing or is hung up on.
 */
static gboolean
is_waiting_in_vain (const PortolanObservation *observation)
{
  PortolanStage stage =
      observation->endpoint->implicit_tls ? PORTOLAN_STAGE_TLS : PORTOLAN_STAGE_GREETING;

  return observation->failed_at == stage && (observation->failure == PORTOLAN_FAILURE_TIMED_OUT ||
                                             observation->failure == PORTOLAN_FAILURE_DROPPED);
}

static gboolean
is_spoken_otherwise (const PortolanAttempt *attempt, GPtrArray *attempts)
{
  const PortolanEndpoint *endpoint = attempt->endpoint;

  for (guint i = 0; i < attempts->len; i++)
    {
      const PortolanAttempt *other = g_ptr_array_index (attempts, i);

      if (other->observation != NULL && is_same_host (attempt, other) &&
          other->endpoint->port == endpoint->port &&
          other->endpoint->implicit_tls != endpoint->implicit_tls &&
          (other->observation->clear != NULL || other->observation->secure != NULL))
        return TRUE;
    }

  return endpoint->port == PORT_SUBMISSIONS && !endpoint->implicit_tls &&
         attempt->observation->failure == PORTOLAN_FAILURE_TIMED_OUT;
}

/**
 * portolan_diagnose_attempt:
 * @attempt: one attempt of a search, ended
 * @attempts: (element-type PortolanAttempt): all of them
 *
 * Like portolan_diagnose_observation(), in view of the others: a port without an answer on a host
 * that answers elsewhere is blocked on the way, and a port that is silent in one kind of encryption
 * but speaks in the other wants the other.
 *
 * Returns: what is to be thought of it
 */
PortolanFinding
portolan_diagnose_attempt (const PortolanAttempt *attempt, GPtrArray *attempts)
{
  PortolanFinding finding;

  if (attempt->observation == NULL)
    return PORTOLAN_FINDING_UNKNOWN;

  finding = portolan_diagnose_observation (attempt->observation);
  if (finding == PORTOLAN_FINDING_CONNECTION_TIMEOUT)
    return diagnose_silent_port (attempt, attempts);
  if (is_waiting_in_vain (attempt->observation) && is_spoken_otherwise (attempt, attempts))
    return PORTOLAN_FINDING_WRONG_ENCRYPTION;
  return finding;
}

/**
 * portolan_outcome_of_attempt:
 * @attempt: one attempt of a search
 * @attempts: (element-type PortolanAttempt): all of them
 *
 * Returns: (transfer none): what became of it: `usable`, `no-auth` or the id of a finding
 */
const char *
portolan_outcome_of_attempt (const PortolanAttempt *attempt, GPtrArray *attempts)
{
  if (attempt->usable)
    return "usable";
  if (attempt->observation != NULL && attempt->observation->failure == PORTOLAN_FAILURE_NONE)
    return "no-auth";
  return portolan_finding_get_id (portolan_diagnose_attempt (attempt, attempts));
}
