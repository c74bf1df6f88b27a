/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The way to a host, looked up once for all its ports: its addresses, or the proxy that this
 * computer is set up to use and that then looks names up by itself. A and AAAA are asked apart,
 * since one that never answers must not hold up the other; who waits gets addresses as they come,
 * IPv4 first: a dead IPv6 address is a common fault and would cost every probe a quarter second. */

#include "search/lookup.h"

#include "net/deadline.h"
#include "net/gio-types.h"
#include "net/resolver.h"

typedef enum {
  FAMILY_IPV4,
  FAMILY_IPV6,
} Family;

#define N_FAMILIES (FAMILY_IPV6 + 1)

struct _PortolanLookup {
  GObject parent_instance;

  char *host;
  PortolanDeadline *deadline;
  char *proxy; /* nullable: its URI */
  gboolean is_proxy_pending;
  GList *addresses[N_FAMILIES];
  gboolean pending[N_FAMILIES];
  GError *error; /* the most telling one */
  GPtrArray *waiting;

  gboolean has_answered; /* at any port, be it by a refusal */
  gboolean has_kept_silent;
};

typedef struct {
  PortolanLookup *lookup;
  Family family;
} Question;

G_DEFINE_FINAL_TYPE (PortolanLookup, portolan_lookup, G_TYPE_OBJECT)

static void
portolan_lookup_finalize (GObject *object)
{
  PortolanLookup *self = PORTOLAN_LOOKUP (object);

  for (int i = 0; i < N_FAMILIES; i++)
    g_list_free_full (self->addresses[i], g_object_unref);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->proxy, g_free);
  g_clear_pointer (&self->deadline, portolan_deadline_free);
  g_clear_error (&self->error);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);

  G_OBJECT_CLASS (portolan_lookup_parent_class)->finalize (object);
}

static void
portolan_lookup_class_init (PortolanLookupClass *class)
{
  G_OBJECT_CLASS (class)->finalize = portolan_lookup_finalize;
}

static void
portolan_lookup_init (PortolanLookup *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/* IPv6 is handed out once nothing more can come from IPv4. */
static GInetAddress *
nth_address (PortolanLookup *self, guint n)
{
  guint n_ipv4 = g_list_length (self->addresses[FAMILY_IPV4]);

  if (n < n_ipv4)
    return g_list_nth_data (self->addresses[FAMILY_IPV4], n);
  if (self->pending[FAMILY_IPV4])
    return NULL;
  return g_list_nth_data (self->addresses[FAMILY_IPV6], n - n_ipv4);
}

static gboolean
is_over (PortolanLookup *self)
{
  return !self->pending[FAMILY_IPV4] && !self->pending[FAMILY_IPV6];
}

/* Answers @task if that can be done by now. */
static gboolean
try_answer (PortolanLookup *self, GTask *task)
{
  guint n_known = GPOINTER_TO_UINT (g_task_get_task_data (task));
  GInetAddress *address = nth_address (self, n_known);

  if (self->is_proxy_pending)
    return FALSE;
  else if (self->proxy != NULL)
    g_task_return_pointer (task, NULL, NULL);
  else if (address != NULL)
    g_task_return_pointer (task, g_object_ref (address), g_object_unref);
  else if (!is_over (self))
    return FALSE;
  else if (n_known == 0 && self->error != NULL)
    g_task_return_error (task, g_error_copy (self->error));
  else
    g_task_return_pointer (task, NULL, NULL);

  return TRUE;
}

static void
answer_all (PortolanLookup *self)
{
  for (guint i = self->waiting->len; i > 0; i--)
    {
      g_autoptr (GTask) task = g_object_ref (g_ptr_array_index (self->waiting, i - 1));

      if (g_task_return_error_if_cancelled (task) || try_answer (self, task))
        g_ptr_array_remove_index (self->waiting, i - 1);
    }
}

/* "Not found" says less than a resolver that is silent: it may be that only one kind is missing. */
static void
note_error (PortolanLookup *self, GError *error)
{
  if (self->error == NULL ||
      g_error_matches (self->error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND))
    {
      g_clear_error (&self->error);
      self->error = error;
      return;
    }

  g_error_free (error);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (PortolanLookup) self = question->lookup;
  GError *error = NULL;

  self->addresses[question->family] =
      g_resolver_lookup_by_name_with_flags_finish (G_RESOLVER (source), result, &error);
  self->pending[question->family] = FALSE;
  if (portolan_deadline_has_passed (self->deadline))
    {
      g_clear_error (&error);
      error = g_error_new_literal (G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE,
                                   "The name service did not answer in time");
    }
  if (error != NULL)
    note_error (self, error);

  answer_all (self);
}

static void
ask (PortolanLookup *self, Family family, GResolverNameLookupFlags flags)
{
  Question *question = g_new0 (Question, 1);

  question->lookup = g_object_ref (self);
  question->family = family;
  self->pending[family] = TRUE;
  g_resolver_lookup_by_name_with_flags_async (portolan_resolver_get (), self->host, flags,
                                              portolan_deadline_get_cancellable (self->deadline),
                                              on_looked_up, question);
}

static void
on_proxy_known (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PortolanLookup) self = user_data;
  g_auto (GStrv) proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, NULL);

  self->is_proxy_pending = FALSE;
  if (proxies != NULL && proxies[0] != NULL && !g_str_has_prefix (proxies[0], "direct:"))
    self->proxy = g_strdup (proxies[0]);
  answer_all (self);
}

