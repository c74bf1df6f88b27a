/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* May this account send with this address? MAIL FROM and RCPT TO oneself, then RSET: nothing is
 * sent, and no recipient is made up (RFC 5321, sections 4.1.1.2, 4.1.1.3, 4.1.1.5). All three go
 * out at once where the server allows it (RFC 2920). */

#include "sign-in/trial.h"

#define IS_REFUSAL(code) ((code) >= 400)

typedef enum {
  STEP_SENDER,
  STEP_RECIPIENT,
  STEP_RESET,
} Step;

#define N_STEPS (STEP_RESET + 1)

typedef struct {
  char *lines[N_STEPS];
  gboolean is_ahead; /* all lines go out with the first */
  Step step;
  PortolanReply *verdict;
} Trial;

static void
trial_free (Trial *trial)
{
  for (Step step = 0; step < N_STEPS; step++)
    g_free (trial->lines[step]);
  g_clear_pointer (&trial->verdict, portolan_reply_free);
  g_free (trial);
}

static gboolean
is_refused (const Trial *trial)
{
  return trial->verdict != NULL && IS_REFUSAL (trial->verdict->code);
}

static void ask (GTask *task);

/* The verdict stands, whatever comes of the tidying up; only a caller who left gets none. */
static void
conclude (GTask *task, GError *owned_error)
{
  g_autoptr (GError) error = owned_error;
  Trial *trial = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (error != NULL && trial->step != STEP_RESET && !is_refused (trial))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&trial->verdict),
                           (GDestroyNotify) portolan_reply_free);
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Trial *trial = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PortolanReply) reply =
      portolan_session_exchange_finish (PORTOLAN_SESSION (source), result, &error);

  if (reply == NULL || trial->step == STEP_RESET)
    {
      conclude (task, error);
      return;
    }

  if (!is_refused (trial))
    {
      g_clear_pointer (&trial->verdict, portolan_reply_free);
      trial->verdict = g_steal_pointer (&reply);
    }

  trial->step = is_refused (trial) && !trial->is_ahead ? STEP_RESET : trial->step + 1;
  ask (task);
}

static void
ask (GTask *task)
{
  Trial *trial = g_task_get_task_data (task);
  PortolanSession *session = g_task_get_source_object (task);
  const char *line = trial->lines[trial->step];

  if (trial->is_ahead && trial->step == STEP_SENDER)
    {
      portolan_session_say_ahead (session, trial->lines[STEP_SENDER]);
      portolan_session_say_ahead (session, trial->lines[STEP_RECIPIENT]);
      line = trial->lines[STEP_RESET];
    }
  else if (trial->is_ahead)
    line = NULL;

  portolan_session_exchange_async (session, line, NULL, g_task_get_cancellable (task), on_answered,
                                   g_object_ref (task));
}

/**
 * portolan_trial_async:
 * @session: a session that is signed in; for an address outside ASCII its server offers SMTPUTF8
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
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, user_data);
  Trial *trial = g_new0 (Trial, 1);
  g_autofree char *mailbox = g_strconcat (address->local_part, "@", address->domain, NULL);
  gboolean smtputf8 = !g_str_is_ascii (mailbox);

  trial->lines[STEP_SENDER] =
      g_strdup_printf ("MAIL FROM:<%s>%s", mailbox, smtputf8 ? " SMTPUTF8" : "");
  trial->lines[STEP_RECIPIENT] = g_strdup_printf ("RCPT TO:<%s>", mailbox);
  trial->lines[STEP_RESET] = g_strdup ("RSET");
  trial->is_ahead = portolan_session_get_capabilities (session)->pipelining;
  g_task_set_source_tag (task, portolan_trial_async);
  g_task_set_task_data (task, trial, (GDestroyNotify) trial_free);
  ask (task);
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
