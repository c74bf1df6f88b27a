/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What can be known of the network without calling a mail server: what the system says of it, and
 * whether somebody answers for names that cannot exist. */

#include "net/network.h"

#include "net/deadline.h"

#define NOWHERE "portolan.nowhere.invalid" /* RFC 6761, section 6.4: leads nowhere, for ever */
#define ANY_PORT 9                         /* RFC 863; nothing is sent there */
#define LIMIT (2 * G_TIME_SPAN_SECOND)

/**
 * portolan_network_get:
 *
 * Asks, over D-Bus, whatever looks after the network.
 *
 * Returns: what the system says; it is not always right, so it should only word a failure
 */
PortolanNetwork
portolan_network_get (void)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  if (g_network_monitor_get_connectivity (monitor) == G_NETWORK_CONNECTIVITY_PORTAL)
    return PORTOLAN_NETWORK_CAPTIVE;

  return g_network_monitor_get_network_available (monitor) ? PORTOLAN_NETWORK_UP
                                                           : PORTOLAN_NETWORK_DOWN;
}

/**
 * portolan_network_has_route:
 *
 * Asks nobody but the kernel, by GIO's own name for that.
 *
 * Returns: whether a way leads out of this computer; it should only word a failure
 */
gboolean
portolan_network_has_route (void)
{
  GIOExtensionPoint *point;
  GIOExtension *kernel = NULL;
  g_autoptr (GObject) monitor = NULL;

  g_tls_backend_get_default (); /* whatever GIO has registers itself with the first use of it */
  point = g_io_extension_point_lookup (G_NETWORK_MONITOR_EXTENSION_POINT_NAME);
  if (point != NULL)
    kernel = g_io_extension_point_get_extension_by_name (point, "netlink");
  if (kernel != NULL)
    monitor = g_initable_new (g_io_extension_get_type (kernel), NULL, NULL, NULL);

  return monitor == NULL || g_network_monitor_get_network_available (G_NETWORK_MONITOR (monitor));
}

/* To connect a socket of this kind sends nothing; the system only looks for the way. */
static gboolean
has_way_to (const char *text)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string (text, ANY_PORT);
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (GError) error = NULL;

  if (address == NULL)
    return FALSE;

  socket = g_socket_new (g_socket_address_get_family (address), G_SOCKET_TYPE_DATAGRAM,
                         G_SOCKET_PROTOCOL_UDP, NULL);
  return socket != NULL && (g_socket_connect (socket, address, NULL, &error) ||
                            !(g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE) ||
                              g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE)));
}

/**
 * portolan_network_has_way_to:
 * @addresses: (element-type utf8): IP addresses
 *
 * Returns: whether the system knows a way to any of them at this moment; nothing is sent
 */
gboolean
portolan_network_has_way_to (GPtrArray *addresses)
{
  for (guint i = 0; i < addresses->len; i++)
    if (has_way_to (addresses->pdata[i]))
      return TRUE;

  return FALSE;
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GList *found = g_resolver_lookup_by_name_finish (G_RESOLVER (source), result, NULL);
  g_autoptr (GStrvBuilder) addresses = g_strv_builder_new ();

  for (GList *address = found; address != NULL; address = address->next)
    {
      g_autofree char *text = g_inet_address_to_string (address->data);

      g_strv_builder_add (addresses, text);
    }
  g_resolver_free_addresses (found);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_strv_builder_end (addresses), (GDestroyNotify) g_strfreev);
}

/**
 * portolan_nowhere_async:
 * @cancellable: (nullable): to leave early
 * @callback: called with the answer, after two seconds at the latest
 * @user_data: for @callback
 *
 * Looks up a name that cannot exist. Networks that want a sign-in page lead all names to it.
 */
void
portolan_nowhere_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  PortolanDeadline *deadline = portolan_deadline_new (cancellable);

  g_task_set_source_tag (task, portolan_nowhere_async);
  g_task_set_task_data (task, deadline, (GDestroyNotify) portolan_deadline_free);
  portolan_deadline_set (deadline, g_get_monotonic_time () + LIMIT);
  g_resolver_lookup_by_name_async (resolver, NOWHERE, portolan_deadline_get_cancellable (deadline),
                                   on_looked_up, task);
}

/**
 * portolan_nowhere_finish:
 * @result: what the callback was given
 * @error: return location for an error, only if cancelled
 *
 * Returns: (transfer full): the addresses to which the name leads, none as it should be
 */
GStrv
portolan_nowhere_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
