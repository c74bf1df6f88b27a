/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* All sources side by side. Our own table answers at once, and where it knows the domain for sure
 * nobody else is asked. What the MX leads to is asked like the domain itself, one step, no further.
 */

#include "sources/discovery.h"

#include "model/domain.h"
#include "net/web.h"
#include "sources/guess.h"
#include "sources/provider-table.h"

static void
ask_autoconfig (const PortolanQuestion *question,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  PORTOLAN_WEB (portolan_from_autoconfig_async) (question, cancellable, callback, user_data);
}

static void
ask_ispdb (const PortolanQuestion *question,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  PORTOLAN_WEB (portolan_from_ispdb_async) (question, cancellable, callback, user_data);
}

/* In the order of trust. */
static const struct {
  PortolanSourceAsync ask;
  PortolanOrigin origin;
  guint connections;
  gboolean is_stranger;   /* somebody other than the domain is asked */
  gboolean is_for_mx_too; /* also asked about the domain that the MX belongs to */
  gboolean is_on_bus;     /* D-Bus leads to it */
} sources[] = {
  { portolan_from_import_async, PORTOLAN_ORIGIN_IMPORTED, 0, FALSE, FALSE, FALSE },
  { portolan_from_goa_async, PORTOLAN_ORIGIN_IMPORTED, 0, FALSE, FALSE, TRUE },
  { ask_autoconfig, PORTOLAN_ORIGIN_AUTOCONFIG, 2, FALSE, TRUE, FALSE },
  { portolan_from_srv_async, PORTOLAN_ORIGIN_SRV, 0, FALSE, FALSE, FALSE },
  { ask_ispdb, PORTOLAN_ORIGIN_ISPDB, 1, TRUE, TRUE, FALSE },
  { portolan_from_mx_async, PORTOLAN_ORIGIN_MX, 0, FALSE, FALSE, FALSE },
};

struct _PortolanDiscovery {
  GTask *task; /* unowned: the task owns this */
  PortolanAddress *address;
  PortolanDiscoveryOptions options;
  GPtrArray *withheld; /* domains that strangers are asked about later */
  GSource *release;    /* nullable: while it waits for that, ends it when the caller leaves */
  const PortolanDiscoveryFuncs *funcs;
  gpointer funcs_data;
  GPtrArray *questions; /* kept until all is over: sources point into them */
  guint n_asked;
  guint n_pending;
  PortolanDiscoveryResult result;
};

/* One source, asked one question. */
typedef struct {
  PortolanQuestion question;
  GTask *task; /* unowned: the task owns this */
  guint source;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->question.domain);
  g_free (asked);
}

static void
discovery_free (PortolanDiscovery *self)
{
  g_clear_pointer (&self->release, g_source_unref);
  g_clear_pointer (&self->withheld, g_ptr_array_unref);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->result.files, g_ptr_array_unref);
  g_clear_pointer (&self->address, portolan_address_free);
  g_free (self);
}

/* Answers come with the best first; guesses are all alike. */
static void
note_preferences (GPtrArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      PortolanCandidate *candidate = g_ptr_array_index (candidates, i);

      if (candidate->origin != PORTOLAN_ORIGIN_GUESS)
        candidate->preference = i;
    }
}

/* Only the port that is wanted, where one is. */
static void
yield (PortolanDiscovery *self, GPtrArray *candidates)
{
  note_preferences (candidates);
  for (guint i = candidates->len; self->options.port != 0 && i > 0; i--)
    if (((PortolanCandidate *) g_ptr_array_index (candidates, i - 1))->port != self->options.port)
      g_ptr_array_remove_index (candidates, i - 1);

  if (candidates->len > 0)
    self->funcs->found (candidates, self->funcs_data);
}

static void
end_if_all_answered (PortolanDiscovery *self)
{
  if (self->n_pending == 0 && self->release == NULL &&
      !g_task_return_error_if_cancelled (self->task))
    g_task_return_boolean (self->task, TRUE);
}

static void ask_about (PortolanDiscovery *self, const char *domain);

