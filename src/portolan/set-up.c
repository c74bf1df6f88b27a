/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "portolan/set-up.h"

#include "advice/diagnose.h"
#include "advice/next-steps.h"
#include "model/enums.h"
#include "model/host.h"
#include "model/nick.h"
#include "portolan/private.h"
#include "sources/typing-slip.h"

struct _PortolanSetUp {
  GObject parent_instance;

  PortolanAddress *address;
  char *suggestion; /* nullable */
  char *host;       /* nullable */
  guint16 port;
  gboolean offline_sources;
  guint timeout;

  PortolanSearch *search; /* nullable */
  GPtrArray *servers;
  GPtrArray *advice;
};

typedef enum {
  PROP_ADDRESS = 1,
  PROP_SUGGESTION,
  PROP_OFFLINE_SOURCES,
  PROP_TIMEOUT,
  PROP_NETWORK,
} Property;

#define N_PROPERTIES (PROP_NETWORK + 1)

enum { SIGNAL_SERVERS_CHANGED, SIGNAL_TRIED, N_SIGNALS };

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PortolanSetUp, portolan_set_up, G_TYPE_OBJECT)

static void
portolan_set_up_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PortolanSetUp *self = PORTOLAN_SET_UP (object);

  switch ((Property) id)
    {
    case PROP_ADDRESS:
      g_value_set_string (value, portolan_set_up_get_address (self));
      break;
    case PROP_SUGGESTION:
      g_value_set_string (value, portolan_set_up_get_suggestion (self));
      break;
    case PROP_OFFLINE_SOURCES:
      g_value_set_boolean (value, portolan_set_up_get_offline_sources (self));
      break;
    case PROP_TIMEOUT:
      g_value_set_uint (value, portolan_set_up_get_timeout (self));
      break;
    case PROP_NETWORK:
      g_value_set_static_string (value, portolan_set_up_get_network (self));
      break;
    }
}

