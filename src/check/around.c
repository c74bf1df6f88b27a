/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What would work in place of saved settings? First the doors that were usable at set-up and the
 * names that the server's certificate has; then a short new search: the host's other ports, and
 * what is known of the domain today. */

#include "check/around.h"

#include "search/certificate-names.h"
#include "search/needs.h"
#include "search/rank.h"
#include "search/search.h"
#include "sign-in/trust.h"

/* Once something would do, what is as good or better gets so long to show itself. */
#define GRACE_MS 300

/* When none of the doors of earlier answers within this time, the new search begins beside them. */
#define PATIENCE_MS 1000

/* One door or one way to look for doors. */
typedef struct {
  GTask *task;
  PortolanSearch *search;
  gulong handler;
  PortolanCandidate *candidate; /* nullable: the one door that is tried, and who named it */
  gboolean is_pending;
} Inquiry;

typedef struct {
  PortolanSettings *settings;
  PortolanAddress *address;
  PortolanObservation *observation; /* nullable: of the saved door */
  gint64 end;
  GPtrArray *inquiries;
  guint n_pending;
  gboolean is_new_search;
  gboolean is_over;
  guint grace;
  guint patience;
  PortolanProposal *best;
} Around;

static void
inquiry_free (Inquiry *inquiry)
{
  g_clear_signal_handler (&inquiry->handler, inquiry->search);
  portolan_search_stop (inquiry->search);
  g_clear_object (&inquiry->search);
  g_clear_pointer (&inquiry->candidate, portolan_candidate_free);
  g_free (inquiry);
}

static void
around_free (Around *self)
{
  g_clear_handle_id (&self->grace, g_source_remove);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_pointer (&self->settings, portolan_settings_free);
  g_clear_pointer (&self->address, portolan_address_free);
  g_clear_pointer (&self->observation, portolan_observation_unref);
  g_clear_pointer (&self->inquiries, g_ptr_array_unref);
  g_clear_pointer (&self->best, portolan_proposal_unref);
  g_free (self);
}

/* Which is best? */

/* A repair must not lower the guard: whatever is wrong with encryption or certificate must have
 * been accepted for that very server. A host elsewhere may be asked about. */
static gboolean
is_apt (Around *self, const PortolanProposal *proposal)
{
  PortolanNeeds accepted =
      portolan_trust_accepted_before (self->settings, proposal->candidate->host,
                                      proposal->observation->certificate);

  return !portolan_settings_are_at (self->settings, proposal->candidate) &&
         (proposal->needs & ~accepted & ~PORTOLAN_NEEDS_OTHER_DOMAIN) == PORTOLAN_NEEDS_NOTHING;
}

/* A name out of a certificate counts only where it leads to the very server that showed it. */
static gboolean
is_where_it_should_be (Around *self,
                       const PortolanCandidate *candidate,
                       const PortolanObservation *observation)
{
  const GPtrArray *now = observation->addresses;
  const GPtrArray *then;

  if (candidate->origin != PORTOLAN_ORIGIN_CERTIFICATE || self->observation == NULL)
    return TRUE;

  then = self->observation->addresses;
  return now->len > 0 && then->len > 0 &&
         g_str_equal (now->pdata[now->len - 1], then->pdata[then->len - 1]);
}

static const char *
get_username (Around *self, const PortolanCandidate *candidate)
{
  if (g_str_equal (candidate->host, self->settings->host))
    return self->settings->username;

  switch (candidate->username_form)
    {
    case PORTOLAN_USERNAME_FORM_ADDRESS:
      return self->settings->username;
    case PORTOLAN_USERNAME_FORM_LOCAL_PART:
      return self->address->local_part;
    case PORTOLAN_USERNAME_FORM_OTHER:
      break;
    }

  return candidate->username != NULL ? candidate->username : self->settings->username;
}

