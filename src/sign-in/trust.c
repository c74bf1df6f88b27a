/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* May a password go there? The one gate before every sign-in: a pure function of what was proposed,
 * what the user accepted, and what the connection to be used really is. */

#include "sign-in/trust.h"

#include "search/needs.h"

static gboolean
is_same_certificate (const PortolanCertificate *a, const PortolanCertificate *b)
{
  return a != NULL && b != NULL && g_str_equal (a->sha256, b->sha256);
}

/**
 * portolan_trust_missing:
 * @proposal: what the user was shown
 * @observation: the connection that the password would go over; the proposal's own, or a newer one
 * @domain: the address's domain in its ASCII form
 * @accepted: what the user accepted of @proposal
 *
 * Accepting one thing never accepts another, and accepting a certificate accepts that one only
 * (by its SHA-256), whatever is wrong with the next.
 *
 * Returns: what must still be accepted; %PORTOLAN_NEEDS_NOTHING if the password may go
 */
PortolanNeeds
portolan_trust_missing (const PortolanProposal *proposal,
                        const PortolanObservation *observation,
                        const char *domain,
                        PortolanNeeds accepted)
{
  PortolanNeeds needs = portolan_needs_of (proposal->candidate, observation, domain);

  if (!is_same_certificate (proposal->observation->certificate, observation->certificate))
    accepted &= ~PORTOLAN_NEEDS_CERTIFICATE_ANY;

  return needs & ~accepted;
}

/**
 * portolan_trust_accepted_before:
 * @settings: saved settings
 * @host: a server that they may be used with now
 * @certificate: (nullable): the certificate that it shows
 *
 * What was accepted for one server was accepted for no other, and a certificate only as long as it
 * is the same.
 *
 * Returns: what the user accepted earlier that still holds
 */
PortolanNeeds
portolan_trust_accepted_before (const PortolanSettings *settings,
                                const char *host,
                                const PortolanCertificate *certificate)
{
  PortolanNeeds accepted = settings->accepted;

  if (!g_str_equal (settings->host, host))
    return PORTOLAN_NEEDS_NOTHING;
  if (certificate == NULL || g_strcmp0 (settings->certificate_sha256, certificate->sha256) != 0)
    accepted &= ~PORTOLAN_NEEDS_CERTIFICATE_ANY;

  return accepted;
}
