/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* libsoup reads some things as long as any come, in one turn of the main loop: answers before the
 * answer, all of HTTP/2 (seen in 3.2), and the rest of a body that nobody wants. A hostile server
 * has no end of them, and no deadline comes to its turn meanwhile. Without its socket libsoup can't
 * read. */

#include "net/web-guard.h"

#include "model/bounds.h"

#define GUARD "portolan-web-guard"

typedef struct {
  GSocket *socket; /* nullable: of the connection that is in use */
  guint hints;
} Guard;

static void
guard_free (gpointer data)
{
  Guard *guard = data;

  g_clear_object (&guard->socket);
  g_free (guard);
}

static void
on_network_event (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  gpointer user_data)
{
  Guard *guard = user_data;

  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING && G_IS_TLS_CONNECTION (connection))
    g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (connection),
                                               (const char *[]){ "http/1.1", NULL });

  if (G_IS_SOCKET_CONNECTION (connection))
    g_set_object (&guard->socket,
                  g_socket_connection_get_socket (G_SOCKET_CONNECTION (connection)));
}

static void
on_got_informational (SoupMessage *message, gpointer user_data)
{
  Guard *guard = user_data;

  if (++guard->hints > PORTOLAN_MAX_WEB_HINTS)
    portolan_web_hang_up (message);
}

/**
 * portolan_web_guard:
 * @message: a question that is not sent yet
 *
 * Sees to it that no answer keeps the main loop busy.
 */
void
portolan_web_guard (SoupMessage *message)
{
  Guard *guard = g_new0 (Guard, 1);

  g_object_set_data_full (G_OBJECT (message), GUARD, guard, guard_free);
  g_signal_connect (message, "network-event", G_CALLBACK (on_network_event), guard);
  g_signal_connect (message, "got-informational", G_CALLBACK (on_got_informational), guard);
}

/**
 * portolan_web_hang_up:
 * @message: a guarded question
 *
 * Ends its connection, if there is one; nothing more is read.
 */
void
portolan_web_hang_up (SoupMessage *message)
{
  Guard *guard = g_object_get_data (G_OBJECT (message), GUARD);

  if (guard->socket != NULL)
    g_socket_close (guard->socket, NULL);
  g_clear_object (&guard->socket);
}
