/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Many probes at once, each endpoint once, and the moment to say "that's it".
 *
 * Sources feed it as they answer, and all doors are knocked at together: rank decides, not time.
 * The search settles by evidence: a better door or source that has not answered counts only as long
 * as its present step is not much older than the network's round trip. What is left goes on
 * quietly, for other choices, until it is stopped. */

#include "search/search-private.h"

#include "model/bounds.h"
#include "model/domain.h"
#include "search/certificate-names.h"
#include "search/lookup.h"
#include "search/patience.h"
#include "search/probe.h"
#include "search/rank.h"
#include "search/track.h"
#include "search/turnstile.h"
#include "sources/discovery.h"
#include "sources/user.h"

/* Seconds: routers forget a silent connection after a minute or more. */
#define KEEP_WARM_PAUSE 25

G_DEFINE_FINAL_TYPE (PortolanSearch, portolan_search, G_TYPE_OBJECT)

enum {
  ATTEMPT_CHANGED,
  PROPOSALS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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
  g_clear_pointer (&self->sources, g_array_unref);
  g_clear_pointer (&self->lookups, g_hash_table_unref);
  g_clear_pointer (&self->described, portolan_provider_free);
  g_clear_pointer (&self->discovered.files, g_ptr_array_unref);
  g_clear_object (&self->turnstile);
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
  signals[ATTEMPT_CHANGED] =
      g_signal_new ("attempt-changed", PORTOLAN_TYPE_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * PortolanSearch::proposals-changed:
   * @self: the search
   *
   * There are other proposals than before.
   */
  signals[PROPOSALS_CHANGED] =
      g_signal_new ("proposals-changed", PORTOLAN_TYPE_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
}

static void
portolan_search_init (PortolanSearch *self)
{
  self->tracks = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_track_free);
  self->attempts = g_ptr_array_new ();
  self->proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_proposal_unref);
  self->sources = g_array_new (FALSE, TRUE, sizeof (PortolanAskedSource));
  self->lookups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->turnstile = portolan_turnstile_new (PORTOLAN_MAX_PROBES);
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

/* Whoever has left hears nothing more. */
static void
tell (PortolanSearch *self, guint signal, PortolanAttempt *attempt)
{
  if (!g_cancellable_is_cancelled (self->stopper))
    g_signal_emit (self, signals[signal], 0, attempt);
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

static gint64
get_end_of_patience (PortolanSearch *self)
{
  PortolanProposal *best = get_best (self);

  if ((self->n_probes == 0 && self->discovery == NULL) ||
      (best == NULL && portolan_search_get_discovered (self)->no_mail))
    return 0;
  if (self->options.all || (best == NULL && self->n_probes > 0))
    return G_MAXINT64;
  if (best == NULL)
    return portolan_hope_end (self->sources);
  return portolan_patience_end (self->tracks, self->sources, best, self->address->domain,
                                self->rtt);
}

/* Probes end in time by themselves, sources need not. */
static gint64
get_settle_time (PortolanSearch *self)
{
  gint64 when = get_end_of_patience (self);

  return self->n_probes > 0 ? when : MIN (when, self->end);
}

static void consider_settling (PortolanSearch *self);

/* What was waited for may have come a step further. */
static gboolean
on_patience_over (gpointer user_data)
{
  PortolanSearch *self = user_data;

  self->settle_timer = 0;
  if (get_settle_time (self) <= g_get_monotonic_time ())
    settle (self);
  else
    consider_settling (self);
  return G_SOURCE_REMOVE;
}

/* The end of patience comes after all that has arrived already: on a busy computer, answers may
 * lie about unread for longer than anyone is waited for. */
static void
consider_settling (PortolanSearch *self)
{
  gint64 when, wait;

  if (self->task == NULL)
    return;

  g_clear_handle_id (&self->settle_timer, g_source_remove);
  when = get_settle_time (self);
  if (when == G_MAXINT64)
    return;

  wait = when - g_get_monotonic_time ();
  if (when == 0)
    settle (self);
  else
    self->settle_timer =
        g_timeout_add_full (G_PRIORITY_LOW, wait > 0 ? wait / G_TIME_SPAN_MILLISECOND + 1 : 0,
                            on_patience_over, self, NULL);
}

/* Proposals */

/* Only the best door is held open: the others would be kept waiting for nothing. */
static void
keep_best_session (PortolanSearch *self)
{
  PortolanProposal *best = get_best (self);

  for (guint i = 0; i < self->tracks->len; i++)
    {
      PortolanTrack *track = g_ptr_array_index (self->tracks, i);

      if (best == NULL || best->observation != track->attempt->observation)
        portolan_track_close (track);
      else if (track->session != NULL)
        portolan_session_keep_warm (track->session, KEEP_WARM_PAUSE);
    }
}

static void
update_proposals (PortolanSearch *self, PortolanTrack *track)
{
  portolan_track_propose (track, self->address);

  g_ptr_array_unref (self->proposals);
  self->proposals = portolan_tracks_list (self->tracks);
  keep_best_session (self);
  if (track->attempt->usable)
    tell (self, PROPOSALS_CHANGED, NULL);
}

/* Probes */

static void
note_rtt (PortolanSearch *self, gint64 rtt)
{
  if (rtt > 0 && (self->rtt == 0 || rtt < self->rtt))
    self->rtt = rtt;
}

static void
on_stage (PortolanStage stage, gpointer user_data)
{
  PortolanTrack *track = user_data;
  PortolanSearch *self = track->owner;
  gint64 now = g_get_monotonic_time ();

  if (track->attempt->stage == PORTOLAN_STAGE_CONNECT && stage != PORTOLAN_STAGE_CONNECT)
    note_rtt (self, now - track->since);

  track->attempt->stage = stage;
  track->since = now;
  tell (self, ATTEMPT_CHANGED, track->attempt);
}

static void add_candidates (PortolanSearch *self, GPtrArray *candidates);

/* A server that answered under a name that its certificate does not have is tried under those that
 * it has. */
static void
follow_certificate (PortolanSearch *self, const PortolanObservation *observation)
{
  g_autoptr (GPtrArray) named = portolan_certificate_names (observation);
  const GPtrArray *addresses = observation->addresses;

  if (self->host != NULL || named->len == 0 || addresses->len == 0)
    return;

  add_candidates (self, named);
  for (guint i = 0; i < self->tracks->len; i++)
    {
      PortolanTrack *track = g_ptr_array_index (self->tracks, i);

      if (track->attempt->origin == PORTOLAN_ORIGIN_CERTIFICATE && track->required_address == NULL)
        track->required_address = g_strdup (addresses->pdata[addresses->len - 1]);
    }
}

static void
on_probed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PortolanTrack *track = user_data;
  g_autoptr (PortolanSearch) self = track->owner; /* held by the probe */

  track->is_pending = FALSE;
  track->elapsed = g_get_monotonic_time () - self->started;
  self->n_probes--;
  track->attempt->observation = portolan_probe_finish (result, &track->session, NULL);

  if (track->attempt->observation != NULL)
    {
      note_rtt (self, track->attempt->observation->rtt);
      update_proposals (self, track);
      tell (self, ATTEMPT_CHANGED, track->attempt);
      follow_certificate (self, track->attempt->observation);
    }

  consider_settling (self);
}

static PortolanLookup *
get_lookup (PortolanSearch *self, const char *host)
{
  PortolanLookup *lookup = g_hash_table_lookup (self->lookups, host);

  if (lookup == NULL)
    {
      lookup = portolan_lookup_new (host, self->end, self->stopper);
      g_hash_table_insert (self->lookups, g_strdup (host), lookup);
    }

  return lookup;
}

static void
start_probe (PortolanSearch *self, PortolanTrack *track)
{
  const PortolanEndpoint *endpoint = track->attempt->endpoint;

  const PortolanProbeRequest request = {
    .endpoint = endpoint,
    .lookup = get_lookup (self, endpoint->host),
    .may_upgrade = portolan_track_wants_starttls (track),
    .end = self->end,
    .turnstile = self->turnstile,
    .rank = portolan_track_get_rank (track),
    .stage_func = on_stage,
    .stage_data = track,
  };

  track->is_begun = track->is_pending = TRUE;
  self->n_probes++;
  g_object_ref (self);
  portolan_probe_async (&request, self->stopper, on_probed, track);
}

/* Servers of others hear of an early search no sooner than the user has said so; whom our table
 * names for the domain is no other. */
static gboolean
is_withheld (PortolanSearch *self, const PortolanTrack *track)
{
  return self->is_early && track->attempt->origin != PORTOLAN_ORIGIN_PROVIDER &&
         !portolan_domain_same_owner (track->attempt->endpoint->host, self->address->domain);
}

static void
start_new_probes (PortolanSearch *self)
{
  for (guint i = 0; i < self->tracks->len; i++)
    {
      PortolanTrack *track = g_ptr_array_index (self->tracks, i);

      if (!track->is_begun && !is_withheld (self, track))
        start_probe (self, track);
    }
}

/* Candidates */

static void
add_candidate (PortolanSearch *self, const PortolanCandidate *candidate)
{
  g_autoptr (PortolanEndpoint) endpoint =
      portolan_endpoint_new (candidate->host, candidate->port,
                             candidate->security == PORTOLAN_SECURITY_TLS);
  PortolanTrack *track = portolan_tracks_find (self->tracks, endpoint);

  if (track == NULL && self->tracks->len < PORTOLAN_MAX_ENDPOINTS)
    {
      track = portolan_track_new (endpoint, candidate->origin, self);
      g_ptr_array_add (self->tracks, track);
      g_ptr_array_add (self->attempts, track->attempt);
    }

  if (track != NULL && portolan_track_add (track, candidate) && track->attempt->observation != NULL)
    update_proposals (self, track);
}

/* A door of which only unencrypted talk is told may offer more: one connection answers both. What
 * the user chose is meant as it is. */
static void
add_with_encryption (PortolanSearch *self, const PortolanCandidate *candidate)
{
  g_autoptr (PortolanCandidate) encrypted = NULL;

  if (candidate->security == PORTOLAN_SECURITY_NONE && candidate->origin != PORTOLAN_ORIGIN_USER)
    {
      encrypted = portolan_candidate_copy (candidate);
      encrypted->security = PORTOLAN_SECURITY_STARTTLS;
      add_candidate (self, encrypted);
    }

  add_candidate (self, candidate);
}

/* Doors are opened only when all candidates of one answer are known: those that begin in the clear
 * may mean both kinds of encryption. */
static void
add_candidates (PortolanSearch *self, GPtrArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    add_with_encryption (self, g_ptr_array_index (candidates, i));
  start_new_probes (self);
}

/* Sources */

static void
on_source_begun (guint source, PortolanOrigin best, guint connections, gpointer user_data)
{
  PortolanSearch *self = user_data;
  const PortolanAskedSource begun = {
    .best = best,
    .connections = connections,
    .since = g_get_monotonic_time (),
    .is_pending = TRUE,
  };

  g_array_append_val (self->sources, begun);
  portolan_turnstile_push_in (self->turnstile, connections);
}

static void
on_source_step (guint source, gboolean is_connecting, gpointer user_data)
{
  PortolanSearch *self = user_data;
  PortolanAskedSource *asked = &g_array_index (self->sources, PortolanAskedSource, source);

  asked->since = g_get_monotonic_time ();
  asked->is_connecting = is_connecting;
}

static void
on_source_ended (guint source, gpointer user_data)
{
  PortolanSearch *self = user_data;
  PortolanAskedSource *asked = &g_array_index (self->sources, PortolanAskedSource, source);

  asked->is_pending = FALSE;
  portolan_turnstile_leave (self->turnstile, asked->connections);
  consider_settling (self);
}

static void
on_found (GPtrArray *candidates, gpointer user_data)
{
  add_candidates (user_data, candidates);
}

static const PortolanDiscoveryFuncs discovery_funcs = {
  .begun = on_source_begun,
  .step = on_source_step,
  .ended = on_source_ended,
  .found = on_found,
};

static void
on_discovered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PortolanSearch) self = user_data;

  self->discovery = NULL;
  portolan_discovery_finish (result, &self->discovered, NULL);
  consider_settling (self);
}

