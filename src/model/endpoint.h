/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/types.h"

G_BEGIN_DECLS

/**
 * PortolanEndpoint:
 * @host: host name (ASCII form) or IP address
 * @port: 1 to 65535
 * @implicit_tls: the client speaks first, with TLS; otherwise the server does, in the clear
 *
 * One thing to connect to. A single connection to an endpoint that starts in the clear answers
 * for STARTTLS and for no encryption alike.
 */
struct _PortolanEndpoint {
  char *host;
  guint16 port;
  gboolean implicit_tls;
};

PortolanEndpoint *portolan_endpoint_new    (const char             *host,
                                            guint16                 port,
                                            gboolean                implicit_tls);
PortolanEndpoint *portolan_endpoint_copy   (const PortolanEndpoint *endpoint);
void              portolan_endpoint_free   (PortolanEndpoint       *endpoint);
guint             portolan_endpoint_hash   (gconstpointer           endpoint);
gboolean          portolan_endpoint_equal  (gconstpointer           a,
                                            gconstpointer           b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanEndpoint, portolan_endpoint_free)

G_END_DECLS
