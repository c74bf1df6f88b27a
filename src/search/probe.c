/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* One endpoint, from its name to what it offers inside TLS, on one connection:
 *
 *   implicit TLS   resolve > connect > tls > greeting > ehlo
 *   in the clear   resolve > connect > greeting > ehlo > starttls > tls > ehlo-tls
 *
 * Whatever the server does is recorded; an error means that the caller left. */

#include "search/probe.h"

#include "model/bounds.h"
#include "net/deadline.h"
#include "net/ledger.h"
#include "net/safe-text.h"
#include "search/certificate-facts.h"
#include "search/door.h"
#include "search/failure.h"

/* The kernel asks at 0, 1 and 3 seconds: three unanswered questions are an honest "no answer". */
#define CONNECT_LIMIT (3500 * G_TIME_SPAN_MILLISECOND)

#define CODE_READY 220
#define CODE_OK 250

typedef struct {
  PortolanObservation *observation;
  PortolanLookup *lookup;
  PortolanTurnstile *turnstile; /* nullable */
  PortolanDeadline *deadline;
  PortolanSession *session;
  PortolanProbeStageFunc stage_func;
  gpointer stage_data;
  gint64 started;
  gint64 connecting;
  gint64 end;
  guint64 rank;
  gboolean may_upgrade;
  gboolean is_inside; /* the turnstile */
} Probe;

static void
leave_turnstile (Probe *probe)
{
  if (probe->is_inside)
    portolan_turnstile_leave (probe->turnstile, 1);
  probe->is_inside = FALSE;
}

static void
probe_free (Probe *probe)
{
  g_clear_pointer (&probe->observation, portolan_observation_unref);
  g_clear_pointer (&probe->deadline, portolan_deadline_free);
  leave_turnstile (probe);
  g_clear_object (&probe->turnstile);
  g_clear_object (&probe->lookup);
  g_clear_object (&probe->session);
  g_free (probe);
}

static GCancellable *
get_cancellable (Probe *probe)
{
  return portolan_deadline_get_cancellable (probe->deadline);
}

/* Recording */

static void
enter (Probe *probe, PortolanStage stage)
{
  probe->observation->reached = stage;
  probe->observation->begun[stage] = g_get_monotonic_time () - probe->started;
  if (probe->stage_func != NULL)
    probe->stage_func (stage, probe->stage_data);
}

static void
note_rtt (Probe *probe)
{
  gint64 rtt = g_get_monotonic_time () - probe->connecting;

  if (probe->observation->rtt == 0 || rtt < probe->observation->rtt)
    probe->observation->rtt = rtt;
}

static void
note_tls (Probe *probe)
{
  PortolanObservation *observation = probe->observation;
  GTlsConnection *tls = portolan_session_get_tls (probe->session);
  GTlsProtocolVersion version = g_tls_connection_get_protocol_version (tls);
  static const char *const names[] = {
    [G_TLS_PROTOCOL_VERSION_SSL_3_0] = "SSL 3.0", [G_TLS_PROTOCOL_VERSION_TLS_1_0] = "TLS 1.0",
    [G_TLS_PROTOCOL_VERSION_TLS_1_1] = "TLS 1.1", [G_TLS_PROTOCOL_VERSION_TLS_1_2] = "TLS 1.2",
    [G_TLS_PROTOCOL_VERSION_TLS_1_3] = "TLS 1.3",
  };

  if (version < G_N_ELEMENTS (names))
    observation->tls_version = g_strdup (names[version]);
  observation->tls_too_old = version < G_TLS_PROTOCOL_VERSION_TLS_1_2;
  observation->certificate = portolan_certificate_facts (tls);
}

static void
finish (GTask *task)
{
  Probe *probe = g_task_get_task_data (task);
  PortolanObservation *observation = probe->observation;

  observation->elapsed = g_get_monotonic_time () - probe->started;
  if (probe->session != NULL)
    observation->transcript = g_strdup (portolan_session_get_transcript (probe->session));
  leave_turnstile (probe);

  g_task_return_pointer (task, portolan_observation_ref (observation),
                         (GDestroyNotify) portolan_observation_unref);
}