static void
ask_sources (PortolanSearch *self)
{
  PortolanDiscoveryOptions options = {
    .port = self->options.port,
    .strangers = PORTOLAN_STRANGERS_ASKED,
    .desktop = self->options.desktop,
  };

  if (self->options.offline)
    options.strangers = PORTOLAN_STRANGERS_NEVER_ASKED;
  else if (self->options.early)
    options.strangers = PORTOLAN_STRANGERS_ASKED_LATER;
  self->discovery = portolan_discovery_async (self->address, options, &discovery_funcs, self,
                                              self->stopper, on_discovered, g_object_ref (self));
}

/* Running */

static void
on_caller_cancelled (GCancellable *caller, gpointer stopper)
{
  g_cancellable_cancel (stopper);
}

static void
begin (PortolanSearch *self,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data,
       gpointer tag)
{
  self->end = g_get_monotonic_time () + self->options.timeout * G_TIME_SPAN_SECOND;
  self->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->task, tag);
  if (cancellable != NULL)
    {
      self->caller = g_object_ref (cancellable);
      self->caller_handler = g_cancellable_connect (cancellable, G_CALLBACK (on_caller_cancelled),
                                                    g_object_ref (self->stopper), g_object_unref);
    }
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

  begin (self, cancellable, callback, user_data, portolan_search_run_async);
  self->is_early = self->options.early;
  self->started = g_get_monotonic_time ();
  if (self->host == NULL)
    {
      ask_sources (self);
      return;
    }

  candidates = portolan_user_choice (self->host, self->options.port, self->options.security);
  add_candidates (self, candidates);
}

/**
 * portolan_search_widen_async:
 * @self: an early search that was run without a cancellable
 * @cancellable: (nullable): to leave early, as with portolan_search_run_async()
 * @callback: called when the search has settled anew, for portolan_search_run_finish()
 * @user_data: for @callback
 *
 * Goes on with others than the domain itself. Nothing is asked or tried again. If it has not
 * settled yet, whoever ran it is called as well.
 */
void
portolan_search_widen_async (PortolanSearch *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (self->options.early && self->caller == NULL);

  if (self->task != NULL)
    settle (self);
  begin (self, cancellable, callback, user_data, portolan_search_widen_async);
  self->is_early = FALSE;
  start_new_probes (self);
  if (self->discovery != NULL)
    portolan_discovery_ask_strangers (self->discovery);
  consider_settling (self);
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
