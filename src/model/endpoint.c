/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "model/endpoint.h"

PortolanEndpoint *
portolan_endpoint_new (const char *host, guint16 port, gboolean implicit_tls)
{
  PortolanEndpoint *endpoint = g_new0 (PortolanEndpoint, 1);

  endpoint->host = g_strdup (host);
  endpoint->port = port;
  endpoint->implicit_tls = implicit_tls;
  return endpoint;
}

PortolanEndpoint *
portolan_endpoint_copy (const PortolanEndpoint *endpoint)
{
  return portolan_endpoint_new (endpoint->host, endpoint->port, endpoint->implicit_tls);
}

void
portolan_endpoint_free (PortolanEndpoint *endpoint)
{
  g_free (endpoint->host);
  g_free (endpoint);
}

guint
portolan_endpoint_hash (gconstpointer endpoint)
{
  const PortolanEndpoint *self = endpoint;

  return g_str_hash (self->host) ^ (self->port << 1) ^ (self->implicit_tls != FALSE);
}

gboolean
portolan_endpoint_equal (gconstpointer a, gconstpointer b)
{
  const PortolanEndpoint *one = a, *other = b;

  return one->port == other->port && !one->implicit_tls == !other->implicit_tls &&
         g_str_equal (one->host, other->host);
}
