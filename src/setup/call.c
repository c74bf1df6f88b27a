/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A method call from its arrival to its answer. Whoever returns from it gives it away. */

#include "config.h"

#include "setup/call.h"

#include "document/variant.h"

struct _PortolanCall {
  GApplication *service;
  GDBusMethodInvocation *invocation;
  GCancellable *cancellable;
  guint watch;
};

static void
on_caller_left (GDBusConnection *connection, const char *name, gpointer user_data)
{
  PortolanCall *self = user_data;

  g_cancellable_cancel (self->cancellable);
}

/**
 * portolan_call_new:
 * @service: the service
 * @invocation: (transfer full): a call that came in
 *
 * Returns: (transfer full): the call; one of portolan_call_return() and its like ends it
 */
PortolanCall *
portolan_call_new (GApplication *service, GDBusMethodInvocation *invocation)
{
  PortolanCall *self = g_new0 (PortolanCall, 1);

  self->service = service;
  self->invocation = invocation;
  self->cancellable = g_cancellable_new ();
  self->watch =
      g_bus_watch_name_on_connection (g_dbus_method_invocation_get_connection (invocation),
                                      g_dbus_method_invocation_get_sender (invocation),
                                      G_BUS_NAME_WATCHER_FLAGS_NONE, NULL, on_caller_left, self,
                                      NULL);
  g_application_hold (service);
  return self;
}

static void
call_free (PortolanCall *self)
{
  g_bus_unwatch_name (self->watch);
  g_object_unref (self->cancellable);
  g_application_release (self->service);
  g_free (self);
}

/**
 * portolan_call_get_cancellable:
 * @self: a call
 *
 * Returns: (transfer none): cancelled when the caller has left
 */
GCancellable *
portolan_call_get_cancellable (PortolanCall *self)
{
  return self->cancellable;
}

/**
 * portolan_call_return:
 * @self: (transfer full): a call
 * @answer: (transfer floating): its out arguments, a tuple
 */
void
portolan_call_return (PortolanCall *self, GVariant *answer)
{
  g_dbus_method_invocation_return_value (self->invocation, answer);
  call_free (self);
}

/**
 * portolan_call_return_document:
 * @self: (transfer full): a call that returns `a{sv}`
 * @document: its answer
 */
void
portolan_call_return_document (PortolanCall *self, JsonNode *document)
{
  portolan_call_return (self, g_variant_new ("(@a{sv})", portolan_document_to_variant (document)));
}

/**
 * portolan_call_return_error:
 * @self: (transfer full): a call
 * @error: why there is no answer
 */
void
portolan_call_return_error (PortolanCall *self, const GError *error)
{
  g_dbus_method_invocation_return_gerror (self->invocation, error);
  call_free (self);
}
