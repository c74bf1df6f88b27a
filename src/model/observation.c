/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "model/observation.h"

PortolanObservation *
portolan_observation_new (const PortolanEndpoint *endpoint)
{
  PortolanObservation *observation = g_rc_box_new0 (PortolanObservation);

  observation->endpoint = portolan_endpoint_copy (endpoint);
  observation->addresses = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < PORTOLAN_N_STAGES; i++)
    observation->begun[i] = -1;
  return observation;
}

PortolanObservation *
portolan_observation_ref (PortolanObservation *observation)
{
  return g_rc_box_acquire (observation);
}

static void
clear (gpointer data)
{
  PortolanObservation *observation = data;

  g_clear_pointer (&observation->endpoint, portolan_endpoint_free);
  g_clear_pointer (&observation->addresses, g_ptr_array_unref);
  g_clear_pointer (&observation->error_text, g_free);
  g_clear_pointer (&observation->reply_text, g_free);
  g_clear_pointer (&observation->clear, portolan_capabilities_free);
  g_clear_pointer (&observation->secure, portolan_capabilities_free);
  g_clear_pointer (&observation->tls_version, g_free);
  g_clear_pointer (&observation->certificate, portolan_certificate_free);
  g_clear_pointer (&observation->transcript, g_free);
}

void
portolan_observation_unref (PortolanObservation *observation)
{
  g_rc_box_release_full (observation, clear);
}
