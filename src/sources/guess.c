/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The rules of thumb: the outgoing server is mostly called smtp. or mail. + the domain, or just
 * like the domain. */

#include "sources/guess.h"

#include "sources/ports.h"

/**
 * portolan_guess:
 * @domain: the address's domain in its ASCII form
 * @port: only this port, 0 for all
 *
 * Returns: (transfer full) (element-type PortolanCandidate): what might be, without asking anybody
 */
GPtrArray *
portolan_guess (const char *domain, guint16 port)
{
  static const char *const prefixes[] = { "smtp.", "mail." };
  GPtrArray *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_candidate_free);

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      g_autofree char *host = g_strconcat (prefixes[i], domain, NULL);

      portolan_ports_add (candidates, host, port, PORTOLAN_ORIGIN_GUESS);
    }

  portolan_guess_host (candidates, domain, port, PORTOLAN_ORIGIN_GUESS);
  return candidates;
}

/**
 * portolan_guess_host:
 * @candidates: (element-type PortolanCandidate): where to add
 * @host: a host that may take outgoing mail, among other things
 * @port: only this port, 0 for all
 * @origin: who named it
 *
 * Adds the two doors that such a host most likely has.
 */
void
portolan_guess_host (GPtrArray *candidates, const char *host, guint16 port, PortolanOrigin origin)
{
  static const guint16 ports[] = { 465, 587 };

  for (gsize i = 0; i < G_N_ELEMENTS (ports); i++)
    if (port == 0 || port == ports[i])
      portolan_ports_add (candidates, host, ports[i], origin);
}
