/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A conversation with one server: what was learnt in it, what was said in it, and the exchange
 * that all of it is made of: a line out, a reply in. */

#include "smtp/session.h"

#include "smtp/channel.h"
#include "smtp/error.h"
#include "smtp/transcript.h"

struct _PortolanSession {
  GObject parent_instance;

  char *host;
  PortolanChannel *channel;
  PortolanReplyParser *parser;
  PortolanCapabilities *capabilities; /* nullable: of the channel as it is now */
  PortolanTranscript *transcript;
  const char *hello; /* nullable: static */
};

G_DEFINE_FINAL_TYPE (PortolanSession, portolan_session, G_TYPE_OBJECT)

static void
portolan_session_finalize (GObject *object)
{
  PortolanSession *self = PORTOLAN_SESSION (object);

  g_clear_pointer (&self->host, g_free);
  g_clear_object (&self->channel);
  g_clear_pointer (&self->parser, portolan_reply_parser_free);
  g_clear_pointer (&self->capabilities, portolan_capabilities_free);
  g_clear_pointer (&self->transcript, portolan_transcript_free);

  G_OBJECT_CLASS (portolan_session_parent_class)->finalize (object);
}

static void
portolan_session_class_init (PortolanSessionClass *class)
{
  G_OBJECT_CLASS (class)->finalize = portolan_session_finalize;
}

static void
portolan_session_init (PortolanSession *self)
{
  self->parser = portolan_reply_parser_new ();
  self->transcript = portolan_transcript_new ();
}

/**
 * portolan_session_new:
 * @connection: a new connection, in the clear
 * @host: the host's name, which its certificate must prove
 *
 * Returns: (transfer full): a session in which nothing was said yet
 */
PortolanSession *
portolan_session_new (GSocketConnection *connection, const char *host)
{
  PortolanSession *self = g_object_new (PORTOLAN_TYPE_SESSION, NULL);

  self->host = g_strdup (host);
  self->channel = portolan_channel_new (connection);
  return self;
}

/* Exchange */

typedef struct {
  gboolean silent; /* the replies, too, stay out of the transcript */
} Exchange;

static void
on_line_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PortolanSession *self = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);
  GError *error = NULL;
  gsize length;
  g_autofree char *line =
      portolan_channel_read_line_finish (self->channel, result, &length, &error);

  if (line == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  portolan_transcript_received (self->transcript, line,
                                exchange->silent ? MIN (length, 3) : length);

  switch (portolan_reply_parser_feed (self->parser, line, length))
    {
    case PORTOLAN_REPLY_MORE:
      portolan_channel_read_line_async (self->channel, g_task_get_cancellable (task), on_line_read,
                                        g_object_ref (task));
      break;
    case PORTOLAN_REPLY_COMPLETE:
      g_task_return_pointer (task, portolan_reply_parser_finish (self->parser),
                             (GDestroyNotify) portolan_reply_free);
      break;
    case PORTOLAN_REPLY_BROKEN:
      g_task_return_new_error (task, PORTOLAN_SMTP_ERROR, PORTOLAN_SMTP_ERROR_MALFORMED,
                               "The answer is not one of a mail server");
      break;
    }
}

static void
on_line_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PortolanSession *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!portolan_channel_write_finish (self->channel, result, &error))
    g_task_return_error (task, error);
  else
    portolan_channel_read_line_async (self->channel, g_task_get_cancellable (task), on_line_read,
                                      g_object_ref (task));
}

/**
 * portolan_session_exchange_async:
 * @self: a session
 * @line: (nullable): what to say, without CRLF; %NULL only waits for the server's greeting, or the
 *   reply to a line that was said ahead
 * @shown_as: (nullable): for a line with a secret: what the transcript shows in its place; the
 *   texts of the replies are left out too
 * @cancellable: (nullable): to leave early
 * @callback: called with the reply
 * @user_data: for @callback
 *
 * One line out, one reply in.
 */
void
portolan_session_exchange_async (PortolanSession *self,
                                 const char *line,
                                 const char *shown_as,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Exchange *exchange = g_new0 (Exchange, 1);

  exchange->silent = shown_as != NULL;
  g_task_set_source_tag (task, portolan_session_exchange_async);
  g_task_set_task_data (task, exchange, g_free);

  if (line == NULL)
    {
      portolan_channel_read_line_async (self->channel, cancellable, on_line_read,
                                        g_steal_pointer (&task));
      return;
    }

  portolan_transcript_sent (self->transcript, shown_as != NULL ? shown_as : line);
  portolan_channel_write_async (self->channel, line, cancellable, on_line_written,
                                g_steal_pointer (&task));
}

/**
 * portolan_session_say_ahead:
 * @self: a session whose server offers PIPELINING
 * @line: what to say, without CRLF, and no secret
 *
 * Says @line together with that of the next exchange. Each line has a reply, in order: the first
 * exchange gets the reply to the first line, further ones without a line get the others (RFC 2920).
 */
