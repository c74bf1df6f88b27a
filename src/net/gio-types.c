/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* GLib 2.74 can lock up when two threads meet a class for the first time: one holds the lock of
 * all class initialisations and waits for a type that the other is registering, which waits for
 * that lock. GIO's resolver and its TLS run in threads, so the classes that they share with us are
 * made here, before the first of those threads starts. */

#include "net/gio-types.h"

#include <gio/gio.h>

static gpointer
make_classes (gpointer unused)
{
  GTlsBackend *tls = g_tls_backend_get_default ();
  const GType types[] = {
    G_TYPE_CANCELLABLE,
    G_TYPE_INET_ADDRESS,
    G_TYPE_INET_SOCKET_ADDRESS,
    G_TYPE_NETWORK_ADDRESS,
    G_TYPE_SOCKET,
    G_TYPE_SOCKET_CLIENT,
    G_TYPE_TCP_CONNECTION,
    G_TYPE_BUFFERED_INPUT_STREAM,
    g_tls_backend_get_certificate_type (tls),
    g_tls_backend_get_client_connection_type (tls),
    g_tls_backend_get_file_database_type (tls),
  };

  g_type_ensure (G_TYPE_TLS_CERTIFICATE_FLAGS);
  g_type_ensure (G_TYPE_TLS_PROTOCOL_VERSION);
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (G_TYPE_IS_CLASSED (types[i]) && types[i] != G_TYPE_INVALID)
      g_type_class_ref (types[i]); /* for ever */

  return NULL;
}

/**
 * portolan_gio_types_ensure:
 *
 * To be called before anything that may start a thread of GIO's.
 */
void
portolan_gio_types_ensure (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, make_classes, NULL);
}
