/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Signing in: on the conversation that the probe left open, or a new one; a few tries, as
 * portolan_try_next() says; then the trial. Before each try portolan_trust_missing() decides
 * whether the password may go. */

#include "sign-in/sign-in.h"

#include "net/deadline.h"
#include "net/ledger.h"
#include "search/failure.h"
#include "search/needs.h"
#include "search/probe.h"
#include "sign-in/redact.h"
#include "sign-in/refusal.h"
#include "sign-in/trial.h"
#include "sign-in/tries.h"
#include "sign-in/trust.h"
#include "smtp/sasl.h"

#define CODE_AUTHENTICATED 235
#define KEEP_WARM_PAUSE 20 /* seconds */
#define IS_REFUSAL(code) ((code) >= 400)

typedef struct {
  PortolanProposal *proposal;
  PortolanAddress *address;
  SecretValue *password;
  SecretValue *latin_1; /* nullable: the password in the other encoding, if that differs */
  PortolanNeeds accepted;
  GStrv usernames; /* to try, in order */
  PortolanTry try;
  PortolanSession *session;
  PortolanDeadline *deadline;
  PortolanSignInCountFunc count; /* nullable */
  gpointer count_data;
  gint64 started;
  gint64 end;
  PortolanSignInResult *result;
} SignIn;

static void
sign_in_free (SignIn *self)
{
  if (self->session != NULL && portolan_session_is_alive (self->session))
    portolan_session_close (self->session);
  g_clear_object (&self->session);
  g_clear_pointer (&self->proposal, portolan_proposal_unref);
  g_clear_pointer (&self->address, portolan_address_free);
  g_clear_pointer (&self->password, secret_value_unref);
  g_clear_pointer (&self->latin_1, secret_value_unref);
  g_clear_pointer (&self->usernames, g_strfreev);
  g_clear_pointer (&self->deadline, portolan_deadline_free);
  g_clear_pointer (&self->result, portolan_sign_in_result_free);
  g_free (self);
}

void
portolan_sign_in_result_free (PortolanSignInResult *result)
{
  if (result->session != NULL)
    portolan_session_close (result->session);
  g_clear_object (&result->session);
  g_clear_pointer (&result->settings, portolan_settings_free);
  g_clear_pointer (&result->observation, portolan_observation_unref);
  g_free (result->reply_text);
  g_free (result);
}

static GCancellable *
get_cancellable (SignIn *self)
{
  return portolan_deadline_get_cancellable (self->deadline);
}

/* Ends */

static void
finish (GTask *task, PortolanSignInOutcome outcome)
{
  SignIn *self = g_task_get_task_data (task);

  self->result->outcome = outcome;
  g_task_return_pointer (task, g_steal_pointer (&self->result),
                         (GDestroyNotify) portolan_sign_in_result_free);
}

static void
finish_failed (GTask *task, PortolanFailure failure)
{
  SignIn *self = g_task_get_task_data (task);

  self->result->failure = portolan_failure_in_the_end (failure, self->proposal->observation);
  finish (task, PORTOLAN_SIGN_IN_FAILED);
}

static PortolanFailure
get_failure (SignIn *self, const GError *error)
{
  return portolan_deadline_has_passed (self->deadline) ? PORTOLAN_FAILURE_TIMED_OUT
                                                       : portolan_failure_from_error (error);
}

static void
note_reply (SignIn *self, const PortolanReply *reply)
{
  g_free (self->result->reply_text);
  self->result->reply_code = reply->code;
  self->result->reply_text = portolan_reply_without_secret (reply, self->password);
}

static void
note_told (SignIn *self, PortolanTold told)
{
  const PortolanEndpoint *endpoint = self->proposal->observation->endpoint;

  portolan_ledger_note_told (endpoint->host, endpoint->port, told);
}

/* Signed in */

static PortolanSettings *
make_settings (SignIn *self)
{
  const PortolanCandidate *candidate = self->proposal->candidate;
  const PortolanCertificate *certificate = self->result->observation->certificate;
  PortolanSettings *settings = portolan_settings_new ();

  settings->address = g_strdup (self->address->text);
  settings->host = g_strdup (candidate->host);
  settings->port = candidate->port;
  settings->security = candidate->security;
  settings->username = g_strdup (self->usernames[self->try.username]);
  settings->auth = g_strdup (self->try.mechanism);
  settings->charset = g_strdup (self->try.is_latin_1 ? "ISO-8859-1" : NULL);
  settings->hello = g_strdup (portolan_session_get_hello (self->session));
  settings->accepted = self->accepted & portolan_needs_of (candidate, self->result->observation,
                                                           self->address->domain);
  if ((settings->accepted & PORTOLAN_NEEDS_CERTIFICATE_ANY) != 0 && certificate != NULL)
    settings->certificate_sha256 = g_strdup (certificate->sha256);
  settings->max_message_bytes =
      portolan_session_get_capabilities (self->session)->max_message_bytes;
  settings->password = secret_value_ref (self->password);
  return settings;
}

static void
keep_session (SignIn *self)
{
  portolan_session_keep_warm (self->session, KEEP_WARM_PAUSE);
  self->result->session = g_steal_pointer (&self->session);
}

