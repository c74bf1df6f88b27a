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

/**
 * portolan_attempts_copy:
 * @from: (element-type PortolanAttempt): attempts of a search
 * @to: (element-type PortolanAttempt): where to add copies that outlive it
 */
void
portolan_attempts_copy (GPtrArray *from, GPtrArray *to)
{
  for (guint i = 0; i < from->len; i++)
    {
      const PortolanAttempt *attempt = g_ptr_array_index (from, i);
      PortolanAttempt *copy = portolan_attempt_new (attempt->endpoint, attempt->origin);

      copy->stage = attempt->stage;
      copy->usable = attempt->usable;
      if (attempt->observation != NULL)
        copy->observation = portolan_observation_ref (attempt->observation);
      g_ptr_array_add (to, copy);
    }
}
