/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A connection that carries lines: bounded in length, ended by CRLF, upgraded to TLS only when
 * nothing is left of what was said before. It judges no certificate: it keeps what GnuTLS found,
 * and no secret goes out before portolan_trust_missing() has looked at that. */

#include "smtp/channel.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>

#include "model/bounds.h"
#include "net/trust-store.h"
#include "smtp/error.h"

struct _PortolanChannel {
  GObject parent_instance;

  GSocketConnection *connection;
  GTlsConnection *tls; /* nullable: in the clear */
  GBufferedInputStream *input;
  GOutputStream *output;
  GString *ahead; /* lines that go out with the next one */
};

G_DEFINE_FINAL_TYPE (PortolanChannel, portolan_channel, G_TYPE_OBJECT)

/* GIO leaves Nagle's algorithm on, and some servers hold their next line back until the last one
 * is acknowledged: together they cost two round trips. */
static void
hurry (PortolanChannel *self)
{
  GSocket *socket = g_socket_connection_get_socket (self->connection);

  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, 1, NULL);
  g_socket_set_option (socket, IPPROTO_TCP, TCP_QUICKACK, 1, NULL);
}

static void
use_stream (PortolanChannel *self, GIOStream *stream)
{
  GInputStream *input = g_io_stream_get_input_stream (stream);

  g_clear_object (&self->input);
  self->input =
      G_BUFFERED_INPUT_STREAM (g_buffered_input_stream_new_sized (input, PORTOLAN_LINE_BUFFER));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (self->input), FALSE);
  g_set_object (&self->output, g_io_stream_get_output_stream (stream));
}

static void
portolan_channel_dispose (GObject *object)
{
  PortolanChannel *self = PORTOLAN_CHANNEL (object);

  g_clear_object (&self->input);
  g_clear_object (&self->output);
  g_clear_object (&self->tls);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (portolan_channel_parent_class)->dispose (object);
}

static void
portolan_channel_finalize (GObject *object)
{
  g_string_free (PORTOLAN_CHANNEL (object)->ahead, TRUE);

  G_OBJECT_CLASS (portolan_channel_parent_class)->finalize (object);
}

static void
portolan_channel_class_init (PortolanChannelClass *class)
{
  G_OBJECT_CLASS (class)->dispose = portolan_channel_dispose;
  G_OBJECT_CLASS (class)->finalize = portolan_channel_finalize;
}

static void
portolan_channel_init (PortolanChannel *self)
{
  self->ahead = g_string_new (NULL);
}

/**
 * portolan_channel_new:
 * @connection: a connection, in the clear
 *
 * Returns: (transfer full): a channel on it
 */
PortolanChannel *
portolan_channel_new (GSocketConnection *connection)
{
  PortolanChannel *self = g_object_new (PORTOLAN_TYPE_CHANNEL, NULL);

  self->connection = g_object_ref (connection);
  use_stream (self, G_IO_STREAM (connection));
  hurry (self);
  return self;
}

/* Reading */

static void read_on (GTask *task);

static void
on_filled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  gssize n = g_buffered_input_stream_fill_finish (G_BUFFERED_INPUT_STREAM (source), result, &error);

  if (n < 0)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (n == 0)
    g_task_return_new_error (task, PORTOLAN_SMTP_ERROR, PORTOLAN_SMTP_ERROR_CLOSED,
                             "The server hung up");
  else
    read_on (g_steal_pointer (&task));
}

static void
return_malformed (GTask *task, const char *message)
{
  g_task_return_new_error (task, PORTOLAN_SMTP_ERROR, PORTOLAN_SMTP_ERROR_MALFORMED, "%s", message);
}

static void
take_line (PortolanChannel *self, GTask *task, gsize length)
{
  g_autofree char *line = g_malloc (length + 1);
  gssize n = g_input_stream_read (G_INPUT_STREAM (self->input), line, length, NULL, NULL);

  g_return_if_fail (n == (gssize) length); /* it is all in the buffer: nothing blocks */

  if (length < 2 || line[length - 2] != '\r')
    {
      return_malformed (task, "A line does not end as lines of mail servers do");
      return;
    }

  line[length - 2] = '\0';
  g_task_return_pointer (task, g_bytes_new_take (g_steal_pointer (&line), length - 2),
                         (GDestroyNotify) g_bytes_unref);
}