static void
portolan_set_up_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PortolanSetUp *self = PORTOLAN_SET_UP (object);

  switch ((Property) id)
    {
    case PROP_OFFLINE_SOURCES:
      portolan_set_up_set_offline_sources (self, g_value_get_boolean (value));
      break;
    case PROP_TIMEOUT:
      portolan_set_up_set_timeout (self, g_value_get_uint (value));
      break;
    case PROP_ADDRESS:
    case PROP_SUGGESTION:
    case PROP_NETWORK:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
portolan_set_up_dispose (GObject *object)
{
  PortolanSetUp *self = PORTOLAN_SET_UP (object);

  portolan_set_up_stop (self);
  g_clear_object (&self->search);
  G_OBJECT_CLASS (portolan_set_up_parent_class)->dispose (object);
}

static void
portolan_set_up_finalize (GObject *object)
{
  PortolanSetUp *self = PORTOLAN_SET_UP (object);

  g_clear_pointer (&self->address, portolan_address_free);
  g_free (self->suggestion);
  g_free (self->host);
  g_ptr_array_unref (self->servers);
  g_ptr_array_unref (self->advice);
  G_OBJECT_CLASS (portolan_set_up_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * PortolanSetUp:address:
   *
   * The e-mail address, its domain in lower case.
   */
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanSetUp:suggestion:
   *
   * The address that was likely meant, if it looks like a slip of the fingers.
   */
  properties[PROP_SUGGESTION] =
      g_param_spec_string ("suggestion", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanSetUp:offline-sources:
   *
   * Ask nobody but the address's own domain.
   */
  properties[PROP_OFFLINE_SOURCES] =
      g_param_spec_boolean ("offline-sources", NULL, NULL, FALSE, PORTOLAN_WRITABLE);

  /**
   * PortolanSetUp:timeout:
   *
   * Seconds for a search or a sign-in, 0 for the usual time.
   */
  properties[PROP_TIMEOUT] =
      g_param_spec_uint ("timeout", NULL, NULL, 0, G_MAXUINT, 0, PORTOLAN_WRITABLE);

  /**
   * PortolanSetUp:network:
   *
   * What the system says of the network: "up", "captive" or "down".
   */
  properties[PROP_NETWORK] = g_param_spec_string ("network", NULL, NULL, NULL, PORTOLAN_READABLE);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
portolan_set_up_class_init (PortolanSetUpClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = portolan_set_up_get_property;
  object_class->set_property = portolan_set_up_set_property;
  object_class->dispose = portolan_set_up_dispose;
  object_class->finalize = portolan_set_up_finalize;
  install_properties (object_class);

  /**
   * PortolanSetUp::servers-changed:
   * @self: the set-up
   *
   * There are other servers than before. This goes on after [method@Portolan.SetUp.find_async] is
   * over, until [method@Portolan.SetUp.stop] or a sign-in that was accepted.
   */
  signals[SIGNAL_SERVERS_CHANGED] =
      g_signal_new ("servers-changed", PORTOLAN_TYPE_SET_UP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);

  /**
   * PortolanSetUp::tried:
   * @self: the set-up
   * @host: a server, its name in ASCII form (RFC 5890) or an IP address
   * @port: one of its ports, 1 to 65535
   * @reached: how far it came: "resolve", "connect", "tls", "greeting", "ehlo", "starttls" or
   *   "ehlo-tls"
   * @outcome: (nullable): what became of it: "usable", "no-auth" (it takes incoming mail only) or
   *   the id of an advice; %NULL while it is under way
   *
   * For a live list of the search: something happened at a door that is knocked at. Where a search
   * ends before a door has answered, it is not told of that door any more.
   */
  signals[SIGNAL_TRIED] =
      g_signal_new ("tried", PORTOLAN_TYPE_SET_UP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING);
}

static void
portolan_set_up_init (PortolanSetUp *self)
{
  self->servers = g_ptr_array_new_with_free_func (g_object_unref);
  self->advice = g_ptr_array_new_with_free_func (g_object_unref);
}

static char *
suggest (const PortolanAddress *address)
{
  g_autofree char *domain =
      portolan_typing_slip_suggest (portolan_provider_table_get_default (), address->domain);

  return domain != NULL ? g_strconcat (address->local_part, "@", domain, NULL) : NULL;
}

/**
 * portolan_set_up_new:
 * @address: an e-mail address, as somebody typed it
 * @error: return location for a %PORTOLAN_ERROR_INPUT, whose message tells the user what to type
 *
 * Begins the set-up of an address. Nothing is asked or connected to yet.
 *
 * Returns: (transfer full): the set-up
 */
PortolanSetUp *
portolan_set_up_new (const char *address, GError **error)
{
  g_autoptr (PortolanAddress) parsed = NULL;
  PortolanSetUp *self;

  g_return_val_if_fail (address != NULL, NULL);

  parsed = portolan_address_parse (address, error);
  if (parsed == NULL)
    return NULL;

  self = g_object_new (PORTOLAN_TYPE_SET_UP, NULL);
  self->suggestion = suggest (parsed);
  self->address = g_steal_pointer (&parsed);
  return self;
}

/* For sign-in.c */

PortolanSearch *
portolan_set_up_get_search (PortolanSetUp *self)
{
  return self->search;
}

const PortolanAddress *
portolan_set_up_get_parsed (PortolanSetUp *self)
{
  return self->address;
}

void
portolan_set_up_take_advice (PortolanSetUp *self, GArray *findings)
{
  g_ptr_array_unref (self->advice);
  self->advice = portolan_advice_list (findings);
}

/* Finding */

static PortolanServer *
make_server (PortolanSetUp *self, PortolanProposal *proposal)
{
  for (guint i = 0; i < self->servers->len; i++)
    {
      PortolanServer *known = g_ptr_array_index (self->servers, i);

      if (portolan_server_get_proposal (known) == proposal)
        return g_object_ref (known);
    }

  return portolan_server_new (
      proposal, self->address,
      portolan_provider_of_proposal (portolan_search_get_provider (self->search), proposal));
}

/* A new list: callers may still hold the old one. */
static void
update_servers (PortolanSetUp *self)
{
  GPtrArray *proposals = portolan_search_get_proposals (self->search);
  GPtrArray *servers = g_ptr_array_new_full (proposals->len, g_object_unref);

  for (guint i = 0; i < proposals->len; i++)
    g_ptr_array_add (servers, make_server (self, g_ptr_array_index (proposals, i)));
  g_ptr_array_unref (self->servers);
  self->servers = servers;
}

static void
on_proposals_changed (PortolanSearch *search, PortolanSetUp *self)
{
  update_servers (self);
  g_signal_emit (self, signals[SIGNAL_SERVERS_CHANGED], 0);
}

static void
on_attempt_changed (PortolanSearch *search, const PortolanAttempt *attempt, PortolanSetUp *self)
{
  const char *reached = portolan_nick (PORTOLAN_TYPE_STAGE, attempt->stage);
  const char *outcome = NULL;

  if (attempt->observation != NULL)
    outcome = portolan_outcome_of_attempt (attempt, portolan_search_get_attempts (search));
  g_signal_emit (self, signals[SIGNAL_TRIED], 0, attempt->endpoint->host, attempt->endpoint->port,
                 reached, outcome);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PortolanSetUp *self = g_task_get_source_object (task);
  PortolanSearch *search = PORTOLAN_SEARCH (source);
  g_autoptr (GArray) findings = NULL;
  GError *error = NULL;

  if (!portolan_search_run_finish (search, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  update_servers (self);
  findings = portolan_diagnose_search (search);
  portolan_set_up_take_advice (self, findings);
  g_task_return_pointer (task, g_ptr_array_ref (self->servers), (GDestroyNotify) g_ptr_array_unref);
}

static void
begin_search (PortolanSetUp *self)
{
  const PortolanSearchOptions options = {
    .host = self->host,
    .port = self->port,
    .security = -1,
    .offline = self->offline_sources,
    .timeout = self->timeout,
  };

  portolan_set_up_stop (self);
  g_clear_object (&self->search);
  self->search = portolan_search_new (self->address, &options);
  g_signal_connect_object (self->search, "proposals-changed", G_CALLBACK (on_proposals_changed),
                           self, 0);
  g_signal_connect_object (self->search, "attempt-changed", G_CALLBACK (on_attempt_changed), self,
                           0);
}

/**
 * portolan_set_up_find_async:
 * @self: a set-up
 * @cancellable: (nullable): to leave early; it also stops what goes on quietly afterwards
 * @callback: (scope async): called when there is a good answer, or none to be had
 * @user_data: for @callback
 *
 * Looks for servers that take outgoing mail for the address: in what is known of its provider, in
 * its domain's own file and name service (RFC 6186, RFC 8314), in what mail programs on this
 * computer have of it, in a public database, and by knocking at the usual doors. Nobody is told the
 * whole address but its own domain. No D-Bus call is made.
 *
 * The rest of the search goes on quietly for other choices: see
 * [signal@Portolan.SetUp::servers-changed].
 */
void
portolan_set_up_find_async (PortolanSetUp *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;

  g_return_if_fail (PORTOLAN_IS_SET_UP (self));
  g_return_if_fail (self->address != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, portolan_set_up_find_async);
  begin_search (self);
  portolan_search_run_async (self->search, cancellable, on_found, task);
}

/**
 * portolan_set_up_find_finish:
 * @self: a set-up
 * @result: what the callback was given
 * @error: return location for an error, only %G_IO_ERROR_CANCELLED
 *
 * Ends what [method@Portolan.SetUp.find_async] began. If there is no server, or none that is safe,
 * [method@Portolan.SetUp.get_advice] says why.
 *
 * Returns: (transfer container) (element-type PortolanServer): servers, the best first, maybe none
 */
GPtrArray *
portolan_set_up_find_finish (PortolanSetUp *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * portolan_set_up_stop:
 * @self: a set-up
 *
 * Ends a search, also what goes on quietly after it. To let go of @self does the same.
 */
void
portolan_set_up_stop (PortolanSetUp *self)
{
  g_return_if_fail (PORTOLAN_IS_SET_UP (self));

  if (self->search != NULL)
    portolan_search_stop (self->search);
}

/* What narrows it */

/**
 * portolan_set_up_set_offline_sources:
 * @self: a set-up
 * @offline_sources: whether to ask nobody but the address's own domain
 *
 * Leaves out the public database of providers, and everybody else who is not the domain itself.
 * Holds for the next [method@Portolan.SetUp.find_async].
 */
void
portolan_set_up_set_offline_sources (PortolanSetUp *self, gboolean offline_sources)
{
  g_return_if_fail (PORTOLAN_IS_SET_UP (self));

  if (self->offline_sources == offline_sources)
    return;
  self->offline_sources = offline_sources;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OFFLINE_SOURCES]);
}

/**
 * portolan_set_up_set_timeout:
 * @self: a set-up
 * @timeout: seconds, 0 for the usual time: 8 for a search, 30 for a sign-in
 *
 * Says how long the next search or sign-in may take in all.
 */
void
portolan_set_up_set_timeout (PortolanSetUp *self, guint timeout)
{
  g_return_if_fail (PORTOLAN_IS_SET_UP (self));

  if (self->timeout == timeout)
    return;
  self->timeout = timeout;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIMEOUT]);
}

/**
 * portolan_set_up_set_server:
 * @self: a set-up
 * @host: (nullable): the server, as somebody typed it; %NULL to look for it
 * @port: its port, 0 for all the usual ones
 * @error: return location for a %PORTOLAN_ERROR_INPUT, whose message tells the user what to type
 *
 * Says where the server is, for those who know. Holds for the next
 * [method@Portolan.SetUp.find_async].
 *
 * Returns: whether @host names a host
 */
gboolean
portolan_set_up_set_server (PortolanSetUp *self, const char *host, guint port, GError **error)
{
  g_autofree char *parsed = NULL;
  guint16 typed_port = 0;

  g_return_val_if_fail (PORTOLAN_IS_SET_UP (self), FALSE);
  g_return_val_if_fail (port <= G_MAXUINT16, FALSE);

  if (host != NULL && !portolan_host_parse (host, &parsed, &typed_port, error))
    return FALSE;

  g_free (self->host);
  self->host = g_steal_pointer (&parsed);
  self->port = port != 0 ? port : typed_port;
  return TRUE;
}

/* Getters */

/**
 * portolan_set_up_get_address:
 * @self: a set-up
 *
 * Gets the e-mail address.
 *
 * Returns: (transfer none): the address, its domain in lower case
 */
const char *
portolan_set_up_get_address (PortolanSetUp *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SET_UP (self), NULL);

  return self->address != NULL ? self->address->text : NULL;
}

/**
 * portolan_set_up_get_suggestion:
 * @self: a set-up
 *
 * Gets the address that was likely meant, if this one looks like a slip of the fingers. Ask the
 * user; never take it without.
 *
 * Returns: (transfer none) (nullable): another address
 */
const char *
portolan_set_up_get_suggestion (PortolanSetUp *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SET_UP (self), NULL);

  return self->suggestion;
}

/**
 * portolan_set_up_get_offline_sources:
 * @self: a set-up
 *
 * Gets whether nobody but the address's own domain is asked.
 *
 * Returns: whether that is so
 */
gboolean
portolan_set_up_get_offline_sources (PortolanSetUp *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SET_UP (self), FALSE);

  return self->offline_sources;
}

