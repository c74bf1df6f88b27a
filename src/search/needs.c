/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the user must accept before a password may go somewhere. A pure function of the facts. */

#include "search/needs.h"

#include "model/domain.h"

/**
 * portolan_needs_vouches:
 * @origin: who names a host
 *
 * Another program's account does not: its user accepted the server there, as a mail program had it,
 * perhaps from unprotected DNS. It makes a server likely; for a password it needs the word anew.
 *
 * Returns: whether that is better than unprotected DNS or a third party, for a host that lies
 * elsewhere
 */
gboolean
portolan_needs_vouches (PortolanOrigin origin)
{
  switch (origin)
    {
    case PORTOLAN_ORIGIN_USER:
    case PORTOLAN_ORIGIN_PROVIDER:
    case PORTOLAN_ORIGIN_AUTOCONFIG:
      return TRUE;
    case PORTOLAN_ORIGIN_IMPORTED:
    case PORTOLAN_ORIGIN_SRV:
    case PORTOLAN_ORIGIN_ISPDB:
    case PORTOLAN_ORIGIN_MX:
    case PORTOLAN_ORIGIN_CERTIFICATE:
    case PORTOLAN_ORIGIN_GUESS:
      return FALSE;
    }

  return FALSE;
}

static gboolean
is_vouched_for (const PortolanCandidate *candidate, const char *domain)
{
  return portolan_needs_vouches (candidate->origin) || candidate->is_confirmed ||
         portolan_domain_same_owner (candidate->host, domain);
}

/**
 * portolan_needs_at_least:
 * @candidate: settings that nobody has tried to the end yet
 * @domain: the address's domain in its ASCII form
 *
 * Returns: what must be accepted in any case, however good the server turns out to be
 */
PortolanNeeds
portolan_needs_at_least (const PortolanCandidate *candidate, const char *domain)
{
  PortolanNeeds needs = PORTOLAN_NEEDS_NOTHING;

  if (!is_vouched_for (candidate, domain))
    needs |= PORTOLAN_NEEDS_OTHER_DOMAIN;
  if (candidate->security == PORTOLAN_SECURITY_NONE)
    needs |= PORTOLAN_NEEDS_ENCRYPTION_MISSING;

  return needs;
}

/**
 * portolan_needs_of:
 * @candidate: the settings
 * @observation: what a probe saw there
 * @domain: the address's domain in its ASCII form
 *
 * Returns: what must be accepted before a password may go there
 */
PortolanNeeds
portolan_needs_of (const PortolanCandidate *candidate,
                   const PortolanObservation *observation,
                   const char *domain)
{
  PortolanNeeds needs = portolan_needs_at_least (candidate, domain);

  if (candidate->security == PORTOLAN_SECURITY_NONE)
    return needs;

  if (observation->tls_too_old)
    needs |= PORTOLAN_NEEDS_TLS_TOO_OLD;

  /* TLS without a certificate proves nothing about the server. */
  if (observation->certificate == NULL)
    return needs | PORTOLAN_NEEDS_CERTIFICATE_UNTRUSTED;

  return needs | observation->certificate->problems;
}
