/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* May this account send with this address? MAIL FROM and RCPT TO oneself, then RSET: nothing is
 * sent, and no recipient is made up (RFC 5321, sections 4.1.1.2, 4.1.1.3, 4.1.1.5). */

#include "sign-in/trial.h"

#define IS_REFUSAL(code) ((code) >= 400)

typedef struct {
  char *mailbox;
  gboolean smtputf8;
  PortolanReply *verdict;
} Trial;

static void
trial_free (Trial *trial)
{
  g_free (trial->mailbox);
  g_clear_pointer (&trial->verdict, portolan_reply_free);
  g_free (trial);
}

static void
on_reset (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Trial *trial = g_task_get_task_data (task);
  g_autoptr (PortolanReply) reply = NULL;

  /* The verdict stands, whatever comes of the tidying up; only a caller who left gets none. */
  reply = portolan_session_exchange_finish (PORTOLAN_SESSION (source), result, NULL);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&trial->verdict),
                           (GDestroyNotify) portolan_reply_free);
}

static void
conclude (GTask *task, PortolanReply *verdict)
{
  Trial *trial = g_task_get_task_data (task);

  trial->verdict = verdict;
  portolan_session_exchange_async (g_task_get_source_object (task), "RSET", NULL,
                                   g_task_get_cancellable (task), on_reset, g_object_ref (task));
}

static void
on_recipient_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  PortolanReply *reply =
      portolan_session_exchange_finish (PORTOLAN_SESSION (source), result, &error);

  if (reply == NULL)
    g_task_return_error (task, error);
  else
    conclude (task, reply);
}

static void
on_sender_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Trial *trial = g_task_get_task_data (task);
  g_autoptr (PortolanReply) reply = NULL;
  g_autofree char *command = NULL;
  GError *error = NULL;

  reply = portolan_session_exchange_finish (PORTOLAN_SESSION (source), result, &error);
  if (reply == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (IS_REFUSAL (reply->code))
    {
      conclude (task, g_steal_pointer (&reply));
      return;
    }

  command = g_strdup_printf ("RCPT TO:<%s>", trial->mailbox);
  portolan_session_exchange_async (PORTOLAN_SESSION (source), command, NULL,
                                   g_task_get_cancellable (task), on_recipient_answered,
                                   g_object_ref (task));
}

/**
 * portolan_trial_async:
 * @session: a session that is signed in
 * @address: the sender's address
 * @cancellable: (nullable): to leave early
 * @callback: called with the verdict
 * @user_data: for @callback
 *
 * Asks whether the account may send with @address.
 */
void
portolan_trial_async (PortolanSession *session,
                      const PortolanAddress *address,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  Trial *trial = g_new0 (Trial, 1);
  g_autofree char *command = NULL;

  trial->mailbox = g_strconcat (address->local_part, "@", address->domain, NULL);
  trial->smtputf8 =
      !g_str_is_ascii (trial->mailbox) && portolan_session_get_capabilities (session)->smtputf8;
  g_task_set_source_tag (task, portolan_trial_async);
  g_task_set_task_data (task, trial, (GDestroyNotify) trial_free);

  command =
      g_strdup_printf ("MAIL FROM:<%s>%s", trial->mailbox, trial->smtputf8 ? " SMTPUTF8" : "");
  portolan_session_exchange_async (session, command, NULL, cancellable, on_sender_answered, task);
}

/**
 * portolan_trial_finish:
 * @result: what the callback was given
 * @error: return location for an error, see portolan_session_exchange_finish()
 *
 * Returns: (transfer full): the reply that decided: 4xx and 5xx say that the account may not send
 *   with this address, or not now
 */
PortolanReply *
portolan_trial_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
