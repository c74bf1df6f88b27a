/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Many probes at once, each endpoint once, and the moment to say "that's it".
 *
 * All doors are knocked at together: rank decides, not time. The search settles by evidence: a
 * better door that has not answered counts only as long as its present step is not much older than
 * the network's round trip. What is left goes on quietly, for other choices, until it is stopped. */

#include "search/search.h"

#include "search/lookup.h"
#include "search/needs.h"
#include "search/probe.h"
#include "search/rank.h"
#include "sources/guess.h"
#include "sources/user.h"

/* How long a step of a better door is waited for: this many round trips and a bit. */
#define PATIENCE_ROUND_TRIPS 3
#define PATIENCE_EXTRA (100 * G_TIME_SPAN_MILLISECOND)

/* One endpoint and all that was said of it. */
typedef struct {
  PortolanSearch *search; /* unowned */
  PortolanAttempt *attempt;
  GPtrArray *candidates;
  PortolanSession *session; /* nullable: open, if it is the best */
  gint64 stage_since;
  gboolean pending;
} Track;

struct _PortolanSearch {
  GObject parent_instance;

  PortolanAddress *address;
  PortolanSearchOptions options;
  char *host;

  GPtrArray *tracks;
  GPtrArray *attempts;  /* the tracks' own, in the same order */
  GPtrArray *proposals; /* best first */
  GHashTable *lookups;  /* host -> PortolanLookup */

  GTask *task; /* nullable: until it has settled */
  GCancellable *stopper;
  GCancellable *caller;
  gulong caller_handler;
  guint settle_timer;
  guint n_pending;
  gint64 started;
  gint64 elapsed; /* until it settled */
  gint64 rtt;     /* 0 until the network gave a sign */
};

G_DEFINE_FINAL_TYPE (PortolanSearch, portolan_search, G_TYPE_OBJECT)

enum {
  ATTEMPT_CHANGED,
  PROPOSALS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
track_free (gpointer data)
{
  Track *track = data;

  if (track->session != NULL)
    portolan_session_close (track->session);
  g_clear_object (&track->session);
  g_clear_pointer (&track->attempt, portolan_attempt_free);
  g_clear_pointer (&track->candidates, g_ptr_array_unref);
  g_free (track);
}

static void
portolan_search_dispose (GObject *object)
{
  PortolanSearch *self = PORTOLAN_SEARCH (object);

  g_clear_handle_id (&self->settle_timer, g_source_remove);
  if (self->caller != NULL)
    g_cancellable_disconnect (self->caller, self->caller_handler);
  g_clear_object (&self->caller);
  g_ptr_array_set_size (self->attempts, 0);
  g_ptr_array_set_size (self->tracks, 0);

  G_OBJECT_CLASS (portolan_search_parent_class)->dispose (object);
}

static void
portolan_search_finalize (GObject *object)
{
  PortolanSearch *self = PORTOLAN_SEARCH (object);

  g_clear_pointer (&self->address, portolan_address_free);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->tracks, g_ptr_array_unref);
  g_clear_pointer (&self->attempts, g_ptr_array_unref);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_pointer (&self->lookups, g_hash_table_unref);
  g_clear_object (&self->stopper);

  G_OBJECT_CLASS (portolan_search_parent_class)->finalize (object);
}

static void
portolan_search_class_init (PortolanSearchClass *class)
{
  G_OBJECT_CLASS (class)->dispose = portolan_search_dispose;
  G_OBJECT_CLASS (class)->finalize = portolan_search_finalize;

  /**
   * PortolanSearch::attempt-changed:
   * @self: the search
   * @attempt: (type gpointer): a #PortolanAttempt, new or further; the same pointer for the same
   *   endpoint as long as @self lives
   */
  signals[ATTEMPT_CHANGED] = g_signal_new ("attempt-changed", PORTOLAN_TYPE_SEARCH,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                           G_TYPE_POINTER);

  /**
   * PortolanSearch::proposals-changed:
   * @self: the search
   *
   * There are more proposals than before.
   */
  signals[PROPOSALS_CHANGED] = g_signal_new ("proposals-changed", PORTOLAN_TYPE_SEARCH,
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             0);
}

static void
portolan_search_init (PortolanSearch *self)
{
  self->tracks = g_ptr_array_new_with_free_func (track_free);
  self->attempts = g_ptr_array_new ();
  self->proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_proposal_unref);
  self->lookups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->stopper = g_cancellable_new ();
}

