/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A real letter to oneself, over the conversation that the sign-in left open. When that is gone,
 * there is a new sign-in with what was proved and accepted, under the same rules of trust. */

#include "sign-in/send-letter.h"

#include "net/deadline.h"
#include "net/web.h"
#include "search/failure.h"
#include "sign-in/letter.h"
#include "sign-in/redact.h"

#define CODE_OK 250
#define IS_CONSENT(code) ((code) / 100 == 2)

typedef struct {
  PortolanProposal *proposal;
  PortolanSettings *settings;
  PortolanAddress *address;
  PortolanSession *session;
  PortolanDeadline *deadline;
  gint64 started;
  gint64 end;
  PortolanLetterResult *result;
} SendLetter;

static void
send_letter_free (SendLetter *self)
{
  if (self->session != NULL && portolan_session_is_alive (self->session))
    portolan_session_close (self->session);
  g_clear_object (&self->session);
  g_clear_pointer (&self->proposal, portolan_proposal_unref);
  g_clear_pointer (&self->settings, portolan_settings_free);
  g_clear_pointer (&self->address, portolan_address_free);
  g_clear_pointer (&self->deadline, portolan_deadline_free);
  g_clear_pointer (&self->result, portolan_letter_result_free);
  g_free (self);
}

void
portolan_letter_result_free (PortolanLetterResult *result)
{
  g_clear_pointer (&result->sign_in, portolan_sign_in_result_free);
  g_free (result->reply_text);
  g_free (result);
}

static GCancellable *
get_cancellable (SendLetter *self)
{
  return portolan_deadline_get_cancellable (self->deadline);
}

/* Ends */

static void
finish (GTask *task, PortolanLetterOutcome outcome)
{
  SendLetter *self = g_task_get_task_data (task);

  self->result->outcome = outcome;
  self->result->elapsed = g_get_monotonic_time () - self->started;
  g_task_return_pointer (task, g_steal_pointer (&self->result),
                         (GDestroyNotify) portolan_letter_result_free);
}

static void
finish_failed (GTask *task, const GError *error)
{
  SendLetter *self = g_task_get_task_data (task);

  PortolanFailure failure = portolan_deadline_has_passed (self->deadline)
                                ? PORTOLAN_FAILURE_TIMED_OUT
                                : portolan_failure_from_error (error);

  self->result->failure = portolan_failure_in_the_end (failure, self->proposal->observation);
  finish (task, PORTOLAN_LETTER_FAILED);
}

/* Returns: whether it goes on */
static gboolean
judge (GTask *task, const PortolanReply *reply, const GError *error)
{
  SendLetter *self = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return FALSE;
  if (reply == NULL)
    {
      finish_failed (task, error);
      return FALSE;
    }

  g_free (self->result->reply_text);
  self->result->reply_code = reply->code;
  self->result->reply_text = portolan_reply_without_secret (reply, self->settings->password);
  if (IS_CONSENT (reply->code))
    return TRUE;
  finish (task, PORTOLAN_LETTER_REFUSED);
  return FALSE;
}

/* Sender, recipient, letter */

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PortolanReply) reply =
      portolan_session_send_letter_finish (PORTOLAN_SESSION (source), result, &error);

  if (judge (task, reply, error))
    finish (task, reply->code == CODE_OK ? PORTOLAN_LETTER_SENT : PORTOLAN_LETTER_REFUSED);
}

static void
on_recipient_taken (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SendLetter *self = g_task_get_task_data (task);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *letter = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PortolanReply) reply =
      portolan_session_exchange_finish (self->session, result, &error);

  if (!judge (task, reply, error))
    return;

  letter = PORTOLAN_WEB (portolan_letter_compose) (self->address, self->settings, now);
  portolan_session_send_letter_async (self->session, letter, get_cancellable (self), on_sent,
                                      g_object_ref (task));
}

