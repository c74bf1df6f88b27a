/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which doors take outgoing mail, and how each can be locked. */

#include "sources/ports.h"

typedef struct {
  guint16 port;
  gboolean implicit_tls;
} Port;

/* In the order in which they are preferred. 465: RFC 8314; 587: RFC 6409; 25: RFC 5321. 2525 and
 * 26 stand in no standard, but many providers open them where 25 is blocked. */
static const Port ports[] = {
  { 465, TRUE }, { 587, FALSE }, { 25, FALSE }, { 2525, FALSE }, { 26, FALSE },
};

static void
add (GPtrArray *candidates,
     const char *host,
     guint16 port,
     PortolanSecurity security,
     PortolanOrigin origin)
{
  g_ptr_array_add (candidates, portolan_candidate_new (host, port, security, origin));
}

static void
add_known (GPtrArray *candidates, const char *host, const Port *port, PortolanOrigin origin)
{
  if (port->implicit_tls)
    {
      add (candidates, host, port->port, PORTOLAN_SECURITY_TLS, origin);
      return;
    }

  add (candidates, host, port->port, PORTOLAN_SECURITY_STARTTLS, origin);
  add (candidates, host, port->port, PORTOLAN_SECURITY_NONE, origin);
}

/**
 * portolan_ports_add:
 * @candidates: (element-type PortolanCandidate): where to add
 * @host: the host
 * @port: a port, or 0 for all that are in use for outgoing mail
 * @origin: who named @host
 *
 * Adds a candidate for each kind of encryption that the port can have. A port that is not known
 * for either kind may have all of them.
 */
void
portolan_ports_add (GPtrArray *candidates, const char *host, guint16 port, PortolanOrigin origin)
{
  gboolean known = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (ports); i++)
    if (port == 0 || port == ports[i].port)
      {
        add_known (candidates, host, &ports[i], origin);
        known = TRUE;
      }

  if (known)
    return;

  add (candidates, host, port, PORTOLAN_SECURITY_TLS, origin);
  add (candidates, host, port, PORTOLAN_SECURITY_STARTTLS, origin);
  add (candidates, host, port, PORTOLAN_SECURITY_NONE, origin);
}
