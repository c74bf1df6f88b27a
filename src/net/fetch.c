/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* One small file over HTTPS, and over nothing else: bounded in size after decoding, redirected only
 * to HTTPS, a few times, and never so that what is private goes to another's host. */

#include "net/fetch.h"

#include <libsoup/soup.h>
#include <string.h>

#include "model/bounds.h"
#include "model/domain.h"
#include "net/ledger.h"
#include "net/resolver.h"
#include "net/trust-store.h"
#include "net/web-guard.h"

#define HTTPS_PORT 443
#define CHUNK (16 * 1024)

typedef struct {
  GUri *uri; /* where to begin */
  SoupMessage *message;
  char *private_text; /* nullable */
  gsize max_bytes;
  guint redirects;
  GByteArray *body;
  GCancellable *cancellable; /* nullable */
  PortolanFetchStepFunc step_func;
  gpointer step_data;
} Fetch;

/* One for the whole program, without cookies or passwords; it is never freed, since libsoup still
 * tidies up behind it when the last answer is there. */
static SoupSession *
get_session (void)
{
  static SoupSession *session;

  if (session == NULL)
    session = soup_session_new_with_options ("timeout", PORTOLAN_MAX_WEB_IDLE, "idle-timeout",
                                             PORTOLAN_MAX_WEB_IDLE, "max-conns",
                                             PORTOLAN_MAX_WEB_CONNECTIONS, NULL);
  return session;
}

static void
fetch_free (Fetch *fetch)
{
  if (fetch->message != NULL)
    {
      g_signal_handlers_disconnect_by_data (fetch->message, fetch);
      portolan_web_hang_up (fetch->message);
    }
  g_clear_object (&fetch->message);
  g_clear_object (&fetch->cancellable);
  g_clear_pointer (&fetch->uri, g_uri_unref);
  g_clear_pointer (&fetch->body, g_byte_array_unref);
  g_free (fetch->private_text);
  g_free (fetch);
}

static void
finish (GTask *task, PortolanFetchStatus status)
{
  g_task_return_int (task, status);
}

/* Errors: the caller's leaving is one; all else is an answer of some kind. */
static void
finish_with_error (GTask *task, GError *owned_error)
{
  g_autoptr (GError) error = owned_error;

  if (g_task_return_error_if_cancelled (task))
    return;

  finish (task, error->domain == G_TLS_ERROR ? PORTOLAN_FETCH_REFUSED : PORTOLAN_FETCH_NO_ANSWER);
}

/* Body */

static void read_on (GTask *task, GInputStream *stream);

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  gsize length;
  const void *data;

  bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (bytes == NULL)
    {
      finish_with_error (task, error);
      return;
    }

  data = g_bytes_get_data (bytes, &length);
  if (length == 0)
    {
      finish (task, PORTOLAN_FETCH_OK);
      return;
    }

  if (fetch->body->len + length > fetch->max_bytes)
    {
      portolan_web_hang_up (fetch->message);
      finish (task, PORTOLAN_FETCH_REFUSED);
      return;
    }

  g_byte_array_append (fetch->body, data, length);
  read_on (task, G_INPUT_STREAM (source));
}

static void
read_on (GTask *task, GInputStream *stream)
{
  g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                   on_read, g_object_ref (task));
}

/* Redirects */

static guint16
get_port (GUri *uri)
{
  return g_uri_get_port (uri) > 0 ? g_uri_get_port (uri) : HTTPS_PORT;
}

static gboolean
tells_private (const char *url, const char *private_text)
{
  g_autofree char *decoded = g_uri_unescape_string (url, NULL);

  return private_text != NULL && (strstr (url, private_text) != NULL ||
                                  (decoded != NULL && strstr (decoded, private_text) != NULL));
}

static void send_message (GTask *task, GUri *uri);

static void
follow_redirect (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  GUri *from = soup_message_get_uri (fetch->message);
  const char *location =
      soup_message_headers_get_one (soup_message_get_response_headers (fetch->message), "Location");
  g_autoptr (GUri) to =
      location != NULL ? g_uri_parse_relative (from, location, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  if (to == NULL || g_strcmp0 (g_uri_get_scheme (to), "https") != 0 ||
      g_uri_get_host (to) == NULL || fetch->redirects++ == PORTOLAN_MAX_REDIRECTS ||
      (!portolan_domain_same_owner (g_uri_get_host (from), g_uri_get_host (to)) &&
       tells_private (location, fetch->private_text)))
    {
      finish (task, PORTOLAN_FETCH_REFUSED);
      return;
    }

  send_message (task, to);
}

/* Question and answer */

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GInputStream) stream = NULL;
  GError *error = NULL;
  guint status;

  stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (stream == NULL)
    {
      finish_with_error (task, error);
      return;
    }

  status = soup_message_get_status (fetch->message);
  if (status == SOUP_STATUS_OK)
    {
      read_on (task, stream);
      return;
    }

  portolan_web_hang_up (fetch->message);
  if (SOUP_STATUS_IS_REDIRECTION (status))
    follow_redirect (task);
  else
    finish (task, PORTOLAN_FETCH_NOTHING);
}