static void
consider (Around *self, const PortolanCandidate *candidate, const PortolanProposal *found)
{
  g_autoptr (PortolanProposal) proposal = NULL;

  if (!is_where_it_should_be (self, candidate, found->observation))
    return;

  proposal = portolan_proposal_new (candidate, found->observation,
                                    portolan_needs_of (candidate, found->observation,
                                                       self->address->domain),
                                    get_username (self, candidate), found->elapsed);
  if (!is_apt (self, proposal) ||
      (self->best != NULL && portolan_rank_compare (self->best, proposal) <= 0))
    return;

  g_clear_pointer (&self->best, portolan_proposal_unref);
  self->best = g_steal_pointer (&proposal);
}

static void
consider_all (Around *self, const Inquiry *inquiry)
{
  GPtrArray *proposals = portolan_search_get_proposals (inquiry->search);

  for (guint i = 0; i < proposals->len; i++)
    {
      const PortolanProposal *found = g_ptr_array_index (proposals, i);

      consider (self, inquiry->candidate != NULL ? inquiry->candidate : found->candidate, found);
    }
}

/* Asking */

static void begin_new_search (GTask *task);

static void
conclude (GTask *task)
{
  Around *self = g_task_get_task_data (task);

  g_clear_handle_id (&self->grace, g_source_remove);
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->best == NULL && !self->is_new_search &&
      !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      begin_new_search (task);
      return;
    }

  self->is_over = TRUE;
  for (guint i = 0; i < self->inquiries->len; i++)
    portolan_search_stop (((Inquiry *) g_ptr_array_index (self->inquiries, i))->search);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

static gboolean
on_grace_over (gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Around *self = g_task_get_task_data (task);

  self->grace = 0;
  conclude (task);
  return G_SOURCE_REMOVE;
}

static void
await_better (GTask *task)
{
  Around *self = g_task_get_task_data (task);

  if (self->best != NULL && self->grace == 0)
    self->grace = g_timeout_add_full (G_PRIORITY_DEFAULT, GRACE_MS, on_grace_over,
                                      g_object_ref (task), g_object_unref);
}

static void
on_proposals_changed (PortolanSearch *search, gpointer user_data)
{
  Inquiry *inquiry = user_data;
  Around *self = g_task_get_task_data (inquiry->task);

  if (self->is_over)
    return;

  consider_all (self, inquiry);
  await_better (inquiry->task);
}

static void
on_settled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Inquiry *inquiry = user_data;
  g_autoptr (GTask) task = inquiry->task;
  Around *self = g_task_get_task_data (task);
  gboolean settled = portolan_search_run_finish (inquiry->search, result, NULL);

  self->n_pending--;
  if (self->is_over)
    return;

  if (settled)
    consider_all (self, inquiry);
  if (self->n_pending == 0)
    conclude (task);
  else
    await_better (task);
}

static void
inquire (GTask *task, const PortolanSearchOptions *options, const PortolanCandidate *candidate)
{
  Around *self = g_task_get_task_data (task);
  PortolanSearchOptions limited = *options;
  gint64 left = (self->end - g_get_monotonic_time ()) / G_TIME_SPAN_SECOND;
  Inquiry *inquiry = g_new0 (Inquiry, 1);

  /* What a search would settle for need not be apt: of a host, every answer is waited for. */
  limited.all = limited.host != NULL;
  limited.timeout = CLAMP (left, 1, PORTOLAN_SEARCH_DEFAULT_TIMEOUT);
  inquiry->task = g_object_ref (task);
  inquiry->search = portolan_search_new (self->address, &limited);
  inquiry->candidate = candidate != NULL ? portolan_candidate_copy (candidate) : NULL;
  g_ptr_array_add (self->inquiries, inquiry);
  self->n_pending++;
  inquiry->handler = g_signal_connect (inquiry->search, "proposals-changed",
                                       G_CALLBACK (on_proposals_changed), inquiry);
  portolan_search_run_async (inquiry->search, g_task_get_cancellable (task), on_settled, inquiry);
}