static void
finish_failed (GTask *task, PortolanFailure failure, const char *text)
{
  Probe *probe = g_task_get_task_data (task);

  probe->observation->failure = portolan_failure_in_the_end (failure, probe->observation);
  probe->observation->failed_at = probe->observation->reached;
  probe->observation->error_text = portolan_safe_text (text, -1, PORTOLAN_MAX_SHOWN_TEXT);
  finish (task);
}

/* The caller's leaving is the only error; our own deadline is a fact like the others. */
static void
finish_with_error (GTask *task, GError *owned_error)
{
  g_autoptr (GError) error = owned_error;
  Probe *probe = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (portolan_deadline_has_passed (probe->deadline))
    finish_failed (task, PORTOLAN_FAILURE_TIMED_OUT, "No answer in time");
  else
    finish_failed (task, portolan_failure_from_error (error), error->message);
}

static void
finish_refused (GTask *task, const PortolanReply *reply)
{
  Probe *probe = g_task_get_task_data (task);
  g_autofree char *text = portolan_reply_to_text (reply);

  probe->observation->reply_code = reply->code;
  probe->observation->reply_text = g_strdup (text);
  finish_failed (task, PORTOLAN_FAILURE_REPLY, text);
}

/* Inside TLS */

static void
on_hello_in_tls (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Probe *probe = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PortolanReply) reply = portolan_session_hello_finish (probe->session, result, &error);

  if (reply == NULL)
    finish_with_error (task, error);
  else if (reply->code != CODE_OK)
    finish_refused (task, reply);
  else
    {
      probe->observation->secure =
          portolan_capabilities_copy (portolan_session_get_capabilities (probe->session));
      finish (task);
    }
}

static void
say_hello_in_tls (GTask *task, PortolanStage stage)
{
  Probe *probe = g_task_get_task_data (task);

  enter (probe, stage);
  portolan_session_hello_async (probe->session, get_cancellable (probe), on_hello_in_tls,
                                g_object_ref (task));
}

/* In the clear */

static void
on_starttls_secured (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Probe *probe = g_task_get_task_data (task);
  GError *error = NULL;

  if (!portolan_session_secure_finish (probe->session, result, &error))
    {
      finish_with_error (task, error);
      return;
    }

  note_tls (probe);
  say_hello_in_tls (task, PORTOLAN_STAGE_EHLO_TLS);
}

static void
on_starttls_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Probe *probe = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PortolanReply) reply =
      portolan_session_exchange_finish (probe->session, result, &error);

  if (reply == NULL)
    finish_with_error (task, error);
  else if (reply->code != CODE_READY)
    finish_refused (task, reply);
  else
    {
      enter (probe, PORTOLAN_STAGE_TLS);
      portolan_session_secure_async (probe->session, get_cancellable (probe), on_starttls_secured,
                                     g_object_ref (task));
    }
}

static void
on_hello_in_clear (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Probe *probe = g_task_get_task_data (task);
  const PortolanCapabilities *capabilities;
  GError *error = NULL;
  g_autoptr (PortolanReply) reply = portolan_session_hello_finish (probe->session, result, &error);

  if (reply == NULL)
    {
      finish_with_error (task, error);
      return;
    }

  if (reply->code != CODE_OK)
    {
      finish_refused (task, reply);
      return;
    }

  capabilities = portolan_session_get_capabilities (probe->session);
  probe->observation->clear = portolan_capabilities_copy (capabilities);
  if (!capabilities->starttls || !probe->may_upgrade)
    {
      finish (task);
      return;
    }

  enter (probe, PORTOLAN_STAGE_STARTTLS);
  portolan_session_exchange_async (probe->session, "STARTTLS", NULL, get_cancellable (probe),
                                   on_starttls_answered, g_object_ref (task));
}

