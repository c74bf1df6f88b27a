/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* EHLO; for servers that don't like how we name ourselves another one; and for very old servers
 * HELO after it (RFC 5321, section 4.1.1.1). */

#include "smtp/session.h"

#define CODE_OK 250

/* Servers that refuse an address accept any name that has the form of one. It tells nothing. */
#define NAME_INSTEAD_OF_ADDRESS "localhost.localdomain"

static void
on_helo_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PortolanSession *self = PORTOLAN_SESSION (source);
  GError *error = NULL;
  PortolanReply *reply = portolan_session_exchange_finish (self, result, &error);

  if (reply == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (reply->code == CODE_OK) /* HELO promises nothing: no extensions, no sign-in */
    portolan_session_set_capabilities (self,
                                       portolan_capabilities_parse ((const char *[]){ NULL }));
  g_task_return_pointer (task, reply, (GDestroyNotify) portolan_reply_free);
}

static gboolean
is_ehlo_unknown (const PortolanReply *reply)
{
  return reply->code == 500 || reply->code == 502;
}

static gboolean
is_name_refused (const PortolanReply *reply)
{
  return reply->code == 501 || reply->code == 504 || reply->code == 550 || reply->code == 553 ||
         reply->code == 554;
}

static void on_ehlo_answered (GObject *source, GAsyncResult *result, gpointer user_data);

static void
say_ehlo (GTask *task)
{
  PortolanSession *self = g_task_get_source_object (task);
  g_autofree char *name = portolan_session_get_client_name (self);
  g_autofree char *ehlo = g_strconcat ("EHLO ", name, NULL);

  portolan_session_exchange_async (self, ehlo, NULL, g_task_get_cancellable (task),
                                   on_ehlo_answered, g_object_ref (task));
}

/* The refusal is kept as the task's data: it is the answer if the server then hangs up. */
static void
say_ehlo_by_another_name (GTask *task, PortolanReply *refusal)
{
  g_task_set_task_data (task, refusal, (GDestroyNotify) portolan_reply_free);
  portolan_session_set_hello (g_task_get_source_object (task), NAME_INSTEAD_OF_ADDRESS);
  say_ehlo (task);
}

static void
return_refusal (GTask *task, GError *owned_error)
{
  g_autoptr (GError) error = owned_error;
  PortolanReply *refusal = g_task_get_task_data (task);

  if (refusal == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, portolan_reply_copy (refusal),
                           (GDestroyNotify) portolan_reply_free);
}

static void
on_ehlo_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PortolanSession *self = PORTOLAN_SESSION (source);
  g_autoptr (PortolanReply) reply = NULL;
  GError *error = NULL;

  reply = portolan_session_exchange_finish (self, result, &error);
  if (reply == NULL)
    {
      return_refusal (task, error);
      return;
    }

  if (is_name_refused (reply) && portolan_session_get_hello (self) == NULL)
    {
      say_ehlo_by_another_name (task, g_steal_pointer (&reply));
      return;
    }

  if (is_ehlo_unknown (reply))
    {
      g_autofree char *name = portolan_session_get_client_name (self);
      g_autofree char *helo = g_strconcat ("HELO ", name, NULL);

      portolan_session_exchange_async (self, helo, NULL, g_task_get_cancellable (task),
                                       on_helo_answered, g_object_ref (task));
      return;
    }

  if (reply->code == CODE_OK)
    portolan_session_set_capabilities (self, portolan_capabilities_parse (
                                                 (const char *const *) reply->lines));
  g_task_return_pointer (task, g_steal_pointer (&reply), (GDestroyNotify) portolan_reply_free);
}

/**
 * portolan_session_hello_async:
 * @self: a session
 * @cancellable: (nullable): to leave early
 * @callback: called with the server's answer
 * @user_data: for @callback
 *
 * Says who we are and learns what the server can do: after 250, see
 * portolan_session_get_capabilities().
 */
void
portolan_session_hello_async (PortolanSession *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, portolan_session_hello_async);
  say_ehlo (task);
}

PortolanReply *
portolan_session_hello_finish (PortolanSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