/* What the MX leads to, unless it is the domain's own or a filter that stands before it. */
static void
follow_mx (GTask *task, const PortolanLeads *leads)
{
  PortolanDiscovery *self = g_task_get_task_data (task);
  g_autoptr (GPtrArray) guesses = NULL;
  const char *base;

  self->result.no_mail = self->result.no_mail || leads->no_mail;
  if (self->result.provider == NULL)
    self->result.provider = leads->provider;
  if (leads->mx == NULL || leads->provider != NULL)
    return;

  guesses = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_candidate_free);
  base = portolan_domain_registrable (leads->mx);
  if (portolan_domain_same_owner (leads->mx, self->address->domain))
    {
      portolan_guess_host (guesses, leads->mx, self->options.port, PORTOLAN_ORIGIN_GUESS);
      yield (self, guesses);
    }
  else if (base != NULL && self->options.strangers != PORTOLAN_STRANGERS_NEVER_ASKED)
    {
      g_autofree char *host = g_strconcat ("smtp.", base, NULL);

      portolan_guess_host (guesses, host, self->options.port, PORTOLAN_ORIGIN_MX);
      yield (self, guesses);
      ask_about (self, base);
    }
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asked *asked = user_data;
  g_autoptr (GTask) task = asked->task; /* the reference that ask_source() took */
  PortolanDiscovery *self = g_task_get_task_data (task);
  g_autoptr (PortolanLeads) leads = portolan_source_finish (result, NULL);

  self->n_pending--;
  if (leads != NULL)
    {
      if (leads->file != NULL && leads->file->status == PORTOLAN_AUTOCONFIG_OK)
        g_ptr_array_add (self->result.files, g_steal_pointer (&leads->file));
      yield (self, leads->candidates);
      follow_mx (task, leads);
    }

  self->funcs->ended (asked->source, self->funcs_data);
  end_if_all_answered (self);
}

static void
on_step (gboolean is_connecting, gpointer user_data)
{
  Asked *asked = user_data;
  PortolanDiscovery *self = g_task_get_task_data (asked->task);

  self->funcs->step (asked->source, is_connecting, self->funcs_data);
}

static void
ask_source (GTask *task, guint i, const char *domain, gboolean is_own)
{
  PortolanDiscovery *self = g_task_get_task_data (task);
  Asked *asked = g_new0 (Asked, 1);

  asked->task = g_object_ref (task);
  asked->source = self->n_asked++;
  asked->question.address = self->address;
  asked->question.domain = g_strdup (domain);
  asked->question.is_own = is_own;
  asked->question.step_func = on_step;
  asked->question.step_data = asked;
  g_ptr_array_add (self->questions, asked);

  self->n_pending++;
  self->funcs->begun (asked->source, is_own ? sources[i].origin : PORTOLAN_ORIGIN_MX,
                      sources[i].connections, self->funcs_data);
  sources[i].ask (&asked->question, g_task_get_cancellable (task), on_answered, asked);
}

/* About the domain that an MX belongs to everybody is a stranger. */
static gboolean
is_strange (guint i, gboolean is_own)
{
  return sources[i].is_stranger || !is_own;
}

static gboolean
is_wanted (PortolanDiscovery *self, guint i, gboolean is_own)
{
  return (is_own || sources[i].is_for_mx_too) && (self->options.desktop || !sources[i].is_on_bus);
}

static void
ask_those (PortolanDiscovery *self, const char *domain, gboolean strange)
{
  gboolean is_own = g_str_equal (domain, self->address->domain);

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (is_wanted (self, i, is_own) && is_strange (i, is_own) == strange)
      ask_source (self->task, i, domain, is_own);
}

static void
ask_about (PortolanDiscovery *self, const char *domain)
{
  ask_those (self, domain, FALSE);
  if (self->options.strangers == PORTOLAN_STRANGERS_ASKED)
    ask_those (self, domain, TRUE);
  else if (self->release != NULL)
    g_ptr_array_add (self->withheld, g_strdup (domain));
}

static void
end_waiting (PortolanDiscovery *self)
{
  g_autoptr (GTask) task = g_object_ref (self->task);

  g_source_destroy (self->release);
  g_clear_pointer (&self->release, g_source_unref);
  g_object_unref (task); /* the reference that wait_for_release() took */
  end_if_all_answered (self);
}

static gboolean
on_left (GCancellable *cancellable, gpointer user_data)
{
  end_waiting (user_data);
  return G_SOURCE_REMOVE;
}