static void
on_tried (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SignIn *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (PortolanReply) reply = portolan_trial_finish (result, &error);

  if (g_task_return_error_if_cancelled (task))
    return;

  /* A trial that breaks off says nothing against the account. */
  if (reply == NULL)
    self->result->failure =
        portolan_failure_in_the_end (get_failure (self, error), self->proposal->observation);
  self->result->may_send = reply == NULL || !IS_REFUSAL (reply->code);
  if (!self->result->may_send)
    note_reply (self, reply);
  if (portolan_session_is_alive (self->session))
    keep_session (self);
  finish (task, PORTOLAN_SIGN_IN_ACCEPTED);
}

static void
begin_trial (GTask *task)
{
  SignIn *self = g_task_get_task_data (task);

  self->result->settings = make_settings (self);
  self->result->lacks_smtputf8 = !g_str_is_ascii (self->address->local_part) &&
                                 !portolan_session_get_capabilities (self->session)->smtputf8;
  if (self->result->lacks_smtputf8)
    {
      finish (task, PORTOLAN_SIGN_IN_ACCEPTED);
      return;
    }

  note_told (self, PORTOLAN_TOLD_ADDRESS);
  portolan_trial_async (self->session, self->address, get_cancellable (self), on_tried,
                        g_object_ref (task));
}

/* Trying */

static void reconnect (GTask *task);
static void try_next (GTask *task);

static gboolean
has_further_try (SignIn *self, const PortolanReply *refusal)
{
  return self->result->attempts < PORTOLAN_MAX_TRIES &&
         portolan_try_next (&self->try, refusal, g_strv_length (self->usernames),
                            self->latin_1 != NULL);
}

static void
on_authenticated (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SignIn *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (PortolanReply) reply =
      portolan_session_authenticate_finish (self->session, result, &error);

  self->result->elapsed = g_get_monotonic_time () - self->started;
  if (g_task_return_error_if_cancelled (task))
    return;

  if (reply == NULL)
    {
      finish_failed (task, get_failure (self, error));
      return;
    }

  if (reply->code == CODE_AUTHENTICATED)
    {
      begin_trial (task);
      return;
    }

  note_reply (self, reply);
  if (!has_further_try (self, reply))
    finish (task, PORTOLAN_SIGN_IN_REFUSED);
  else if (portolan_session_is_alive (self->session))
    try_next (task);
  else
    reconnect (task);
}

/* What has worked before goes first, if it is still offered. */
static const char *
choose_mechanism (SignIn *self, gboolean is_private)
{
  const PortolanCapabilities *capabilities = portolan_session_get_capabilities (self->session);
  const char *const *offered = (const char *const *) capabilities->mechanisms;
  const char *const proved[] = { self->proposal->candidate->auth, NULL };

  if (is_private && proved[0] != NULL && g_strv_contains (offered, proved[0]))
    offered = proved;
  return portolan_sasl_choose (offered, is_private);
}

static void
send_password (GTask *task)
{
  SignIn *self = g_task_get_task_data (task);

  self->result->attempts++;
  note_told (self, PORTOLAN_TOLD_USERNAME |
                       (portolan_sasl_shows_password (self->try.mechanism) ? PORTOLAN_TOLD_PASSWORD
                                                                           : PORTOLAN_TOLD_PROOF));
  portolan_session_authenticate_async (self->session, self->try.mechanism,
                                       self->usernames[self->try.username],
                                       self->try.is_latin_1 ? self->latin_1 : self->password,
                                       get_cancellable (self), on_authenticated,
                                       g_object_ref (task));
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SignIn *self = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (portolan_deadline_has_passed (self->deadline))
    finish_failed (task, PORTOLAN_FAILURE_TIMED_OUT);
  else
    send_password (task);
}

static void
count_and_send (GTask *task)
{
  SignIn *self = g_task_get_task_data (task);
  g_autoptr (GTask) turn = NULL;

  if (self->count == NULL)
    {
      send_password (task);
      return;
    }

  turn = g_task_new (NULL, get_cancellable (self), on_counted, g_object_ref (task));
  g_task_set_source_tag (turn, count_and_send);
  self->count (turn, self->result->attempts + 1, self->count_data);
}

static void
try_next (GTask *task)
{
  SignIn *self = g_task_get_task_data (task);
  PortolanNeeds needs = portolan_needs_of (self->proposal->candidate, self->result->observation,
                                           self->address->domain);

  self->result->missing = portolan_trust_missing (self->proposal, self->result->observation,
                                                  self->address->domain, self->accepted);
  if (self->result->missing != PORTOLAN_NEEDS_NOTHING)
    {
      finish (task, PORTOLAN_SIGN_IN_NOT_TRUSTED);
      return;
    }

  if (self->try.mechanism == NULL)
    self->try.mechanism = choose_mechanism (self, needs == PORTOLAN_NEEDS_NOTHING);
  if (self->try.mechanism == NULL)
    {
      finish (task, PORTOLAN_SIGN_IN_NO_METHOD);
      return;
    }

  count_and_send (task);
}

