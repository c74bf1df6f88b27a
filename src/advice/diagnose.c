/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Facts become findings: what must be accepted, and what is to be thought of a whole search. */

#include "advice/diagnose.h"

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

/**
 * portolan_diagnose_proposal:
 * @proposal: a proposal
 * @address: whose it is
 *
 * Returns: (transfer full) (element-type PortolanFinding): what to know about it: all that must be
 *   accepted, and whether the server can carry the address (RFC 6531)
 */
GArray *
portolan_diagnose_proposal (const PortolanProposal *proposal, const PortolanAddress *address)
{
  GArray *findings = portolan_diagnose_needs (proposal->needs);

  if (!g_str_is_ascii (address->local_part) &&
      !portolan_proposal_get_capabilities (proposal)->smtputf8)
    g_array_append_vals (findings, &(PortolanFinding){ PORTOLAN_FINDING_UNICODE_UNSUPPORTED }, 1);

  return findings;
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

static GArray *
diagnose_best (const PortolanProposal *best, const PortolanAddress *address, GPtrArray *attempts)
{
  if ((best->needs & PORTOLAN_NEEDS_CERTIFICATE_UNTRUSTED) != 0 &&
      portolan_diagnose_intercepted (attempts))
    return portolan_diagnose_certificate (best->needs, attempts, 0);

  return portolan_diagnose_proposal (best, address);
}

/**
 * portolan_diagnose_search:
 * @search: a search that has settled
 *
 * Returns: (transfer full) (element-type PortolanFinding): why there is no safe proposal, most
 *   telling first, or what to know about the best one; empty if all is well with that
 */
GArray *
portolan_diagnose_search (PortolanSearch *search)
{
  GPtrArray *attempts = portolan_search_get_attempts (search);
  GPtrArray *proposals = portolan_search_get_proposals (search);
  GArray *findings;

  if (proposals->len > 0)
    return diagnose_best (g_ptr_array_index (proposals, 0), portolan_search_get_address (search),
                          attempts);

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
