/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Signing in at a server that was found. */

#include "config.h"

#include "sign-in/sign-in.h"

#include <string.h>

#include "advice/diagnose.h"
#include "advice/next-steps.h"
#include "advice/typed-password.h"
#include "portolan/private.h"
#include "portolan/set-up.h"

static const PortolanProvider *
get_provider (PortolanSetUp *self, PortolanServer *server)
{
  const PortolanProvider *own = portolan_search_get_provider (portolan_set_up_get_search (self));

  return portolan_provider_of_proposal (own, portolan_server_get_proposal (server));
}

static GArray *
diagnose (PortolanSetUp *self, PortolanServer *server, const PortolanSignInResult *result)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  PortolanFinding finding = portolan_diagnose_at_provider (portolan_diagnose_sign_in (result),
                                                           get_provider (self, server), now);
  GArray *findings;

  if (result->outcome == PORTOLAN_SIGN_IN_NOT_TRUSTED)
    return portolan_diagnose_needs (result->missing);

  findings = g_array_new (FALSE, FALSE, sizeof (PortolanFinding));
  if (finding != PORTOLAN_FINDING_ALL_WELL)
    g_array_append_val (findings, finding);
  return findings;
}

/* Until now the search went on: what else it found serves a later check. */
static PortolanAccount *
make_account (PortolanSetUp *self, PortolanSignInResult *result)
{
  PortolanSearch *search = portolan_set_up_get_search (self);
  PortolanSettings *settings = g_steal_pointer (&result->settings);

  portolan_search_stop (search);
  portolan_settings_keep_proposals (settings, portolan_search_get_proposals (search));
  return portolan_account_new (settings->address, FALSE, settings);
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PortolanSetUp *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (PortolanSignInResult) sign_in = portolan_sign_in_finish (result, &error);
  g_autoptr (GArray) findings = NULL;

  if (sign_in == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  findings = diagnose (self, g_task_get_task_data (task), sign_in);
  portolan_set_up_take_advice (self, findings);
  if (sign_in->settings != NULL)
    g_task_return_pointer (task, make_account (self, sign_in), g_object_unref);
  else
    g_task_return_pointer (task, NULL, NULL);
}

/* App passwords without the spaces that are for reading. */
static SecretValue *
take_password (PortolanSetUp *self, PortolanServer *server, const char *password)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  SecretValue *taken;

  portolan_typed_password_take (password, get_provider (self, server), now, &taken);
  return taken;
}

/**
 * portolan_set_up_sign_in_async:
 * @self: a set-up
 * @server: one of its servers
 * @username: (nullable): the user name; %NULL tries the usual ones, two at most
 * @password: the password in UTF-8; it is copied into memory that is not written to disk
 * @accepted: (nullable) (array zero-terminated=1): what of [method@Portolan.Server.get_needs] the
 *   user accepted
 * @cancellable: (nullable): to leave early
 * @callback: (scope async): called when the server has answered
 * @user_data: for @callback
 *
 * Signs in (RFC 4954), and asks the server whether the account may send with its address. No letter
 * is sent. The password does not leave this computer unless everything that the server needs was
 * accepted.
 */
void
portolan_set_up_sign_in_async (PortolanSetUp *self,
                               PortolanServer *server,
                               const char *username,
                               const char *password,
                               const char *const *accepted,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (PortolanSession) session = NULL;
  g_autoptr (SecretValue) secret = NULL;
  PortolanProposal *proposal;
  PortolanSignInRequest request;
  PortolanNeeds needs;
  GError *error = NULL;

  g_return_if_fail (PORTOLAN_IS_SET_UP (self));
  g_return_if_fail (PORTOLAN_IS_SERVER (server));
  g_return_if_fail (password != NULL && g_utf8_validate (password, -1, NULL));
  g_return_if_fail (portolan_set_up_get_search (self) != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, portolan_set_up_sign_in_async);
  g_task_set_task_data (task, g_object_ref (server), g_object_unref);
  if (!portolan_accepted_parse (accepted, &needs, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  secret = take_password (self, server, password);
  proposal = portolan_server_get_proposal (server);
  session = portolan_search_take_session (portolan_set_up_get_search (self), proposal);
  request = (PortolanSignInRequest){
    .session = session,
    .proposal = proposal,
    .address = portolan_set_up_get_parsed (self),
    .username = username,
    .password = secret,
    .accepted = needs,
    .timeout = portolan_set_up_get_timeout (self),
  };
  portolan_sign_in_async (&request, cancellable, on_signed_in, g_object_ref (task));
}

/**
 * portolan_set_up_sign_in_finish:
 * @self: a set-up
 * @result: what the callback was given
 * @error: return location for an error: %PORTOLAN_ERROR_INPUT if @accepted held something else, or
 *   %G_IO_ERROR_CANCELLED
 *
 * Ends what [method@Portolan.SetUp.sign_in_async] began. The account is not saved yet: see
 * [method@Portolan.Account.save_async]. There may be advice with it, such as that the address may
 * not be sent with.
 *
 * Returns: (transfer full) (nullable): an account that works; %NULL without an error if the server
 *   did not let it in, and [method@Portolan.SetUp.get_advice] says why
 */
PortolanAccount *
portolan_set_up_sign_in_finish (PortolanSetUp *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
