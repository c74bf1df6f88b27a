/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* One port of a host that is being looked up, as GSocketClient wants it: it takes the addresses as
 * they come and does the rest, the next address after a quarter second included (RFC 8305). */

#include "search/door.h"

struct _PortolanDoor {
  GObject parent_instance;

  PortolanLookup *lookup;
  guint16 port;
};

/* Enumerator */

#define PORTOLAN_TYPE_DOOR_ENUMERATOR (portolan_door_enumerator_get_type ())
G_DECLARE_FINAL_TYPE (PortolanDoorEnumerator,
                      portolan_door_enumerator,
                      PORTOLAN,
                      DOOR_ENUMERATOR,
                      GSocketAddressEnumerator)

struct _PortolanDoorEnumerator {
  GSocketAddressEnumerator parent_instance;

  PortolanLookup *lookup;
  guint16 port;
  guint n_given;
};

G_DEFINE_FINAL_TYPE (PortolanDoorEnumerator,
                     portolan_door_enumerator,
                     G_TYPE_SOCKET_ADDRESS_ENUMERATOR)

static void
on_address (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PortolanDoorEnumerator *self = g_task_get_source_object (task);
  g_autoptr (GInetAddress) address = NULL;
  GError *error = NULL;

  address = portolan_lookup_wait_finish (PORTOLAN_LOOKUP (source), result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (address == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  self->n_given++;
  g_task_return_pointer (task, g_inet_socket_address_new (address, self->port), g_object_unref);
}

static void
portolan_door_enumerator_next_async (GSocketAddressEnumerator *enumerator,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  PortolanDoorEnumerator *self = PORTOLAN_DOOR_ENUMERATOR (enumerator);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, portolan_door_enumerator_next_async);
  portolan_lookup_wait_async (self->lookup, self->n_given, cancellable, on_address, task);
}

static GSocketAddress *
portolan_door_enumerator_next_finish (GSocketAddressEnumerator *enumerator,
                                      GAsyncResult *result,
                                      GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
portolan_door_enumerator_finalize (GObject *object)
{
  PortolanDoorEnumerator *self = PORTOLAN_DOOR_ENUMERATOR (object);

  g_clear_object (&self->lookup);

  G_OBJECT_CLASS (portolan_door_enumerator_parent_class)->finalize (object);
}

static void
portolan_door_enumerator_class_init (PortolanDoorEnumeratorClass *class)
{
  GSocketAddressEnumeratorClass *enumerator_class = G_SOCKET_ADDRESS_ENUMERATOR_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = portolan_door_enumerator_finalize;
  enumerator_class->next_async = portolan_door_enumerator_next_async;
  enumerator_class->next_finish = portolan_door_enumerator_next_finish;
}

static void
portolan_door_enumerator_init (PortolanDoorEnumerator *self)
{
}

/* Door */

static GSocketAddressEnumerator *
portolan_door_enumerate (GSocketConnectable *connectable)
{
  PortolanDoor *self = PORTOLAN_DOOR (connectable);
  PortolanDoorEnumerator *enumerator = g_object_new (PORTOLAN_TYPE_DOOR_ENUMERATOR, NULL);

  enumerator->lookup = g_object_ref (self->lookup);
  enumerator->port = self->port;
  return G_SOCKET_ADDRESS_ENUMERATOR (enumerator);
}

static char *
portolan_door_to_string (GSocketConnectable *connectable)
{
  PortolanDoor *self = PORTOLAN_DOOR (connectable);

  return g_strdup_printf ("%s:%u", portolan_lookup_get_host (self->lookup), self->port);
}

static void
connectable_iface_init (GSocketConnectableIface *iface)
{
  iface->enumerate = portolan_door_enumerate;
  iface->to_string = portolan_door_to_string;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PortolanDoor,
                               portolan_door,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SOCKET_CONNECTABLE,
                                                      connectable_iface_init))

static void
portolan_door_finalize (GObject *object)
{
  PortolanDoor *self = PORTOLAN_DOOR (object);

  g_clear_object (&self->lookup);

  G_OBJECT_CLASS (portolan_door_parent_class)->finalize (object);
}

static void
portolan_door_class_init (PortolanDoorClass *class)
{
  G_OBJECT_CLASS (class)->finalize = portolan_door_finalize;
}

static void
portolan_door_init (PortolanDoor *self)
{
}

/**
 * portolan_door_new:
 * @lookup: the host, looked up or under way
 * @port: 1 to 65535
 *
 * Returns: (transfer full): what to give to g_socket_client_connect_async()
 */
GSocketConnectable *
portolan_door_new (PortolanLookup *lookup, guint16 port)
{
  PortolanDoor *self = g_object_new (PORTOLAN_TYPE_DOOR, NULL);

  self->lookup = g_object_ref (lookup);
  self->port = port;
  return G_SOCKET_CONNECTABLE (self);
}
