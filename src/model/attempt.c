/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "model/attempt.h"

PortolanAttempt *
portolan_attempt_new (const PortolanEndpoint *endpoint, PortolanOrigin origin)
{
  PortolanAttempt *attempt = g_new0 (PortolanAttempt, 1);

  attempt->endpoint = portolan_endpoint_copy (endpoint);
  attempt->origin = origin;
  return attempt;
}

void
portolan_attempt_free (PortolanAttempt *attempt)
{
  g_clear_pointer (&attempt->endpoint, portolan_endpoint_free);
  g_clear_pointer (&attempt->observation, portolan_observation_unref);
  g_free (attempt);
}
