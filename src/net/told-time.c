/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What time is it elsewhere? Web servers say so in every answer (RFC 9110, section 6.6.1). By a
 * wrong clock no certificate can be checked, so the answer proves nothing: it may explain a
 * failure, and must decide nothing. */

#include "net/told-time.h"

#include <libsoup/soup.h>

#include "net/deadline.h"
#include "net/ledger.h"
#include "net/web-guard.h"

#define LIMIT (3 * G_TIME_SPAN_SECOND)

typedef struct {
  PortolanDeadline *deadline;
  guint n_pending;
  gboolean is_answered;
  gint64 told;
} Question;

static void
question_free (Question *question)
{
  g_clear_pointer (&question->deadline, portolan_deadline_free);
  g_free (question);
}

/* One for the whole program, apart from the one that checks certificates; never freed, as in
 * fetch.c. */
static SoupSession *
get_session (void)
{
  static SoupSession *session;

  if (session == NULL)
    session = soup_session_new_with_options ("timeout", 5, NULL);
  return session;
}

static void
on_network_event (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  gpointer user_data)
{
  GUri *uri = soup_message_get_uri (message);

  if (event == G_SOCKET_CLIENT_CONNECTING)
    portolan_ledger_note_contact (g_uri_get_host (uri), g_uri_get_port (uri),
                                  G_SOCKET_CONNECTION (connection));
}

static gboolean
on_accept_certificate (SoupMessage *message)
{
  return TRUE;
}

static gint64
read_date (SoupMessage *message)
{
  const char *header =
      soup_message_headers_get_one (soup_message_get_response_headers (message), "Date");
  g_autoptr (GDateTime) date = header != NULL ? soup_date_time_new_from_http_string (header) : NULL;

  return date != NULL ? g_date_time_to_unix (date) : 0;
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);
  g_autoptr (GInputStream) stream = soup_session_send_finish (SOUP_SESSION (source), result, NULL);

  question->n_pending--;
  if (stream != NULL && question->told == 0)
    question->told = read_date (message);
  if (question->is_answered || (question->told == 0 && question->n_pending > 0))
    return;

  question->is_answered = TRUE;
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_int (task, question->told);
  portolan_deadline_set (question->deadline, 0);
}

static void
ask (GTask *task, const char *url)
{
  Question *question = g_task_get_task_data (task);
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_HEAD, url);

  if (message == NULL)
    return;

  question->n_pending++;
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_NEW_CONNECTION |
                                       SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  portolan_web_guard (message);
  g_signal_connect (message, "accept-certificate", G_CALLBACK (on_accept_certificate), NULL);
  g_signal_connect (message, "network-event", G_CALLBACK (on_network_event), NULL);
  soup_session_send_async (get_session (), message, G_PRIORITY_DEFAULT,
                           portolan_deadline_get_cancellable (question->deadline), on_sent,
                           g_object_ref (task));
}

/**
 * portolan_told_time_async:
 * @urls: (array zero-terminated=1): https addresses to ask, all at once
 * @cancellable: (nullable): to leave early
 * @callback: called with the first answer, after three seconds at the latest
 * @user_data: for @callback
 *
 * Asks web servers for the time. Nothing is told to them.
 */
void
portolan_told_time_async (const char *const *urls,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->deadline = portolan_deadline_new (cancellable);
  portolan_deadline_set (question->deadline, g_get_monotonic_time () + LIMIT);
  g_task_set_source_tag (task, portolan_told_time_async);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);

  for (guint i = 0; urls[i] != NULL; i++)
    ask (task, urls[i]);
  if (question->n_pending == 0)
    g_task_return_int (task, 0);
}

/**
 * portolan_told_time_finish:
 * @result: what the callback was given
 * @error: return location for an error, only if cancelled
 *
 * Returns: seconds since 1970, as the first server that answered has it; 0 if none did
 */
gint64
portolan_told_time_finish (GAsyncResult *result, GError **error)
{
  gssize told = g_task_propagate_int (G_TASK (result), error);

  return MAX (told, 0);
}