/* Greeting and what leads to it */

static void
on_greeted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Probe *probe = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PortolanReply) reply =
      portolan_session_exchange_finish (probe->session, result, &error);

  if (reply == NULL)
    finish_with_error (task, error);
  else if (reply->code != CODE_READY)
    finish_refused (task, reply);
  else if (probe->observation->endpoint->implicit_tls)
    say_hello_in_tls (task, PORTOLAN_STAGE_EHLO);
  else
    {
      enter (probe, PORTOLAN_STAGE_EHLO);
      portolan_session_hello_async (probe->session, get_cancellable (probe), on_hello_in_clear,
                                    g_object_ref (task));
    }
}

static void
await_greeting (GTask *task)
{
  Probe *probe = g_task_get_task_data (task);

  enter (probe, PORTOLAN_STAGE_GREETING);
  portolan_session_exchange_async (probe->session, NULL, NULL, get_cancellable (probe), on_greeted,
                                   g_object_ref (task));
}

static void
on_implicit_secured (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Probe *probe = g_task_get_task_data (task);
  GError *error = NULL;

  if (!portolan_session_secure_finish (probe->session, result, &error))
    {
      finish_with_error (task, error);
      return;
    }

  note_tls (probe);
  await_greeting (task);
}

static void
note_no_connection (Probe *probe, const GError *error)
{
  gboolean refused = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);

  if (refused)
    note_rtt (probe);
  if (refused || portolan_deadline_has_passed (probe->deadline))
    portolan_lookup_note_answer (probe->lookup, refused);
}

static void
on_connected (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Probe *probe = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GSocketConnection) connection =
      g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, &error);

  if (connection == NULL)
    {
      note_no_connection (probe, error);
      finish_with_error (task, error);
      return;
    }

  portolan_lookup_note_answer (probe->lookup, TRUE);

  portolan_deadline_set (probe->deadline, probe->end);
  probe->session = portolan_session_new (connection, probe->observation->endpoint->host);
  if (!probe->observation->endpoint->implicit_tls)
    {
      await_greeting (task);
      return;
    }

  enter (probe, PORTOLAN_STAGE_TLS);
  portolan_session_secure_async (probe->session, get_cancellable (probe), on_implicit_secured,
                                 g_object_ref (task));
}

/* Through a proxy the way is known to be open only when the proxy says so. */
static void
on_client_event (GSocketClient *client,
                 GSocketClientEvent event,
                 GSocketConnectable *connectable,
                 GIOStream *connection,
                 gpointer user_data)
{
  Probe *probe = g_task_get_task_data (user_data);
  gboolean is_direct = portolan_lookup_get_proxy (probe->lookup) == NULL;
  g_autoptr (GSocketAddress) address = NULL;

  if (event == (is_direct ? G_SOCKET_CLIENT_CONNECTED : G_SOCKET_CLIENT_PROXY_NEGOTIATED))
    note_rtt (probe);
  if (event != G_SOCKET_CLIENT_CONNECTING)
    return;

  probe->connecting = g_get_monotonic_time ();
  portolan_ledger_note_contact (probe->observation->endpoint->host,
                                probe->observation->endpoint->port,
                                G_SOCKET_CONNECTION (connection));
  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (is_direct && G_IS_INET_SOCKET_ADDRESS (address))
    g_ptr_array_add (probe->observation->addresses,
                     g_inet_address_to_string (
                         g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address))));
}

static GSocketClient *
make_client (Probe *probe)
{
  const char *proxy = portolan_lookup_get_proxy (probe->lookup);
  GSocketClient *client = g_socket_client_new ();
  g_autoptr (GProxyResolver) resolver = NULL;

  if (proxy == NULL)
    {
      g_socket_client_set_enable_proxy (client, FALSE);
      return client;
    }

  resolver = g_simple_proxy_resolver_new (proxy, NULL);
  g_socket_client_set_proxy_resolver (client, resolver);
  return client;
}

