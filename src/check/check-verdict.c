/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a re-check makes of all it knows: pure functions of the evidence and the attempts, of which
 * the first is the saved door. */

#include "check/check-verdict.h"

#include "advice/diagnose.h"
#include "check/changes.h"
#include "check/plan.h"

static const PortolanAttempt *
get_door (GPtrArray *attempts)
{
  return g_ptr_array_index (attempts, 0);
}

/**
 * portolan_check_get_certificate:
 * @attempts: (element-type PortolanAttempt): all that was tried
 *
 * Returns: (transfer none) (nullable): the certificate that the saved server shows now
 */
const PortolanCertificate *
portolan_check_get_certificate (GPtrArray *attempts)
{
  return get_door (attempts)->observation->certificate;
}

/**
 * portolan_check_may_blame_network:
 * @evidence: what is known beside the attempts
 * @attempts: (element-type PortolanAttempt): all that was tried
 *
 * Returns: whether the step that failed may be the fault of the network: no mail server answered
 */
gboolean
portolan_check_may_blame_network (const PortolanCheckEvidence *evidence, GPtrArray *attempts)
{
  return evidence->failed <= PORTOLAN_CHECK_ENCRYPTION &&
         get_door (attempts)->observation->failure != PORTOLAN_FAILURE_NONE;
}

/* Whether the trouble is the network's, not the server's: only who gets no sensible answer at all
 * can tell. */
static PortolanFinding
judge_network (const PortolanCheckEvidence *evidence, GPtrArray *attempts)
{
  if (evidence->sign_in == PORTOLAN_FINDING_OFFLINE)
    return PORTOLAN_FINDING_OFFLINE;
  if (!portolan_check_may_blame_network (evidence, attempts))
    return PORTOLAN_FINDING_ALL_WELL;

  return portolan_diagnose_network (attempts, evidence->network,
                                    (const char *const *) evidence->nowhere);
}

/**
 * portolan_check_blames_network:
 * @evidence: what is known beside the attempts
 * @attempts: (element-type PortolanAttempt): all that was tried
 *
 * Returns: whether the step that failed is the network. A name service that is silent counts to the
 *   step of the name.
 */
gboolean
portolan_check_blames_network (const PortolanCheckEvidence *evidence, GPtrArray *attempts)
{
  PortolanFinding finding = judge_network (evidence, attempts);

  return finding != PORTOLAN_FINDING_ALL_WELL && finding != PORTOLAN_FINDING_RESOLVER_FAILED;
}

static PortolanFinding
judge_encryption (const PortolanCheckEvidence *evidence, GPtrArray *attempts)
{
  const PortolanAttempt *door = get_door (attempts);

  if (door->observation->failure != PORTOLAN_FAILURE_NONE)
    return portolan_diagnose_attempt (door, attempts);
  if (door->observation->secure != NULL)
    return PORTOLAN_FINDING_TLS_TOO_OLD;
  return PORTOLAN_FINDING_ENCRYPTION_MISSING;
}

/* Servers that were asked too often close all their doors to the caller, without a word. */
static gboolean
is_shut_out (const PortolanCheckEvidence *evidence, GPtrArray *attempts)
{
  const PortolanAttempt *door = get_door (attempts);

  if (!evidence->was_refused || evidence->failed != PORTOLAN_CHECK_CONNECT)
    return FALSE;

  for (guint i = 0; i < attempts->len; i++)
    {
      const PortolanAttempt *attempt = g_ptr_array_index (attempts, i);

      if (attempt->observation != NULL &&
          g_str_equal (attempt->endpoint->host, door->endpoint->host) &&
          attempt->observation->failed_at != PORTOLAN_STAGE_CONNECT)
        return FALSE;
    }

  return TRUE;
}

static PortolanFinding
judge_step (const PortolanCheckEvidence *evidence, GPtrArray *attempts)
{
  PortolanFinding network = judge_network (evidence, attempts);

  if (network != PORTOLAN_FINDING_ALL_WELL)
    return network;
  if (is_shut_out (evidence, attempts))
    return PORTOLAN_FINDING_ACCOUNT_LOCKED;

  switch (evidence->failed)
    {
    case PORTOLAN_CHECK_ENCRYPTION:
      return judge_encryption (evidence, attempts);
    case PORTOLAN_CHECK_SIGN_IN:
      return evidence->sign_in != PORTOLAN_FINDING_ALL_WELL
                 ? evidence->sign_in
                 : portolan_diagnose_observation (get_door (attempts)->observation);
    case PORTOLAN_CHECK_NETWORK:
    case PORTOLAN_CHECK_NAME:
    case PORTOLAN_CHECK_CONNECT:
    case PORTOLAN_CHECK_CERTIFICATE:
    case PORTOLAN_CHECK_PERMISSION:
      break;
    }

  return portolan_diagnose_attempt (get_door (attempts), attempts);
}

