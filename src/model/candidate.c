/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "model/candidate.h"

PortolanCandidate *
portolan_candidate_new (const char *host,
                        guint16 port,
                        PortolanSecurity security,
                        PortolanOrigin origin)
{
  PortolanCandidate *candidate = g_new0 (PortolanCandidate, 1);

  candidate->host = g_strdup (host);
  candidate->port = port;
  candidate->security = security;
  candidate->origin = origin;
  return candidate;
}

PortolanCandidate *
portolan_candidate_copy (const PortolanCandidate *candidate)
{
  PortolanCandidate *copy = portolan_candidate_new (candidate->host, candidate->port,
                                                    candidate->security, candidate->origin);

  copy->preference = candidate->preference;
  copy->username_form = candidate->username_form;
  copy->username = g_strdup (candidate->username);
  return copy;
}

void
portolan_candidate_free (PortolanCandidate *candidate)
{
  g_free (candidate->host);
  g_free (candidate->username);
  g_free (candidate);
}