/* A connection to do it on */

/* Whether the session is on the channel that was agreed on: in TLS, or in the clear. */
static gboolean
is_on_right_channel (SignIn *self)
{
  gboolean wants_tls = self->proposal->candidate->security != PORTOLAN_SECURITY_NONE;

  return (portolan_session_get_tls (self->session) != NULL) == wants_tls &&
         portolan_session_get_capabilities (self->session) != NULL;
}

static void
on_probed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SignIn *self = g_task_get_task_data (task);
  PortolanObservation *observation;
  GError *error = NULL;

  g_clear_object (&self->session);
  observation = portolan_probe_finish (result, &self->session, &error);
  if (observation == NULL)
    {
      if (portolan_deadline_has_passed (self->deadline))
        finish_failed (task, PORTOLAN_FAILURE_TIMED_OUT);
      else
        g_task_return_error (task, g_steal_pointer (&error));
      g_clear_error (&error);
      return;
    }

  portolan_observation_unref (self->result->observation);
  self->result->observation = observation;
  if (self->session == NULL)
    finish_failed (task, observation->failure);
  else if (!is_on_right_channel (
               self)) /* STARTTLS is no longer offered: never in the clear instead */
    finish_failed (task, PORTOLAN_FAILURE_TLS);
  else
    try_next (task);
}

static void
reconnect (GTask *task)
{
  SignIn *self = g_task_get_task_data (task);
  const PortolanEndpoint *endpoint = self->proposal->observation->endpoint;
  g_autoptr (PortolanLookup) lookup =
      portolan_lookup_new (endpoint->host, self->end, get_cancellable (self));
  const PortolanProbeRequest request = {
    .endpoint = endpoint,
    .lookup = lookup,
    .may_upgrade = self->proposal->candidate->security != PORTOLAN_SECURITY_NONE,
    .end = self->end,
  };

  portolan_probe_async (&request, get_cancellable (self), on_probed, g_object_ref (task));
}

static void
on_woken (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SignIn *self = g_task_get_task_data (task);
  gboolean is_alive = portolan_session_wake_finish (self->session, result, NULL);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (is_alive)
    try_next (task);
  else
    reconnect (task);
}

/* The whole address first, then the part before the @; or only what the user or the provider says.
 */
static GStrv
list_usernames (const PortolanProposal *proposal,
                const PortolanAddress *address,
                const char *username)
{
  const char *names[3] = { address->text, address->local_part, NULL };

  switch (proposal->candidate->username_form)
    {
    case PORTOLAN_USERNAME_FORM_ADDRESS:
      break;
    case PORTOLAN_USERNAME_FORM_LOCAL_PART:
      names[0] = address->local_part;
      names[1] = address->text;
      break;
    case PORTOLAN_USERNAME_FORM_OTHER:
      if (proposal->candidate->username != NULL)
        names[0] = proposal->candidate->username;
      names[1] = NULL;
      break;
    }

  if (username != NULL)
    {
      names[0] = username;
      names[1] = NULL;
    }

  return g_strdupv ((GStrv) names);
}

/**
 * portolan_sign_in_async:
 * @request: who signs in, where, and how
 * @cancellable: (nullable): to leave early
 * @callback: called with the outcome
 * @user_data: for @callback
 *
 * Signs in and asks whether the account may send with its address.
 */
void
portolan_sign_in_async (const PortolanSignInRequest *request,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  PortolanProposal *proposal = request->proposal;
  guint timeout = request->timeout != 0 ? request->timeout : PORTOLAN_SIGN_IN_DEFAULT_TIMEOUT;
  SignIn *self = g_new0 (SignIn, 1);

  self->proposal = portolan_proposal_ref (proposal);
  self->address = portolan_address_copy (request->address);
  self->password = secret_value_ref (request->password);
  self->latin_1 = portolan_password_to_latin_1 (request->password);
  self->try.is_latin_1 = self->latin_1 != NULL && proposal->candidate->charset != NULL;
  self->accepted = request->accepted;
  self->usernames = list_usernames (proposal, request->address, request->username);
  self->result = g_new0 (PortolanSignInResult, 1);
  self->result->observation = portolan_observation_ref (proposal->observation);
  self->count = request->count;
  self->count_data = request->count_data;
  self->started = g_get_monotonic_time ();
  self->end = self->started + timeout * G_TIME_SPAN_SECOND;
  self->deadline = portolan_deadline_new (cancellable);
  portolan_deadline_set (self->deadline, self->end);
  g_set_object (&self->session, request->session);

  g_task_set_source_tag (task, portolan_sign_in_async);
  g_task_set_task_data (task, self, (GDestroyNotify) sign_in_free);

  if (self->session != NULL && is_on_right_channel (self))
    portolan_session_wake_async (self->session, get_cancellable (self), on_woken,
                                 g_object_ref (task));
  else
    reconnect (task);
}

/**
 * portolan_sign_in_finish:
 * @result: what the callback was given
 * @error: return location for an error, only if cancelled
 *
 * Returns: (transfer full): the outcome
 */
PortolanSignInResult *
portolan_sign_in_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
