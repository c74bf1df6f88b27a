/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* AUTH (RFC 4954): one exchange by one mechanism. Whether a password may go to this server at all
 * was decided before, see sign-in/trust.h. */

#include "model/bounds.h"
#include "smtp/error.h"
#include "smtp/sasl.h"
#include "smtp/session.h"

#include <string.h>

#define CODE_AUTHENTICATED 235
#define CODE_CHALLENGE 334

typedef struct {
  PortolanSasl *sasl;
  char *waiting; /* nullable: a first response too long for the AUTH line */
} Authentication;

static void
authentication_free (Authentication *authentication)
{
  g_clear_pointer (&authentication->waiting, portolan_sasl_wipe);
  g_clear_pointer (&authentication->sasl, portolan_sasl_free);
  g_free (authentication);
}

static void on_answered (GObject *source, GAsyncResult *result, gpointer user_data);

static void
send_secret (GTask *task, const char *line, const char *shown_as)
{
  portolan_session_exchange_async (g_task_get_source_object (task), line, shown_as,
                                   g_task_get_cancellable (task), on_answered, g_object_ref (task));
}

static void
return_broken (GTask *task, const char *message)
{
  g_task_return_new_error (task, PORTOLAN_SMTP_ERROR, PORTOLAN_SMTP_ERROR_MALFORMED, "%s", message);
}

static void
answer_challenge (GTask *task, const PortolanReply *reply)
{
  Authentication *authentication = g_task_get_task_data (task);
  char *response = g_steal_pointer (&authentication->waiting);

  if (response != NULL ||
      portolan_sasl_step (authentication->sasl, reply->lines[0], &response) == PORTOLAN_SASL_SEND)
    send_secret (task, response != NULL ? response : "", "(hidden)");
  else
    return_broken (task, "The server’s questions at sign-in make no sense");

  portolan_sasl_wipe (response);
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Authentication *authentication = g_task_get_task_data (task);
  g_autoptr (PortolanReply) reply = NULL;
  GError *error = NULL;

  reply = portolan_session_exchange_finish (PORTOLAN_SESSION (source), result, &error);
  if (reply == NULL)
    g_task_return_error (task, error);
  else if (reply->code == CODE_CHALLENGE)
    answer_challenge (task, reply);
  else if (reply->code == CODE_AUTHENTICATED &&
           !portolan_sasl_accepts_success (authentication->sasl))
    return_broken (task, "The server said yes before it was told, or could prove, the password");
  else
    g_task_return_pointer (task, g_steal_pointer (&reply), (GDestroyNotify) portolan_reply_free);
}

/* RFC 4954, section 4: the first response goes with the command if the line holds it. */
static void
begin (GTask *task, const char *mechanism)
{
  Authentication *authentication = g_task_get_task_data (task);
  g_autofree char *command = g_strconcat ("AUTH ", mechanism, NULL);
  char *response = NULL, *line = NULL;

  if (portolan_sasl_speaks_first (authentication->sasl) &&
      portolan_sasl_step (authentication->sasl, "", &response) == PORTOLAN_SASL_BROKEN)
    {
      portolan_sasl_wipe (response);
      return_broken (task, "This user name or password can’t be sent");
      return;
    }

  if (response == NULL || strlen (command) + strlen (response) + 3 > PORTOLAN_MAX_COMMAND)
    {
      authentication->waiting = response;
      send_secret (task, command, command);
      return;
    }

  line = g_strconcat (command, " ", response, NULL);
  send_secret (task, line, command);
  explicit_bzero (line, strlen (line));
  g_free (line);
  portolan_sasl_wipe (response);
}

/**
 * portolan_session_authenticate_async:
 * @self: a session after EHLO
 * @mechanism: one that portolan_sasl_choose() gave
 * @username: the user name
 * @password: the password
 * @cancellable: (nullable): to leave early
 * @callback: called with the server's last word: 235, or a refusal
 * @user_data: for @callback
 *
 * Signs in.
 */
void
portolan_session_authenticate_async (PortolanSession *self,
                                     const char *mechanism,
                                     const char *username,
                                     SecretValue *password,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Authentication *authentication = g_new0 (Authentication, 1);

  authentication->sasl =
      portolan_sasl_new (mechanism, portolan_session_get_host (self), username, password);
  g_task_set_source_tag (task, portolan_session_authenticate_async);
  g_task_set_task_data (task, authentication, (GDestroyNotify) authentication_free);

  if (authentication->sasl != NULL)
    begin (task, mechanism);
  else
    return_broken (task, "This way of signing in is not known here");
}

PortolanReply *
portolan_session_authenticate_finish (PortolanSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
