/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the user typed: tried as typed. */

#include "sources/user.h"

#include "sources/ports.h"

/**
 * portolan_user_choice:
 * @host: the host, as portolan_host_parse() gives it
 * @port: the port, 0 if none was typed
 * @security: a #PortolanSecurity, -1 if none was chosen
 *
 * Returns: (transfer full) (element-type PortolanCandidate): the candidates that are meant
 */
GPtrArray *
portolan_user_choice (const char *host, guint16 port, int security)
{
  g_autoptr (GPtrArray) candidates =
      g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_candidate_free);

  if (port != 0 && security >= 0)
    {
      g_ptr_array_add (candidates,
                       portolan_candidate_new (host, port, security, PORTOLAN_ORIGIN_USER));
      return g_steal_pointer (&candidates);
    }

  portolan_ports_add (candidates, host, port, PORTOLAN_ORIGIN_USER);
  for (guint i = candidates->len; security >= 0 && i > 0; i--)
    {
      PortolanCandidate *candidate = g_ptr_array_index (candidates, i - 1);

      if ((int) candidate->security != security)
        g_ptr_array_remove_index (candidates, i - 1);
    }

  return g_steal_pointer (&candidates);
}