/**
 * portolan_search_new:
 * @address: whose outgoing server is looked for
 * @options: (nullable): what narrows the search
 *
 * Returns: (transfer full): a search that can be run once
 */
PortolanSearch *
portolan_search_new (const PortolanAddress *address, const PortolanSearchOptions *options)
{
  static const PortolanSearchOptions none = PORTOLAN_SEARCH_OPTIONS_INIT;
  PortolanSearch *self = g_object_new (PORTOLAN_TYPE_SEARCH, NULL);

  self->address = portolan_address_copy (address);
  self->options = options != NULL ? *options : none;
  self->host = g_strdup (self->options.host);
  self->options.host = self->host;
  if (self->options.timeout == 0)
    self->options.timeout = PORTOLAN_SEARCH_DEFAULT_TIMEOUT;
  return self;
}

/* Settling */

static PortolanProposal *
get_best (PortolanSearch *self)
{
  return self->proposals->len > 0 ? g_ptr_array_index (self->proposals, 0) : NULL;
}

static void
settle (PortolanSearch *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_clear_handle_id (&self->settle_timer, g_source_remove);
  self->elapsed = g_get_monotonic_time () - self->started;
  if (!g_cancellable_is_cancelled (self->stopper))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The search was stopped");
}

static gboolean
could_beat (const Track *track, const PortolanProposal *best)
{
  for (guint i = 0; i < track->candidates->len; i++)
    if (portolan_rank_could_beat (g_ptr_array_index (track->candidates, i), best))
      return TRUE;

  return FALSE;
}

/* When the last better door has lost its claim to be waited for. */
static gint64
get_patience_end (PortolanSearch *self, const PortolanProposal *best)
{
  gint64 patience = PATIENCE_ROUND_TRIPS * self->rtt + PATIENCE_EXTRA;
  gint64 end = 0;

  for (guint i = 0; i < self->tracks->len; i++)
    {
      Track *track = g_ptr_array_index (self->tracks, i);

      if (track->pending && could_beat (track, best))
        end = MAX (end, track->stage_since + patience);
    }

  return end;
}

static void consider_settling (PortolanSearch *self);

static gboolean
on_patience_over (gpointer user_data)
{
  PortolanSearch *self = user_data;

  self->settle_timer = 0;
  consider_settling (self);
  return G_SOURCE_REMOVE;
}

static void
consider_settling (PortolanSearch *self)
{
  PortolanProposal *best = get_best (self);
  gint64 wait;

  if (self->task == NULL)
    return;

  g_clear_handle_id (&self->settle_timer, g_source_remove);
  if (self->n_pending == 0)
    {
      settle (self);
      return;
    }

  if (best == NULL || self->options.all)
    return;

  wait = get_patience_end (self, best) - g_get_monotonic_time ();
  if (wait <= 0)
    settle (self);
  else
    self->settle_timer = g_timeout_add (wait / G_TIME_SPAN_MILLISECOND + 1, on_patience_over, self);
}

/* Proposals */

static const PortolanCapabilities *
capabilities_for (const PortolanCandidate *candidate, const PortolanObservation *observation)
{
  switch (candidate->security)
    {
    case PORTOLAN_SECURITY_NONE:
      return observation->clear;
    case PORTOLAN_SECURITY_STARTTLS:
    case PORTOLAN_SECURITY_TLS:
      return observation->secure;
    }

  return NULL;
}

static const char *
get_username (PortolanSearch *self, const PortolanCandidate *candidate)
{
  switch (candidate->username_form)
    {
    case PORTOLAN_USERNAME_FORM_ADDRESS:
      return self->address->text;
    case PORTOLAN_USERNAME_FORM_LOCAL_PART:
      return self->address->local_part;
    case PORTOLAN_USERNAME_FORM_OTHER:
      return candidate->username;
    }

  return NULL;
}

static int
compare_proposals (gconstpointer a, gconstpointer b)
{
  return portolan_rank_compare (*(PortolanProposal *const *) a, *(PortolanProposal *const *) b);
}

/* Only the best door is held open: the others would be kept waiting for nothing. */
static void
keep_best_session (PortolanSearch *self)
{
  PortolanProposal *best = get_best (self);

  for (guint i = 0; i < self->tracks->len; i++)
    {
      Track *track = g_ptr_array_index (self->tracks, i);

      if (track->session != NULL &&
          (best == NULL || best->observation != track->attempt->observation))
        {
          portolan_session_close (track->session);
          g_clear_object (&track->session);
        }
    }
}

