/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Handing over a letter: DATA, its lines, and the dot that ends it (RFC 5321, section 4.1.1.4).
 * Whoever is to get it was told before. */

#include "smtp/session.h"

#include "smtp/error.h"

#define CODE_GO_AHEAD 354
#define IS_REFUSAL(code) ((code) >= 400)

static void
on_taken (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  PortolanReply *reply =
      portolan_session_exchange_finish (PORTOLAN_SESSION (source), result, &error);

  if (reply == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, reply, (GDestroyNotify) portolan_reply_free);
}

/* Lines may end in any way here; on the wire all end in CRLF, and none but ours ends the letter. */
static void
write_lines (PortolanSession *self, const char *letter)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) text = g_string_new (letter);

  g_string_replace (text, "\r\n", "\n", 0);
  g_string_replace (text, "\r", "\n", 0);
  if (g_str_has_suffix (text->str, "\n"))
    g_string_truncate (text, text->len - 1);
  lines = g_strsplit (text->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    portolan_session_write_letter_line (self, lines[i]);
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PortolanSession *self = PORTOLAN_SESSION (source);
  GError *error = NULL;
  g_autoptr (PortolanReply) reply = portolan_session_exchange_finish (self, result, &error);

  if (reply == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (IS_REFUSAL (reply->code))
    {
      g_task_return_pointer (task, g_steal_pointer (&reply), (GDestroyNotify) portolan_reply_free);
      return;
    }
  if (reply->code != CODE_GO_AHEAD)
    {
      g_task_return_new_error (task, PORTOLAN_SMTP_ERROR, PORTOLAN_SMTP_ERROR_MALFORMED,
                               "The server answers for a letter that it was not given");
      return;
    }

  write_lines (self, g_task_get_task_data (task));
  portolan_session_exchange_async (self, ".", NULL, g_task_get_cancellable (task), on_taken,
                                   g_object_ref (task));
}

/**
 * portolan_session_send_letter_async:
 * @self: a session in which the server has taken a sender and a recipient
 * @letter: the whole letter, with its header
 * @cancellable: (nullable): to leave early; the session is of no use then
 * @callback: called with the last reply
 * @user_data: for @callback
 *
 * Hands over a letter.
 */
void
portolan_session_send_letter_async (PortolanSession *self,
                                    const char *letter,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, portolan_session_send_letter_async);
  g_task_set_task_data (task, g_strdup (letter), g_free);
  portolan_session_exchange_async (self, "DATA", NULL, cancellable, on_asked,
                                   g_steal_pointer (&task));
}

/**
 * portolan_session_send_letter_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location for an error, see portolan_session_exchange_finish()
 *
 * Returns: (transfer full): the reply that decided: only with 250 the server has taken the letter
 */
PortolanReply *
portolan_session_send_letter_finish (PortolanSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