/**
 * portolan_check_judge:
 * @evidence: what is known beside the attempts
 * @settings: what is checked
 * @attempts: (element-type PortolanAttempt): all that was tried
 *
 * Returns: (transfer full) (element-type PortolanFinding): why the step failed, most telling first
 */
GArray *
portolan_check_judge (const PortolanCheckEvidence *evidence,
                      const PortolanSettings *settings,
                      GPtrArray *attempts)
{
  PortolanFinding finding;
  GArray *findings;

  if (evidence->failed == PORTOLAN_CHECK_CERTIFICATE)
    return portolan_diagnose_certificate (evidence->missing, attempts, evidence->clock_offset);

  finding = judge_step (evidence, attempts);
  findings = g_array_new (FALSE, FALSE, sizeof finding);
  g_array_append_val (findings, finding);
  return findings;
}

/**
 * portolan_check_has_new_pin:
 * @evidence: what is known beside the attempts
 * @settings: what is checked
 * @attempts: (element-type PortolanAttempt): all that was tried
 *
 * Returns: whether a certificate was accepted once, and now there is another one that would have to
 *   be accepted anew
 */
gboolean
portolan_check_has_new_pin (const PortolanCheckEvidence *evidence,
                            const PortolanSettings *settings,
                            GPtrArray *attempts)
{
  const PortolanCertificate *now = portolan_check_get_certificate (attempts);

  return evidence->failed == PORTOLAN_CHECK_CERTIFICATE && settings->certificate_sha256 != NULL &&
         now != NULL && !g_str_equal (settings->certificate_sha256, now->sha256);
}

/**
 * portolan_check_should_look_around:
 * @evidence: what is known beside the attempts
 * @settings: what is checked
 * @attempts: (element-type PortolanAttempt): all that was tried so far
 *
 * Returns: whether other settings may help. They don't for what is wrong with the account, the
 *   network as a whole or the clock; and nobody slips past a certificate that was accepted and is
 *   another one now.
 */
gboolean
portolan_check_should_look_around (const PortolanCheckEvidence *evidence,
                                   const PortolanSettings *settings,
                                   GPtrArray *attempts)
{
  g_autoptr (GArray) findings = NULL;

  if (evidence->is_tried || evidence->clock_offset != 0 ||
      judge_network (evidence, attempts) != PORTOLAN_FINDING_ALL_WELL ||
      portolan_check_has_new_pin (evidence, settings, attempts))
    return FALSE;

  findings = portolan_check_judge (evidence, settings, attempts);
  for (guint i = 0; i < findings->len; i++)
    if (!portolan_plan_helps_to_look (g_array_index (findings, PortolanFinding, i)))
      return FALSE;

  return TRUE;
}

/**
 * portolan_check_get_candidate:
 * @settings: saved settings
 * @address: whose they are
 *
 * Returns: (transfer full): the settings as something to be tried; by saving them the user vouched
 *   for the host
 */
PortolanCandidate *
portolan_check_get_candidate (const PortolanSettings *settings, const PortolanAddress *address)
{
  PortolanCandidate *candidate = portolan_candidate_new (settings->host, settings->port,
                                                         settings->security, PORTOLAN_ORIGIN_USER);

  candidate->username_form = PORTOLAN_USERNAME_FORM_OTHER;
  candidate->username = g_strdup (settings->username);
  candidate->auth = g_strdup (settings->auth);
  candidate->charset = g_strdup (settings->charset);
  if (g_str_equal (settings->username, address->text))
    candidate->username_form = PORTOLAN_USERNAME_FORM_ADDRESS;
  else if (g_str_equal (settings->username, address->local_part))
    candidate->username_form = PORTOLAN_USERNAME_FORM_LOCAL_PART;
  return candidate;
}

/**
 * portolan_check_compare:
 * @changes: (element-type PortolanChange): where to add what differs
 * @settings: what is saved
 * @proposal: what would work now
 */
void
portolan_check_compare (GPtrArray *changes,
                        const PortolanSettings *settings,
                        const PortolanProposal *proposal)
{
  const PortolanSettings now = {
    .host = proposal->candidate->host,
    .port = proposal->candidate->port,
    .security = proposal->candidate->security,
    .username = proposal->username,
  };

  portolan_changes_compare (changes, settings, &now);
}