static void
inquire_door (GTask *task, const PortolanCandidate *candidate)
{
  Around *self = g_task_get_task_data (task);
  const PortolanSearchOptions options = {
    .host = candidate->host,
    .port = candidate->port,
    .security = candidate->security,
  };

  if (!portolan_settings_are_at (self->settings, candidate))
    inquire (task, &options, candidate);
}

static void
inquire_doors (GTask *task, GPtrArray *candidates)
{
  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    inquire_door (task, g_ptr_array_index (candidates, i));
}

/* The same door, encrypted the other way: servers are moved from one kind to the other. */
static void
inquire_otherwise (GTask *task)
{
  Around *self = g_task_get_task_data (task);
  const PortolanSettings *settings = self->settings;
  g_autoptr (PortolanCandidate) otherwise =
      portolan_candidate_new (settings->host, settings->port,
                              settings->security == PORTOLAN_SECURITY_TLS
                                  ? PORTOLAN_SECURITY_STARTTLS
                                  : PORTOLAN_SECURITY_TLS,
                              PORTOLAN_ORIGIN_USER);

  if (self->observation != NULL && self->observation->rtt > 0)
    inquire_door (task, otherwise);
}

static void
begin_new_search (GTask *task)
{
  Around *self = g_task_get_task_data (task);
  PortolanSearchOptions host = PORTOLAN_SEARCH_OPTIONS_INIT;
  const PortolanSearchOptions domain = PORTOLAN_SEARCH_OPTIONS_INIT;

  g_clear_handle_id (&self->patience, g_source_remove);
  self->is_new_search = TRUE;
  host.host = self->settings->host;
  inquire (task, &host, NULL);
  inquire (task, &domain, NULL);
}

static gboolean
on_patience_over (gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Around *self = g_task_get_task_data (task);

  self->patience = 0;
  if (self->best == NULL && !self->is_new_search)
    begin_new_search (task);
  return G_SOURCE_REMOVE;
}

/**
 * portolan_around_async:
 * @settings: saved settings that do not work as they are
 * @address: whose they are
 * @observation: (nullable): what a probe of their server saw
 * @end: monotonic time in microseconds by which it should end
 * @cancellable: (nullable): to leave early
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Looks around the saved settings for some that would work. Nobody signs in.
 */
void
portolan_around_async (const PortolanSettings *settings,
                       const PortolanAddress *address,
                       const PortolanObservation *observation,
                       gint64 end,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Around *self = g_new0 (Around, 1);

  self->settings = portolan_settings_copy (settings);
  self->address = portolan_address_copy (address);
  self->observation =
      observation != NULL ? portolan_observation_ref ((PortolanObservation *) observation) : NULL;
  self->end = end;
  self->inquiries = g_ptr_array_new_with_free_func ((GDestroyNotify) inquiry_free);
  g_task_set_source_tag (task, portolan_around_async);
  g_task_set_task_data (task, self, (GDestroyNotify) around_free);

  inquire_doors (task, settings->alternatives);
  inquire_otherwise (task);
  if (observation != NULL)
    {
      g_autoptr (GPtrArray) named = portolan_certificate_names (observation);

      inquire_doors (task, named);
    }
  if (self->n_pending == 0)
    begin_new_search (task);
  else
    self->patience = g_timeout_add_full (G_PRIORITY_DEFAULT, PATIENCE_MS, on_patience_over,
                                         g_object_ref (task), g_object_unref);
}

/**
 * portolan_around_finish:
 * @result: what the callback was given
 * @attempts: (element-type PortolanAttempt): where to add all that was tried
 * @error: return location for an error, only if cancelled
 *
 * Returns: (transfer full) (nullable): what would work, the best of it
 */
PortolanProposal *
portolan_around_finish (GAsyncResult *result, GPtrArray *attempts, GError **error)
{
  Around *self = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  for (guint i = 0; i < self->inquiries->len; i++)
    {
      const Inquiry *inquiry = g_ptr_array_index (self->inquiries, i);

      portolan_attempts_copy (portolan_search_get_attempts (inquiry->search), attempts);
    }
  return g_steal_pointer (&self->best);
}