static void
knock (GTask *task)
{
  Probe *probe = g_task_get_task_data (task);
  const PortolanEndpoint *endpoint = probe->observation->endpoint;
  g_autoptr (GSocketClient) client = make_client (probe);
  g_autoptr (GSocketConnectable) door = NULL;

  enter (probe, PORTOLAN_STAGE_CONNECT);
  probe->connecting = g_get_monotonic_time ();
  portolan_deadline_set (probe->deadline, MIN (probe->end, probe->connecting + CONNECT_LIMIT));

  if (portolan_lookup_get_proxy (probe->lookup) != NULL)
    door = g_network_address_new (endpoint->host, endpoint->port);
  else
    door = portolan_door_new (probe->lookup, endpoint->port);
  g_signal_connect_object (client, "event", G_CALLBACK (on_client_event), task, 0);
  g_socket_client_connect_async (client, door, get_cancellable (probe), on_connected,
                                 g_object_ref (task));
}

/* A host of which no door has answered need not be knocked at again. */
static void
on_turn (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Probe *probe = g_task_get_task_data (task);
  GError *error = NULL;

  probe->is_inside = portolan_turnstile_enter_finish (probe->turnstile, result, &error);
  if (!probe->is_inside)
    finish_with_error (task, error);
  else if (portolan_lookup_is_silent (probe->lookup))
    finish_failed (task, PORTOLAN_FAILURE_TIMED_OUT, "No other port of this server answered");
  else
    knock (task);
}

static void
on_resolved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Probe *probe = g_task_get_task_data (task);
  g_autoptr (GInetAddress) address = NULL;
  GError *error = NULL;

  address = portolan_lookup_wait_finish (probe->lookup, result, &error);
  if (error != NULL)
    finish_with_error (task, error);
  else if (probe->turnstile == NULL)
    knock (task);
  else
    portolan_turnstile_enter_async (probe->turnstile, probe->rank, get_cancellable (probe), on_turn,
                                    g_object_ref (task));
}

/**
 * portolan_probe_async:
 * @request: what is to be probed
 * @cancellable: (nullable): to leave early
 * @callback: called with the facts
 * @user_data: for @callback
 *
 * Finds out what an endpoint offers. No secret is sent.
 */
void
portolan_probe_async (const PortolanProbeRequest *request,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Probe *probe = g_new0 (Probe, 1);

  probe->observation = portolan_observation_new (request->endpoint);
  probe->lookup = g_object_ref (request->lookup);
  g_set_object (&probe->turnstile, request->turnstile);
  probe->deadline = portolan_deadline_new (cancellable);
  probe->stage_func = request->stage_func;
  probe->stage_data = request->stage_data;
  probe->may_upgrade = request->may_upgrade;
  probe->rank = request->rank;
  probe->started = g_get_monotonic_time ();
  probe->end = request->end;

  g_task_set_source_tag (task, portolan_probe_async);
  g_task_set_task_data (task, probe, (GDestroyNotify) probe_free);
  portolan_deadline_set (probe->deadline, probe->end);

  enter (probe, PORTOLAN_STAGE_RESOLVE);
  portolan_lookup_wait_async (request->lookup, 0, get_cancellable (probe), on_resolved, task);
}

/**
 * portolan_probe_finish:
 * @result: what the callback was given
 * @session: (out) (transfer full) (optional) (nullable): the open conversation, when all stages
 *   went well
 * @error: return location for an error, only if cancelled
 *
 * Returns: (transfer full): the facts
 */
PortolanObservation *
portolan_probe_finish (GAsyncResult *result, PortolanSession **session, GError **error)
{
  Probe *probe = g_task_get_task_data (G_TASK (result));
  PortolanObservation *observation = g_task_propagate_pointer (G_TASK (result), error);

  if (session != NULL)
    *session = observation != NULL && observation->failure == PORTOLAN_FAILURE_NONE
                   ? g_steal_pointer (&probe->session)
                   : NULL;

  return observation;
}