static void
add_proposals (PortolanSearch *self, Track *track)
{
  PortolanObservation *observation = track->attempt->observation;
  gint64 elapsed = g_get_monotonic_time () - self->started;

  for (guint i = 0; i < track->candidates->len; i++)
    {
      PortolanCandidate *candidate = g_ptr_array_index (track->candidates, i);
      PortolanNeeds needs;

      if (!portolan_capabilities_has_auth (capabilities_for (candidate, observation)))
        continue;

      needs = portolan_needs_of (candidate, observation, self->address->domain);
      g_ptr_array_add (self->proposals,
                       portolan_proposal_new (candidate, observation, needs,
                                              get_username (self, candidate), elapsed));
      track->attempt->usable = TRUE;
    }

  g_ptr_array_sort (self->proposals, compare_proposals);
}

/* Probes */

static void
on_stage (PortolanStage stage, gpointer user_data)
{
  Track *track = user_data;
  PortolanSearch *self = track->search;
  gint64 now = g_get_monotonic_time ();

  if (track->attempt->stage == PORTOLAN_STAGE_CONNECT && stage != PORTOLAN_STAGE_CONNECT &&
      (self->rtt == 0 || now - track->stage_since < self->rtt))
    self->rtt = now - track->stage_since;

  track->attempt->stage = stage;
  track->stage_since = now;
  g_signal_emit (self, signals[ATTEMPT_CHANGED], 0, track->attempt);
}

static void
on_probed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Track *track = user_data;
  g_autoptr (PortolanSearch) self = track->search; /* held by the probe */

  track->pending = FALSE;
  self->n_pending--;
  track->attempt->observation = portolan_probe_finish (result, &track->session, NULL);

  if (track->attempt->observation != NULL)
    {
      gint64 rtt = track->attempt->observation->rtt;

      if (rtt > 0 && (self->rtt == 0 || rtt < self->rtt))
        self->rtt = rtt;
      add_proposals (self, track);
      keep_best_session (self);
      g_signal_emit (self, signals[ATTEMPT_CHANGED], 0, track->attempt);
      if (track->attempt->usable)
        g_signal_emit (self, signals[PROPOSALS_CHANGED], 0);
    }

  consider_settling (self);
}

static gint64
get_end (PortolanSearch *self)
{
  return self->started + self->options.timeout * G_TIME_SPAN_SECOND;
}

static PortolanLookup *
get_lookup (PortolanSearch *self, const char *host)
{
  PortolanLookup *lookup = g_hash_table_lookup (self->lookups, host);

  if (lookup == NULL)
    {
      lookup = portolan_lookup_new (host, get_end (self), self->stopper);
      g_hash_table_insert (self->lookups, g_strdup (host), lookup);
    }

  return lookup;
}

static Track *
add_track (PortolanSearch *self, const PortolanEndpoint *endpoint, PortolanOrigin origin)
{
  Track *track = g_new0 (Track, 1);

  track->search = self;
  track->attempt = portolan_attempt_new (endpoint, origin);
  track->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_candidate_free);
  g_ptr_array_add (self->tracks, track);
  g_ptr_array_add (self->attempts, track->attempt);
  return track;
}

static Track *
get_track (PortolanSearch *self, const PortolanEndpoint *endpoint)
{
  for (guint i = 0; i < self->tracks->len; i++)
    {
      Track *track = g_ptr_array_index (self->tracks, i);

      if (portolan_endpoint_equal (track->attempt->endpoint, endpoint))
        return track;
    }

  return NULL;
}

static void
add_candidate (PortolanSearch *self, const PortolanCandidate *candidate)
{
  g_autoptr (PortolanEndpoint) endpoint = portolan_endpoint_new (
    candidate->host, candidate->port, candidate->security == PORTOLAN_SECURITY_TLS);
  Track *track = get_track (self, endpoint);

  if (track == NULL)
    track = add_track (self, endpoint, candidate->origin);

  track->attempt->origin = MIN (track->attempt->origin, candidate->origin);
  g_ptr_array_add (track->candidates, portolan_candidate_copy (candidate));
}

static gboolean
wants_starttls (const Track *track)
{
  for (guint i = 0; i < track->candidates->len; i++)
    {
      PortolanCandidate *candidate = g_ptr_array_index (track->candidates, i);

      if (candidate->security == PORTOLAN_SECURITY_STARTTLS)
        return TRUE;
    }

  return FALSE;
}