void
portolan_session_say_ahead (PortolanSession *self, const char *line)
{
  portolan_transcript_sent (self->transcript, line);
  portolan_channel_write_ahead (self->channel, line);
}

/**
 * portolan_session_write_letter_line:
 * @self: a session whose server has asked for a letter (354)
 * @line: one of its lines, without CRLF
 *
 * Adds @line to what goes out with the next exchange. It has no reply of its own, and a letter is
 * nobody's business: the transcript does not have it. A dot in front is doubled, since one alone
 * ends the letter (RFC 5321, section 4.5.2).
 */
void
portolan_session_write_letter_line (PortolanSession *self, const char *line)
{
  g_autofree char *stuffed = g_strconcat (*line == '.' ? "." : "", line, NULL);

  portolan_channel_write_ahead (self->channel, stuffed);
}

PortolanReply *
portolan_session_exchange_finish (PortolanSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* TLS */

static void
on_secured (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PortolanSession *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!portolan_channel_secure_finish (self->channel, result, &error))
    {
      portolan_transcript_note (self->transcript, error->message);
      g_task_return_error (task, error);
      return;
    }

  portolan_transcript_note (self->transcript, "encrypted from here on");
  g_task_return_boolean (task, TRUE);
}

/**
 * portolan_session_secure_async:
 * @self: a session in the clear
 * @cancellable: (nullable): to leave early
 * @callback: called when TLS stands, or does not
 * @user_data: for @callback
 *
 * Begins TLS and forgets what was learnt before it (RFC 3207, section 4.2).
 */
void
portolan_session_secure_async (PortolanSession *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, portolan_session_secure_async);
  g_clear_pointer (&self->capabilities, portolan_capabilities_free);
  portolan_channel_secure_async (self->channel, self->host, cancellable, on_secured, task);
}

gboolean
portolan_session_secure_finish (PortolanSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What is known */

/**
 * portolan_session_get_capabilities:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what the server said on the channel as it is now
 */
const PortolanCapabilities *
portolan_session_get_capabilities (PortolanSession *self)
{
  return self->capabilities;
}

void
portolan_session_set_capabilities (PortolanSession *self, PortolanCapabilities *capabilities)
{
  g_clear_pointer (&self->capabilities, portolan_capabilities_free);
  self->capabilities = capabilities;
}

/**
 * portolan_session_get_client_name:
 * @self: a session
 *
 * Returns: (transfer full): how we name ourselves: by our own address, since a desktop has no name
 *   that means anything outside (RFC 5321, section 4.1.4), or as portolan_session_set_hello() says
 */
char *
portolan_session_get_client_name (PortolanSession *self)
{
  g_autoptr (GSocketAddress) local =
      g_socket_connection_get_local_address (portolan_channel_get_connection (self->channel), NULL);
  g_autofree char *address = NULL;
  GInetAddress *inet;

  if (self->hello != NULL)
    return g_strdup (self->hello);
  if (!G_IS_INET_SOCKET_ADDRESS (local))
    return g_strdup ("[127.0.0.1]");

  inet = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (local));
  address = g_inet_address_to_string (inet);
  return g_strdup_printf (g_inet_address_get_family (inet) == G_SOCKET_FAMILY_IPV6 ? "[IPv6:%s]"
                                                                                   : "[%s]",
                          address);
}

/**
 * portolan_session_set_hello:
 * @self: a session
 * @hello: (transfer none): a name that lasts, for servers that don't like our address
 *
 * Names ourselves in another way from now on.
 */
void
portolan_session_set_hello (PortolanSession *self, const char *hello)
{
  self->hello = hello;
}

const char *
portolan_session_get_hello (PortolanSession *self)
{
  return self->hello;
}

const char *
portolan_session_get_host (PortolanSession *self)
{
  return self->host;
}

const char *
portolan_session_get_transcript (PortolanSession *self)
{
  return portolan_transcript_get_text (self->transcript);
}

/**
 * portolan_session_get_tls:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the TLS connection, also one whose handshake failed
 */
GTlsConnection *
portolan_session_get_tls (PortolanSession *self)
{
  return portolan_channel_get_tls (self->channel);
}

/**
 * portolan_session_is_alive:
 * @self: a session in which nothing is under way
 *
 * Returns: whether it can still be used, as far as is known on this side
 */
gboolean
portolan_session_is_alive (PortolanSession *self)
{
  return portolan_channel_is_alive (self->channel);
}

/**
 * portolan_session_close:
 * @self: a session in which nothing is under way
 *
 * Says goodbye and leaves at once; nobody waits for the answer.
 */
void
portolan_session_close (PortolanSession *self)
{
  portolan_channel_close (self->channel, "QUIT");
}