/* Whatever is asked for here has the domain in it, in its name or in its path. */
static void
note_contact (Fetch *fetch, GUri *uri, GSocketConnection *connection)
{
  g_autofree char *url = g_uri_to_string (uri);
  PortolanTold told = PORTOLAN_TOLD_DOMAIN;

  if (tells_private (url, fetch->private_text))
    told |= PORTOLAN_TOLD_ADDRESS;
  portolan_ledger_note_contact (g_uri_get_host (uri), get_port (uri), connection);
  portolan_ledger_note_told (g_uri_get_host (uri), get_port (uri), told);
}

static void
on_network_event (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  gpointer user_data)
{
  Fetch *fetch = user_data;

  if (event == G_SOCKET_CLIENT_CONNECTING)
    note_contact (fetch, soup_message_get_uri (message), G_SOCKET_CONNECTION (connection));

  /* Who has left need not be there any more. */
  if (fetch->step_func != NULL && !g_cancellable_is_cancelled (fetch->cancellable))
    fetch->step_func (event == G_SOCKET_CLIENT_CONNECTING, fetch->step_data);
}

static void
send_message (GTask *task, GUri *uri)
{
  Fetch *fetch = g_task_get_task_data (task);

  if (fetch->message != NULL)
    g_signal_handlers_disconnect_by_data (fetch->message, fetch);
  g_clear_object (&fetch->message);
  fetch->message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);
  soup_message_add_flags (fetch->message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_NEW_CONNECTION |
                                              SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  portolan_web_guard (fetch->message);
  g_signal_connect (fetch->message, "network-event", G_CALLBACK (on_network_event), fetch);
  soup_session_send_async (get_session (), fetch->message, G_PRIORITY_DEFAULT,
                           g_task_get_cancellable (task), on_sent, g_object_ref (task));
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GList *addresses =
      g_resolver_lookup_by_name_with_flags_finish (G_RESOLVER (source), result, NULL);

  g_list_free_full (addresses, g_object_unref);
}

/* libsoup asks for a name only when it knows of no proxy, which takes a while to find out. Asked
 * now, the answer is there by then: the resolver shares it. */
static void
look_up_ahead (GUri *uri, GCancellable *cancellable)
{
  static const GResolverNameLookupFlags families[] = { G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY,
                                                       G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY };

  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    g_resolver_lookup_by_name_with_flags_async (portolan_resolver_get (), g_uri_get_host (uri),
                                                families[i], cancellable, on_looked_up, NULL);
}

static void
on_trust_store_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GTlsDatabase) authorities = NULL;
  GError *error = NULL;

  authorities = portolan_trust_store_load_finish (result, &error);
  if (authorities == NULL)
    {
      finish_with_error (task, error);
      return;
    }

  soup_session_set_tls_database (get_session (), authorities);
  send_message (task, fetch->uri);
}

/**
 * portolan_fetch_async:
 * @url: an https address
 * @private_text: (nullable): what must not be told to another's host by a redirect
 * @max_bytes: more than this is refused
 * @step_func: (nullable): told of each sign of life
 * @step_data: for @step_func
 * @cancellable: (nullable): to leave early
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Gets one file.
 */
void
portolan_fetch_async (const char *url,
                      const char *private_text,
                      gsize max_bytes,
                      PortolanFetchStepFunc step_func,
                      gpointer step_data,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  fetch->private_text = g_strdup (private_text);
  fetch->max_bytes = max_bytes;
  fetch->body = g_byte_array_new ();
  g_set_object (&fetch->cancellable, cancellable);
  fetch->step_func = step_func;
  fetch->step_data = step_data;
  g_task_set_source_tag (task, portolan_fetch_async);
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);

  if (fetch->uri == NULL || g_strcmp0 (g_uri_get_scheme (fetch->uri), "https") != 0)
    {
      finish (task, PORTOLAN_FETCH_REFUSED);
      return;
    }

  look_up_ahead (fetch->uri, cancellable);
  portolan_trust_store_load_async (cancellable, on_trust_store_loaded, g_steal_pointer (&task));
}

/**
 * portolan_fetch_finish:
 * @result: what the callback was given
 * @body: (out) (transfer full) (nullable): the file, for %PORTOLAN_FETCH_OK
 * @error: return location for an error, only if cancelled
 *
 * Returns: what came of it; with @error, %PORTOLAN_FETCH_NO_ANSWER
 */
PortolanFetchStatus
portolan_fetch_finish (GAsyncResult *result, GBytes **body, GError **error)
{
  Fetch *fetch = g_task_get_task_data (G_TASK (result));
  gssize status = g_task_propagate_int (G_TASK (result), error);

  *body = NULL;
  if (status < 0)
    return PORTOLAN_FETCH_NO_ANSWER;
  if (status == PORTOLAN_FETCH_OK)
    *body = g_byte_array_free_to_bytes (g_steal_pointer (&fetch->body));
  return status;
}