/* Strangers may still be asked, until the caller says so or leaves. */
static void
wait_for_release (PortolanDiscovery *self)
{
  GCancellable *cancellable = g_task_get_cancellable (self->task);

  g_object_ref (self->task);
  self->release = g_cancellable_source_new (cancellable);
  g_source_set_callback (self->release, G_SOURCE_FUNC (on_left), self, NULL);
  g_source_attach (self->release, g_main_context_get_thread_default ());
}

/* Returns whether our table knows the domain for sure. */
static gboolean
ask_table (PortolanDiscovery *self)
{
  const PortolanProvider *provider =
      portolan_provider_table_by_domain (portolan_provider_table_get_default (),
                                         self->address->domain);
  g_autoptr (GPtrArray) candidates = NULL;

  self->result.provider = provider;
  if (provider == NULL)
    return FALSE;

  candidates = portolan_provider_list_candidates (provider, self->address, NULL, NULL);
  yield (self, candidates);
  return candidates->len > 0 && (provider->doubts & PORTOLAN_PROVIDER_DOUBTS_SERVERS) == 0;
}

/**
 * portolan_discovery_async:
 * @address: whose outgoing server is looked for
 * @options: who is asked
 * @funcs: what to be told
 * @funcs_data: for @funcs
 * @cancellable: (nullable): to leave early
 * @callback: called when all sources have answered
 * @user_data: for @callback
 *
 * Asks all sources. What needs no question is found before this returns.
 *
 * Returns: (transfer none): the discovery, there until @callback is called
 */
PortolanDiscovery *
portolan_discovery_async (const PortolanAddress *address,
                          PortolanDiscoveryOptions options,
                          const PortolanDiscoveryFuncs *funcs,
                          gpointer funcs_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  PortolanDiscovery *self = g_new0 (PortolanDiscovery, 1);
  g_autoptr (GPtrArray) guesses = NULL;

  self->task = task;
  self->address = portolan_address_copy (address);
  self->options = options;
  self->withheld = g_ptr_array_new_with_free_func (g_free);
  self->funcs = funcs;
  self->funcs_data = funcs_data;
  self->questions = g_ptr_array_new_with_free_func (asked_free);
  self->result.files = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_autoconfig_free);
  g_task_set_source_tag (task, portolan_discovery_async);
  g_task_set_task_data (task, self, (GDestroyNotify) discovery_free);

  if (ask_table (self))
    {
      g_task_return_boolean (task, TRUE);
      return self;
    }

  if (options.strangers == PORTOLAN_STRANGERS_ASKED_LATER)
    wait_for_release (self);
  guesses = portolan_guess (address->domain, options.port);
  yield (self, guesses);
  ask_about (self, self->address->domain);
  return self;
}

/**
 * portolan_discovery_ask_strangers:
 * @self: a discovery whose callback has not been called
 *
 * Asks those as well who were to be asked later.
 */
void
portolan_discovery_ask_strangers (PortolanDiscovery *self)
{
  if (self->release == NULL)
    return;

  self->options.strangers = PORTOLAN_STRANGERS_ASKED;
  for (guint i = 0; i < self->withheld->len; i++)
    ask_those (self, g_ptr_array_index (self->withheld, i), TRUE);
  end_waiting (self);
}

/**
 * portolan_discovery_get_result:
 * @self: a discovery whose callback has not been called
 *
 * Returns: (transfer none): what is known so far
 */
const PortolanDiscoveryResult *
portolan_discovery_get_result (PortolanDiscovery *self)
{
  return &self->result;
}

/**
 * portolan_discovery_finish:
 * @result: what the callback was given
 * @outcome: (out): what is known beside the candidates; its files are for the caller to unref
 * @error: return location for an error, only if cancelled
 *
 * Returns: whether all sources have answered
 */
gboolean
portolan_discovery_finish (GAsyncResult *result, PortolanDiscoveryResult *outcome, GError **error)
{
  PortolanDiscovery *self = g_task_get_task_data (G_TASK (result));

  *outcome = self->result;
  outcome->files = g_ptr_array_ref (self->result.files);
  return g_task_propagate_boolean (G_TASK (result), error);
}