static void
start_probe (PortolanSearch *self, Track *track)
{
  const PortolanEndpoint *endpoint = track->attempt->endpoint;

  track->pending = TRUE;
  self->n_pending++;
  g_object_ref (self);
  portolan_probe_async (endpoint, get_lookup (self, endpoint->host), wants_starttls (track),
                        get_end (self), on_stage, track, self->stopper, on_probed, track);
}

static void
start_probes (PortolanSearch *self)
{
  for (guint i = 0; i < self->tracks->len; i++)
    start_probe (self, g_ptr_array_index (self->tracks, i));
}

/* Running */

static void
on_caller_cancelled (GCancellable *caller, gpointer stopper)
{
  g_cancellable_cancel (stopper);
}

/**
 * portolan_search_run_async:
 * @self: a search that was not run yet
 * @cancellable: (nullable): to leave early; it also stops what goes on quietly afterwards
 * @callback: called when the search has settled
 * @user_data: for @callback
 *
 * Looks for servers that take outgoing mail. Afterwards the rest goes on, see
 * portolan_search_stop().
 */
void
portolan_search_run_async (PortolanSearch *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GPtrArray) candidates = NULL;

  g_return_if_fail (self->started == 0);

  self->started = g_get_monotonic_time ();
  self->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->task, portolan_search_run_async);
  if (cancellable != NULL)
    {
      self->caller = g_object_ref (cancellable);
      self->caller_handler = g_cancellable_connect (cancellable, G_CALLBACK (on_caller_cancelled),
                                                    g_object_ref (self->stopper), g_object_unref);
    }

  candidates = self->host != NULL
                 ? portolan_user_choice (self->host, self->options.port, self->options.security)
                 : portolan_guess (self->address->domain, self->options.port);
  for (guint i = 0; i < candidates->len; i++)
    add_candidate (self, g_ptr_array_index (candidates, i));
  start_probes (self);
}

/**
 * portolan_search_run_finish:
 * @self: a search
 * @result: what the callback was given
 * @error: return location for an error, only if cancelled or stopped
 *
 * Returns: whether it has settled; there may still be no proposal
 */
gboolean
portolan_search_run_finish (PortolanSearch *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * portolan_search_stop:
 * @self: a search
 *
 * Ends every probe that is still under way. Open conversations that were not taken are closed when
 * @self goes.
 */
void
portolan_search_stop (PortolanSearch *self)
{
  g_cancellable_cancel (self->stopper);
}

/* Results */

/**
 * portolan_search_get_attempts:
 * @self: a search
 *
 * Returns: (transfer none) (element-type PortolanAttempt): every endpoint, in the order in which
 *   they were thought of
 */
GPtrArray *
portolan_search_get_attempts (PortolanSearch *self)
{
  return self->attempts;
}

/**
 * portolan_search_get_proposals:
 * @self: a search
 *
 * Returns: (transfer none) (element-type PortolanProposal): what is usable, best first
 */
GPtrArray *
portolan_search_get_proposals (PortolanSearch *self)
{
  return self->proposals;
}

/**
 * portolan_search_get_elapsed:
 * @self: a search that has settled
 *
 * Returns: microseconds that it took
 */
gint64
portolan_search_get_elapsed (PortolanSearch *self)
{
  return self->elapsed;
}

/**
 * portolan_search_get_network:
 * @self: a search that has settled without a proposal
 *
 * Returns: whether this computer has a network, to word the failure
 */
PortolanNetwork
portolan_search_get_network (PortolanSearch *self)
{
  if (self->rtt > 0 || self->proposals->len > 0)
    return PORTOLAN_NETWORK_UP;

  return g_network_monitor_get_network_available (g_network_monitor_get_default ())
           ? PORTOLAN_NETWORK_UP
           : PORTOLAN_NETWORK_DOWN;
}

/**
 * portolan_search_take_session:
 * @self: a search
 * @proposal: one of its proposals
 *
 * Returns: (transfer full) (nullable): the conversation that the probe left open, if it can serve
 *   @proposal: no second connection is needed then
 */
PortolanSession *
portolan_search_take_session (PortolanSearch *self, PortolanProposal *proposal)
{
  Track *track = get_track (self, proposal->observation->endpoint);
  gboolean wants_tls = proposal->candidate->security != PORTOLAN_SECURITY_NONE;

  if (track == NULL || track->session == NULL ||
      (portolan_session_get_tls (track->session) != NULL) != wants_tls)
    return NULL;

  return g_steal_pointer (&track->session);
}