/**
 * portolan_set_up_get_timeout:
 * @self: a set-up
 *
 * Gets how long a search or a sign-in may take in all.
 *
 * Returns: seconds, 0 for the usual time
 */
guint
portolan_set_up_get_timeout (PortolanSetUp *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SET_UP (self), 0);

  return self->timeout;
}

/**
 * portolan_set_up_get_network:
 * @self: a set-up
 *
 * Gets what the system says of the network: "captive" is one behind a sign-in page.
 *
 * Returns: (transfer none) (nullable): "up", "captive" or "down"; %NULL before the first search
 */
const char *
portolan_set_up_get_network (PortolanSetUp *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SET_UP (self), NULL);

  if (self->search == NULL)
    return NULL;
  return portolan_nick (PORTOLAN_TYPE_NETWORK, portolan_search_get_network (self->search));
}

/**
 * portolan_set_up_get_servers:
 * @self: a set-up
 *
 * Gets the servers that were found so far. The list does not change; when there are others,
 * [signal@Portolan.SetUp::servers-changed] is emitted.
 *
 * Returns: (transfer none) (element-type PortolanServer): servers, the best first, maybe none
 */
GPtrArray *
portolan_set_up_get_servers (PortolanSetUp *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SET_UP (self), NULL);

  return self->servers;
}

/**
 * portolan_set_up_get_advice:
 * @self: a set-up
 *
 * Gets what the last search or sign-in found out: why there is no server, what to know about the
 * best one, or why it did not let the user in.
 *
 * Returns: (transfer none) (element-type PortolanAdvice): advice, the most telling first; none if
 *   all is well
 */
GPtrArray *
portolan_set_up_get_advice (PortolanSetUp *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SET_UP (self), NULL);

  return self->advice;
}