static void
read_on (GTask *owned_task)
{
  g_autoptr (GTask) task = owned_task;
  PortolanChannel *self = g_task_get_source_object (task);
  gsize available;
  const char *buffer = g_buffered_input_stream_peek_buffer (self->input, &available);
  const char *newline = available > 0 ? memchr (buffer, '\n', available) : NULL;

  if (newline != NULL && newline - buffer < PORTOLAN_MAX_LINE)
    take_line (self, task, newline - buffer + 1);
  else if (newline != NULL || available >= PORTOLAN_MAX_LINE)
    return_malformed (task, "The server’s line is too long");
  else
    g_buffered_input_stream_fill_async (self->input, -1, G_PRIORITY_DEFAULT,
                                        g_task_get_cancellable (task), on_filled,
                                        g_object_ref (task));
}

/**
 * portolan_channel_read_line_async:
 * @self: a channel
 * @cancellable: (nullable): to leave early
 * @callback: called with the line
 * @user_data: for @callback
 *
 * Reads one line of at most %PORTOLAN_MAX_LINE octets that ends with CRLF.
 */
void
portolan_channel_read_line_async (PortolanChannel *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, portolan_channel_read_line_async);
  read_on (task);
}

/**
 * portolan_channel_read_line_finish:
 * @self: a channel
 * @result: what the callback was given
 * @length: (out): octets of the line, without CRLF
 * @error: return location for an error: %PORTOLAN_SMTP_ERROR, %G_IO_ERROR, %G_TLS_ERROR
 *
 * Returns: (transfer full): the line without CRLF; it may hold any octets and ends with a NUL
 */
char *
portolan_channel_read_line_finish (PortolanChannel *self,
                                   GAsyncResult *result,
                                   gsize *length,
                                   GError **error)
{
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), error);

  return bytes != NULL ? g_bytes_unref_to_data (bytes, length) : NULL;
}

/* Writing */

typedef struct {
  char *text;
  gsize length;
} Outgoing;