static gboolean
ask_proxy (gpointer user_data)
{
  PortolanLookup *self = user_data;
  g_autofree char *uri =
      g_strdup_printf (strchr (self->host, ':') != NULL ? "none://[%s]" : "none://%s", self->host);

  g_proxy_resolver_lookup_async (g_proxy_resolver_get_default (), uri,
                                 portolan_deadline_get_cancellable (self->deadline), on_proxy_known,
                                 g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* As GSocketClient would, but only once all questions for addresses are on their way: the first
 * look at the settings takes some milliseconds, on this thread. */
static void
ask_proxy_soon (PortolanLookup *self)
{
  g_autoptr (GSource) idle = g_idle_source_new ();

  self->is_proxy_pending = TRUE;
  g_source_set_callback (idle, ask_proxy, g_object_ref (self), g_object_unref);
  g_source_attach (idle, g_main_context_get_thread_default ());
}

/**
 * portolan_lookup_new:
 * @host: a host name in its ASCII form, or an IP address
 * @end: monotonic time in microseconds after which no answer is waited for
 * @cancellable: (nullable): to leave early
 *
 * Begins to look @host up.
 *
 * Returns: (transfer full): the lookup, under way
 */
PortolanLookup *
portolan_lookup_new (const char *host, gint64 end, GCancellable *cancellable)
{
  g_autoptr (GInetAddress) literal = NULL;
  PortolanLookup *self;

  portolan_gio_types_ensure ();
  self = g_object_new (PORTOLAN_TYPE_LOOKUP, NULL);
  literal = g_inet_address_new_from_string (host);
  self->host = g_strdup (host);
  self->deadline = portolan_deadline_new (cancellable);
  portolan_deadline_set (self->deadline, end);
  ask_proxy_soon (self);

  if (literal != NULL)
    {
      self->addresses[FAMILY_IPV4] = g_list_append (NULL, g_steal_pointer (&literal));
      return self;
    }

  ask (self, FAMILY_IPV4, G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY);
  ask (self, FAMILY_IPV6, G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY);
  return self;
}

const char *
portolan_lookup_get_host (PortolanLookup *self)
{
  return self->host;
}

/**
 * portolan_lookup_get_proxy:
 * @self: a lookup that was waited for
 *
 * Returns: (nullable): the URI of the proxy that leads to the host; there are no addresses then
 */
const char *
portolan_lookup_get_proxy (PortolanLookup *self)
{
  return self->proxy;
}

/**
 * portolan_lookup_note_answer:
 * @self: a lookup
 * @answered: whether anything came back from one of the host's ports, be it a refusal
 *
 * Remembers what became of a connection to the host.
 */
void
portolan_lookup_note_answer (PortolanLookup *self, gboolean answered)
{
  if (answered)
    self->has_answered = TRUE;
  else
    self->has_kept_silent = TRUE;
}

/**
 * portolan_lookup_is_silent:
 * @self: a lookup
 *
 * Returns: whether the host has been knocked at in vain and has never answered
 */
gboolean
portolan_lookup_is_silent (PortolanLookup *self)
{
  return self->has_kept_silent && !self->has_answered;
}

/**
 * portolan_lookup_wait_async:
 * @self: a lookup
 * @n_known: how many addresses the caller has had
 * @cancellable: (nullable): checked when an answer comes; it is the lookup's own that ends a wait
 * @callback: called with the next address
 * @user_data: for @callback
 *
 * Waits for the next address, or for the news that a proxy leads to the host.
 */
void
portolan_lookup_wait_async (PortolanLookup *self,
                            guint n_known,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, portolan_lookup_wait_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (n_known), NULL);
  if (!try_answer (self, task))
    g_ptr_array_add (self->waiting, g_steal_pointer (&task));
}

/**
 * portolan_lookup_wait_finish:
 * @self: a lookup
 * @result: what the callback was given
 * @error: return location for a %G_RESOLVER_ERROR, when there is no address at all
 *
 * Returns: (transfer full) (nullable): the address; %NULL without @error if there are no more, or
 *   none are needed
 */
GInetAddress *
portolan_lookup_wait_finish (PortolanLookup *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