static void
on_sender_taken (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SendLetter *self = g_task_get_task_data (task);
  g_autofree char *line =
      g_strdup_printf ("RCPT TO:<%s@%s>", self->address->local_part, self->address->domain);
  g_autoptr (GError) error = NULL;
  g_autoptr (PortolanReply) reply =
      portolan_session_exchange_finish (self->session, result, &error);

  if (judge (task, reply, error))
    portolan_session_exchange_async (self->session, line, NULL, get_cancellable (self),
                                     on_recipient_taken, g_object_ref (task));
}

/* That a server lacks SMTPUTF8 for an address that needs it, the sign-in's trial has said. */
static void
begin (GTask *task)
{
  SendLetter *self = g_task_get_task_data (task);
  gboolean smtputf8 = !g_str_is_ascii (self->address->local_part);
  g_autofree char *line = g_strdup_printf ("MAIL FROM:<%s@%s>%s", self->address->local_part,
                                           self->address->domain, smtputf8 ? " SMTPUTF8" : "");

  portolan_session_exchange_async (self->session, line, NULL, get_cancellable (self),
                                   on_sender_taken, g_object_ref (task));
}

/* A connection to do it on */

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SendLetter *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->result->sign_in = portolan_sign_in_finish (result, &error);
  if (self->result->sign_in == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self->session = g_steal_pointer (&self->result->sign_in->session);
  if (self->result->sign_in->may_send && self->session != NULL)
    begin (task);
  else
    finish (task, PORTOLAN_LETTER_NOT_SIGNED_IN);
}

static void
sign_in (GTask *task)
{
  SendLetter *self = g_task_get_task_data (task);
  gint64 left = (self->end - g_get_monotonic_time ()) / G_TIME_SPAN_SECOND;
  const PortolanSignInRequest request = {
    .proposal = self->proposal,
    .address = self->address,
    .username = self->settings->username,
    .password = self->settings->password,
    .accepted = self->settings->accepted,
    .timeout = MAX (left, 1),
  };

  portolan_sign_in_async (&request, g_task_get_cancellable (task), on_signed_in,
                          g_object_ref (task));
}

static void
on_woken (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SendLetter *self = g_task_get_task_data (task);
  gboolean is_alive = portolan_session_wake_finish (self->session, result, NULL);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (is_alive)
    {
      begin (task);
      return;
    }
  g_clear_object (&self->session);
  sign_in (task);
}

/**
 * portolan_send_letter_async:
 * @session: (transfer full) (nullable): the conversation that the sign-in left open; it ends here
 * @proposal: what @settings were made of
 * @settings: settings that a sign-in proved, with the password and what was accepted
 * @timeout: seconds for all of it, 0 for %PORTOLAN_SEND_LETTER_DEFAULT_TIMEOUT
 * @cancellable: (nullable): to leave early; the server may have taken the letter all the same
 * @callback: called with the outcome
 * @user_data: for @callback
 *
 * Sends a letter from the account's address to itself.
 */
void
portolan_send_letter_async (PortolanSession *session,
                            PortolanProposal *proposal,
                            const PortolanSettings *settings,
                            guint timeout,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  SendLetter *self = g_new0 (SendLetter, 1);

  self->proposal = portolan_proposal_ref (proposal);
  self->settings = portolan_settings_copy (settings);
  self->address = portolan_address_parse (settings->address, NULL);
  self->session = session;
  self->result = g_new0 (PortolanLetterResult, 1);
  self->started = g_get_monotonic_time ();
  self->end = self->started +
              (timeout != 0 ? timeout : PORTOLAN_SEND_LETTER_DEFAULT_TIMEOUT) * G_TIME_SPAN_SECOND;
  self->deadline = portolan_deadline_new (cancellable);
  portolan_deadline_set (self->deadline, self->end);
  g_task_set_source_tag (task, portolan_send_letter_async);
  g_task_set_task_data (task, self, (GDestroyNotify) send_letter_free);

  if (self->session != NULL)
    portolan_session_wake_async (self->session, get_cancellable (self), on_woken,
                                 g_object_ref (task));
  else
    sign_in (task);
}

/**
 * portolan_send_letter_finish:
 * @result: what the callback was given
 * @error: return location for an error, only if cancelled
 *
 * Returns: (transfer full): the outcome
 */
PortolanLetterResult *
portolan_send_letter_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
