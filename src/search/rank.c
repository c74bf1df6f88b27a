/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which of two proposals is better: what is needed, then who named it, then how it is locked, then
 * what the one who named it prefers, then the door, then the name. A total order, so that the order
 * of answers never changes the list. */

#include "search/rank.h"

#include <string.h>

/* Least grave first: what an accepted need of each kind still leaves open to others. */
static const PortolanNeeds gravity[] = {
  PORTOLAN_NEEDS_OTHER_DOMAIN,
  PORTOLAN_NEEDS_CERTIFICATE_EXPIRED,
  PORTOLAN_NEEDS_CERTIFICATE_NOT_YET_VALID,
  PORTOLAN_NEEDS_CERTIFICATE_WRONG_NAME,
  PORTOLAN_NEEDS_CERTIFICATE_UNTRUSTED,
  PORTOLAN_NEEDS_TLS_TOO_OLD,
  PORTOLAN_NEEDS_CERTIFICATE_REVOKED,
  PORTOLAN_NEEDS_ENCRYPTION_MISSING,
};

static int
needs_rank (PortolanNeeds needs)
{
  int rank = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (gravity); i++)
    if ((needs & gravity[i]) != 0)
      rank |= 1 << i;

  return rank;
}

/* Ports of no standard come after the usual ones. */
static guint64
port_rank (guint16 port)
{
  static const guint16 ports[] = { 465, 587, 25, 2525, 26 };

  for (gsize i = 0; i < G_N_ELEMENTS (ports); i++)
    if (ports[i] == port)
      return i;

  return G_N_ELEMENTS (ports) + port;
}

static guint64
host_rank (const char *host)
{
  if (g_str_has_prefix (host, "smtp."))
    return 0;
  return g_str_has_prefix (host, "mail.") ? 1 : 2;
}

/**
 * portolan_rank_of:
 * @candidate: settings
 *
 * Returns: how much is to be expected of them, the less the more: the same number only for hosts
 *   that are as good as each other
 */
guint64
portolan_rank_of (const PortolanCandidate *candidate)
{
  guint64 rank = candidate->origin;

  rank = rank << 2 | (PORTOLAN_SECURITY_TLS - candidate->security);
  rank = rank << 16 | candidate->preference;
  rank = rank << 17 | port_rank (candidate->port);
  return rank << 2 | host_rank (candidate->host);
}

static int
compare_candidates (const PortolanCandidate *a, const PortolanCandidate *b)
{
  guint64 one = portolan_rank_of (a), other = portolan_rank_of (b);

  return one != other ? (one > other) - (one < other) : strcmp (a->host, b->host);
}

/**
 * portolan_rank_compare:
 * @a: a proposal
 * @b: another
 *
 * Returns: less than 0 if @a is better, more than 0 if @b is
 */
int
portolan_rank_compare (const PortolanProposal *a, const PortolanProposal *b)
{
  int difference = needs_rank (a->needs) - needs_rank (b->needs);

  return difference != 0 ? difference : compare_candidates (a->candidate, b->candidate);
}

/**
 * portolan_rank_could_beat:
 * @candidate: settings that nobody has tried to the end yet
 * @least: what they need in any case
 * @proposal: the best proposal so far
 *
 * Returns: whether @candidate would be better if all went well with it
 */
gboolean
portolan_rank_could_beat (const PortolanCandidate *candidate,
                          PortolanNeeds least,
                          const PortolanProposal *proposal)
{
  int difference = needs_rank (least) - needs_rank (proposal->needs);

  if (difference != 0)
    return difference < 0;
  return compare_candidates (candidate, proposal->candidate) < 0;
}

/**
 * portolan_rank_source_could_beat:
 * @origin: the most trusted origin that a source's answer can have
 * @proposal: the best proposal so far
 *
 * Returns: whether the source could name something better; what an MX leads to needs the user's
 * word
 */
gboolean
portolan_rank_source_could_beat (PortolanOrigin origin, const PortolanProposal *proposal)
{
  PortolanNeeds least =
      origin == PORTOLAN_ORIGIN_MX ? PORTOLAN_NEEDS_OTHER_DOMAIN : PORTOLAN_NEEDS_NOTHING;
  int difference = needs_rank (least) - needs_rank (proposal->needs);

  return difference != 0 ? difference < 0 : origin < proposal->candidate->origin;
}
