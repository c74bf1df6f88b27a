/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/proposal.h"

/* Observations and proposals as a probe would make them, for tests of what is thought of them. */

static inline PortolanCapabilities *
facts_capabilities (const char *mechanisms)
{
  g_autofree char *auth = g_strconcat ("AUTH ", mechanisms, NULL);
  const char *lines[] = { "x", auth, NULL };

  return portolan_capabilities_parse (lines);
}

/* A server with AUTH PLAIN on every channel, and a certificate with @problems. */
static inline PortolanObservation *
facts_observation (const char *host, guint16 port, gboolean implicit_tls, PortolanNeeds problems)
{
  g_autoptr (PortolanEndpoint) endpoint = portolan_endpoint_new (host, port, implicit_tls);
  PortolanObservation *observation = portolan_observation_new (endpoint);

  observation->certificate = g_new0 (PortolanCertificate, 1);
  observation->certificate->problems = problems;
  observation->certificate->sha256 = g_strnfill (64, 'a');
  observation->secure = facts_capabilities ("PLAIN");
  observation->clear = implicit_tls ? NULL : facts_capabilities ("PLAIN");
  return observation;
}

static inline PortolanProposal *
facts_proposal (const char *host,
                guint16 port,
                PortolanSecurity security,
                PortolanOrigin origin,
                PortolanNeeds needs)
{
  g_autoptr (PortolanCandidate) candidate = portolan_candidate_new (host, port, security, origin);
  g_autoptr (PortolanObservation) observation = facts_observation (
    host, port, security == PORTOLAN_SECURITY_TLS, needs & PORTOLAN_NEEDS_CERTIFICATE_ANY);

  return portolan_proposal_new (candidate, observation, needs, "bob@x.test", 0);
}