static void
outgoing_free (Outgoing *outgoing)
{
  explicit_bzero (outgoing->text, outgoing->length);
  g_free (outgoing->text);
  g_free (outgoing);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PortolanChannel *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  hurry (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * portolan_channel_write_ahead:
 * @self: a channel
 * @line: a line without CRLF, and with none in it, that is no secret
 *
 * Lets @line go out together with the next one.
 */
void
portolan_channel_write_ahead (PortolanChannel *self, const char *line)
{
  g_return_if_fail (strpbrk (line, "\r\n") == NULL);

  g_string_append_printf (self->ahead, "%s\r\n", line);
}

/**
 * portolan_channel_write_async:
 * @self: a channel
 * @line: a line without CRLF, and with none in it
 * @cancellable: (nullable): to leave early
 * @callback: called when it has gone out
 * @user_data: for @callback
 *
 * Sends a line, unless the server has spoken unasked: that would be taken for the answer. The copy
 * that is made of the line is wiped after use.
 */
void
portolan_channel_write_async (PortolanChannel *self,
                              const char *line,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Outgoing *outgoing;

  g_return_if_fail (strpbrk (line, "\r\n") == NULL);

  g_task_set_source_tag (task, portolan_channel_write_async);
  if (g_buffered_input_stream_get_available (self->input) > 0)
    {
      g_task_return_new_error (task, PORTOLAN_SMTP_ERROR, PORTOLAN_SMTP_ERROR_MALFORMED,
                               "The server answered before it was asked");
      return;
    }

  outgoing = g_new0 (Outgoing, 1);
  outgoing->text = g_strconcat (self->ahead->str, line, "\r\n", NULL);
  outgoing->length = strlen (outgoing->text);
  g_string_truncate (self->ahead, 0);

  g_task_set_task_data (task, outgoing, (GDestroyNotify) outgoing_free);
  g_output_stream_write_all_async (self->output, outgoing->text, outgoing->length,
                                   G_PRIORITY_DEFAULT, cancellable, on_written,
                                   g_steal_pointer (&task));
}

gboolean
portolan_channel_write_finish (PortolanChannel *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* TLS */

static gboolean
on_accept_certificate (GTlsConnection *connection,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags problems,
                       gpointer user_data)
{
  return TRUE; /* the facts stay with the connection; trust is decided before a secret goes out */
}

static void
on_handshaken (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PortolanChannel *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!g_tls_connection_handshake_finish (G_TLS_CONNECTION (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  use_stream (self, G_IO_STREAM (source));
  hurry (self);
  g_task_return_boolean (task, TRUE);
}

static GTlsConnection *
new_tls_connection (PortolanChannel *self,
                    GTlsDatabase *authorities,
                    const char *host,
                    GError **error)
{
  g_autoptr (GSocketConnectable) identity = g_network_address_new (host, 0);
  GType type = g_tls_backend_get_client_connection_type (g_tls_backend_get_default ());

  return g_initable_new (type, NULL, error, "base-io-stream", self->connection, "database",
                         authorities, "server-identity", identity, "require-close-notify", FALSE,
                         NULL);
}

static void
on_trust_store_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PortolanChannel *self = g_task_get_source_object (task);
  const char *host = g_task_get_task_data (task);
  g_autoptr (GTlsDatabase) authorities = NULL;
  GError *error = NULL;

  authorities = portolan_trust_store_load_finish (result, &error);
  if (authorities != NULL)
    self->tls = new_tls_connection (self, authorities, host, &error);
  if (self->tls == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_signal_connect (self->tls, "accept-certificate", G_CALLBACK (on_accept_certificate), NULL);
  g_tls_connection_handshake_async (self->tls, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                    on_handshaken, g_object_ref (task));
}

/**
 * portolan_channel_secure_async:
 * @self: a channel that is in the clear
 * @host: the name that the server should prove
 * @cancellable: (nullable): to leave early
 * @callback: called when TLS stands, or does not
 * @user_data: for @callback
 *
 * Begins TLS. Fails with %PORTOLAN_SMTP_ERROR_INJECTED when the server has said more than it was
 * asked for: somebody on the way could have put it there. A bad certificate is no failure, see
 * g_tls_connection_get_peer_certificate_errors().
 */
void
portolan_channel_secure_async (PortolanChannel *self,
                               const char *host,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, portolan_channel_secure_async);
  g_return_if_fail (self->tls == NULL);

  if (g_buffered_input_stream_get_available (self->input) > 0)
    {
      g_task_return_new_error (task, PORTOLAN_SMTP_ERROR, PORTOLAN_SMTP_ERROR_INJECTED,
                               "Something unasked came before the encryption began");
      return;
    }

  g_task_set_task_data (task, g_strdup (host), g_free);
  portolan_trust_store_load_async (cancellable, on_trust_store_loaded, g_steal_pointer (&task));
}

gboolean
portolan_channel_secure_finish (PortolanChannel *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Looking and leaving */

/**
 * portolan_channel_get_tls:
 * @self: a channel
 *
 * Returns: (transfer none) (nullable): the TLS connection, also one whose handshake failed
 */
GTlsConnection *
portolan_channel_get_tls (PortolanChannel *self)
{
  return self->tls;
}

GSocketConnection *
portolan_channel_get_connection (PortolanChannel *self)
{
  return self->connection;
}

/**
 * portolan_channel_is_alive:
 * @self: an idle channel
 *
 * Returns: whether the server has neither hung up nor spoken unasked, as far as is known here
 */
gboolean
portolan_channel_is_alive (PortolanChannel *self)
{
  GSocket *socket = g_socket_connection_get_socket (self->connection);

  return !g_socket_is_closed (socket) && g_buffered_input_stream_get_available (self->input) == 0 &&
         g_socket_condition_check (socket, G_IO_IN | G_IO_HUP | G_IO_ERR) == 0;
}

/**
 * portolan_channel_close:
 * @self: a channel on which nothing is under way
 * @farewell: (nullable): a last line, sent if it goes out without waiting
 *
 * Leaves at once.
 */
void
portolan_channel_close (PortolanChannel *self, const char *farewell)
{
  if (farewell != NULL && G_IS_POLLABLE_OUTPUT_STREAM (self->output))
    {
      g_autofree char *line = g_strconcat (farewell, "\r\n", NULL);

      g_pollable_output_stream_write_nonblocking (G_POLLABLE_OUTPUT_STREAM (self->output), line,
                                                  strlen (line), NULL, NULL);
    }

  g_socket_close (g_socket_connection_get_socket (self->connection), NULL);
}
