/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A server that answers under a name that its certificate does not have: perhaps one of the names
 * that it has is the right one to call it by. */

#include "search/certificate-names.h"

#include <gio/gio.h>

#include <string.h>

#include "model/bounds.h"
#include "model/host.h"

static gboolean
is_worth_a_try (const PortolanObservation *observation)
{
  return observation->certificate != NULL &&
         observation->certificate->problems == PORTOLAN_NEEDS_CERTIFICATE_WRONG_NAME &&
         portolan_capabilities_has_auth (observation->secure);
}

/**
 * portolan_certificate_names:
 * @observation: what a probe saw
 *
 * Returns: (transfer full) (element-type PortolanCandidate): the same door under the names of its
 *   certificate, if the wrong name is all that is wrong with it
 */
GPtrArray *
portolan_certificate_names (const PortolanObservation *observation)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_candidate_free);
  PortolanSecurity security =
      observation->endpoint->implicit_tls ? PORTOLAN_SECURITY_TLS : PORTOLAN_SECURITY_STARTTLS;

  if (!is_worth_a_try (observation))
    return candidates;

  for (char **name = observation->certificate->names; *name != NULL; name++)
    {
      g_autofree char *host = g_ascii_strdown (*name, -1);

      if (candidates->len < PORTOLAN_MAX_CERTIFICATE_HOSTS && strchr (host, '*') == NULL &&
          !g_hostname_is_ip_address (host) && portolan_host_is_name (host) &&
          !g_str_equal (host, observation->endpoint->host))
        g_ptr_array_add (candidates,
                         portolan_candidate_new (host, observation->endpoint->port, security,
                                                 PORTOLAN_ORIGIN_CERTIFICATE));
    }

  return candidates;
}
