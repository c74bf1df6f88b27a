/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The re-check of saved settings:
 *
 *   the saved door ──> steps ──> all well so far: sign in, try to send
 *                        └─────> one failed: evidence (network, clock), then look around
 *
 * Nobody is called about a limit, a refused text or a recipient, and nobody signs in after a lock
 * or a "not now"; see plan.c. */

#include "check/check.h"

#include "advice/diagnose.h"
#include "advice/explain.h"
#include "check/around.h"
#include "check/changes.h"
#include "check/check-verdict.h"
#include "check/count.h"
#include "check/plan.h"
#include "check/wait.h"
#include "model/address.h"
#include "net/network.h"
#include "net/told-time.h"
#include "net/web.h"
#include "search/needs.h"
#include "search/search.h"
#include "sign-in/budget.h"
#include "sign-in/merge.h"
#include "sign-in/sign-in.h"
#include "sign-in/trust.h"
#include "sources/provider-table.h"
#include "sources/source.h"
#include "store/store.h"

typedef struct {
  PortolanCheckResult *result;
  PortolanAddress *address;
  PortolanFinding seen; /* what the reply means that was seen, %PORTOLAN_FINDING_ALL_WELL if none */
  PortolanPlan plan;
  gint64 started;
  gint64 end;
  PortolanCheckFunc func;
  gpointer func_data;
  PortolanSearch *search; /* of the saved door alone */
  gulong handler;
  PortolanProposal *door; /* nullable: the saved settings, when they are usable */
  PortolanSignInResult *sign_in;
  PortolanCheckEvidence evidence;
} Check;

static void
check_free (Check *self)
{
  if (self->search != NULL)
    {
      g_clear_signal_handler (&self->handler, self->search);
      portolan_search_stop (self->search);
    }
  g_clear_object (&self->search);
  g_clear_pointer (&self->result, portolan_check_result_free);
  g_clear_pointer (&self->address, portolan_address_free);
  g_clear_pointer (&self->door, portolan_proposal_unref);
  g_clear_pointer (&self->sign_in, portolan_sign_in_result_free);
  g_strfreev (self->evidence.nowhere);
  g_free (self);
}

void
portolan_check_result_free (PortolanCheckResult *result)
{
  g_clear_pointer (&result->settings, portolan_settings_free);
  portolan_check_steps_clear (result->steps);
  g_clear_pointer (&result->findings, g_array_unref);
  g_clear_pointer (&result->attempts, g_ptr_array_unref);
  g_clear_pointer (&result->proposal, portolan_proposal_unref);
  g_clear_pointer (&result->proved, portolan_settings_free);
  g_clear_pointer (&result->changes, g_ptr_array_unref);
  g_free (result->reply);
  g_free (result);
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* Telling */

static void
tell (Check *self, PortolanCheckStep step)
{
  if (self->func != NULL)
    self->func (self->result->settings, step, &self->result->steps[step], self->func_data);
}

static void
set_step (Check *self, PortolanCheckStep step, PortolanCheckState state, const char *detail)
{
  portolan_check_steps_set (self->result->steps, step, state, detail);
  tell (self, step);
}

static void
add_finding (Check *self, PortolanFinding finding)
{
  g_array_append_val (self->result->findings, finding);
}

/* The end */

static void
finish (GTask *task)
{
  Check *self = g_task_get_task_data (task);
  PortolanCheckResult *result = self->result;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (result->proved != NULL)
    portolan_changes_compare (result->changes, result->settings, result->proved);
  else if (result->proposal != NULL)
    portolan_check_compare (result->changes, result->settings, result->proposal);
  result->elapsed = g_get_monotonic_time () - self->started;
  g_task_return_pointer (task, g_steal_pointer (&self->result),
                         (GDestroyNotify) portolan_check_result_free);
}

/* All steps went well: only what the steps do not show still stands. */
static void
finish_well (GTask *task)
{
  Check *self = g_task_get_task_data (task);

  self->result->is_well = portolan_plan_is_disproved (self->seen);
  if (!self->result->is_well)
    g_array_prepend_val (self->result->findings, self->seen);
  finish (task);
}

static void
note_clock (Check *self)
{
  gint64 days = ABS (self->result->clock_offset) / (24 * 60 * 60);
  g_autofree char *detail = NULL;

  if (self->result->clock_offset == 0)
    return;

  detail = g_strdup_printf ("the clock of this computer seems to be %" G_GINT64_FORMAT
                            " days and some hours %s",
                            days, self->result->clock_offset > 0 ? "ahead" : "behind");
  set_step (self, PORTOLAN_CHECK_CERTIFICATE, PORTOLAN_CHECK_STATE_FAILED, detail);
}

/* A step before the sign-in failed, and all there is to know about it is known. */
static void
finish_failed (GTask *task)
{
  Check *self = g_task_get_task_data (task);
  PortolanCheckResult *result = self->result;

  g_clear_pointer (&result->findings, g_array_unref);
  result->findings = portolan_check_judge (&self->evidence, result->settings, result->attempts);
  if (portolan_check_blames_network (&self->evidence, result->attempts))
    {
      set_step (self, PORTOLAN_CHECK_NETWORK, PORTOLAN_CHECK_STATE_FAILED, NULL);
      for (guint step = PORTOLAN_CHECK_NAME; step < PORTOLAN_N_CHECK_STEPS; step++)
        if (result->steps[step].state != PORTOLAN_CHECK_STATE_WAITING)
          set_step (self, step, PORTOLAN_CHECK_STATE_WAITING, NULL);
    }
  else
    set_step (self, PORTOLAN_CHECK_NETWORK, PORTOLAN_CHECK_STATE_WELL, NULL);

  note_clock (self);
  if (portolan_check_has_new_pin (&self->evidence, result->settings, result->attempts))
    portolan_changes_add (result->changes, "certificate", result->settings->certificate_sha256,
                          portolan_check_get_certificate (result->attempts)->sha256);
  finish (task);
}

/* Looking around */

static void
on_looked_around (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *self = g_task_get_task_data (task);

  self->result->proposal = portolan_around_finish (result, self->result->attempts, NULL);
  finish_failed (task);
}

static void
look_around (GTask *task)
{
  Check *self = g_task_get_task_data (task);
  const PortolanAttempt *door = g_ptr_array_index (self->result->attempts, 0);

  if (!portolan_check_should_look_around (&self->evidence, self->result->settings,
                                          self->result->attempts))
    {
      finish_failed (task);
      return;
    }

  portolan_around_async (self->result->settings, self->address, door->observation, self->end,
                         g_task_get_cancellable (task), on_looked_around, g_object_ref (task));
}

/* Evidence */

static void
on_told_time (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *self = g_task_get_task_data (task);

  self->evidence.clock_offset = self->result->clock_offset =
      portolan_diagnose_clock (self->result->attempts, get_now (),
                               PORTOLAN_WEB (portolan_told_time_finish) (result, NULL));
  look_around (task);
}

static void
ask_time (GTask *task)
{
  Check *self = g_task_get_task_data (task);
  g_autofree char *own = g_strdup_printf ("https://%s/", self->address->domain);
  g_autofree char *ispdb = PORTOLAN_WEB (portolan_ispdb_url) ("");
  const char *const urls[] = { own, ispdb, NULL };

  PORTOLAN_WEB (portolan_told_time_async)
  (urls, g_task_get_cancellable (task), on_told_time, g_object_ref (task));
}

static void
on_nowhere (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *self = g_task_get_task_data (task);

  self->evidence.nowhere = portolan_nowhere_finish (result, NULL);
  look_around (task);
}

static void
gather_evidence (GTask *task)
{
  Check *self = g_task_get_task_data (task);

  self->evidence.network = portolan_network_get ();
  self->evidence.was_refused = portolan_budget_left (&self->result->settings->sign_ins,
                                                     get_now ()) < PORTOLAN_BUDGET_SIGN_INS;
  if (self->evidence.failed == PORTOLAN_CHECK_CERTIFICATE &&
      (self->evidence.missing &
       (PORTOLAN_NEEDS_CERTIFICATE_EXPIRED | PORTOLAN_NEEDS_CERTIFICATE_NOT_YET_VALID)) != 0)
    ask_time (task);
  else if (portolan_check_may_blame_network (&self->evidence, self->result->attempts))
    portolan_nowhere_async (g_task_get_cancellable (task), on_nowhere, g_object_ref (task));
  else
    look_around (task);
}

/* Signing in */

/* Other name or other way: the sign-in that showed it has proved the new settings, too. */
static gboolean
note_new_settings (Check *self, const PortolanSignInResult *sign_in)
{
  const PortolanSettings *now = sign_in->settings;
  const PortolanSettings *saved = self->result->settings;
  gboolean other_name = !g_str_equal (now->username, saved->username);
  gboolean other_way = saved->auth != NULL && g_strcmp0 (now->auth, saved->auth) != 0 &&
                       !g_strv_contains ((const char *const *) self->door->mechanisms, saved->auth);

  if (!other_name && !other_way)
    return FALSE;

  add_finding (self, other_name ? PORTOLAN_FINDING_USERNAME_FORM : PORTOLAN_FINDING_SIGN_IN_METHOD);
  if (!portolan_diagnose_is_proof (sign_in))
    {
      add_finding (self, portolan_diagnose_sign_in (sign_in));
      return TRUE;
    }

  self->result->proved = portolan_settings_merge (saved, now);
  self->result->proposal =
      portolan_proposal_new (self->door->candidate, self->door->observation, self->door->needs,
                             now->username, self->door->elapsed);
  return TRUE;
}

static void
judge_permission (GTask *task, const PortolanSignInResult *sign_in)
{
  Check *self = g_task_get_task_data (task);
  PortolanFinding finding = portolan_diagnose_sign_in (sign_in);
  PortolanWhere where = portolan_finding_get_where (finding);

  if (sign_in->failure == PORTOLAN_FAILURE_OFFLINE)
    {
      self->evidence.failed = PORTOLAN_CHECK_PERMISSION;
      self->evidence.sign_in = PORTOLAN_FINDING_OFFLINE;
      finish_failed (task);
      return;
    }

  /* What is wrong with one's own mailbox does not keep one from sending to others. */
  if (sign_in->may_send || where == PORTOLAN_WHERE_RECIPIENT)
    {
      set_step (self, PORTOLAN_CHECK_PERMISSION, PORTOLAN_CHECK_STATE_WELL, sign_in->reply_text);
      if (!sign_in->may_send)
        add_finding (self, finding);
      finish_well (task);
      return;
    }

  set_step (self, PORTOLAN_CHECK_PERMISSION, PORTOLAN_CHECK_STATE_FAILED, sign_in->reply_text);
  add_finding (self, finding);
  finish (task);
}

static void
note_refused (Check *self, const PortolanSignInResult *sign_in, PortolanFinding finding)
{
  PortolanSettings *settings = self->result->settings;

  if (sign_in->attempts == 0)
    return;

  self->result->wait = portolan_wait_after (finding, sign_in->reply_text);
  portolan_budget_note_refused (&settings->sign_ins, sign_in->attempts, self->result->wait,
                                portolan_finding_get_id (finding), get_now ());
  self->result->must_save = TRUE;
}

static void
judge_sign_in (GTask *task, const PortolanSignInResult *sign_in)
{
  Check *self = g_task_get_task_data (task);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  PortolanFinding finding;

  if (sign_in->outcome == PORTOLAN_SIGN_IN_ACCEPTED)
    {
      g_autofree char *detail =
          g_strdup_printf ("%s, %s", sign_in->settings->auth, sign_in->settings->username);

      if (note_new_settings (self, sign_in))
        {
          set_step (self, PORTOLAN_CHECK_SIGN_IN, PORTOLAN_CHECK_STATE_FAILED, detail);
          finish (task);
          return;
        }
      set_step (self, PORTOLAN_CHECK_SIGN_IN, PORTOLAN_CHECK_STATE_WELL, detail);
      judge_permission (task, sign_in);
      return;
    }

  finding = portolan_diagnose_at_provider (portolan_diagnose_sign_in (sign_in),
                                           self->result->provider, now);
  note_refused (self, sign_in, finding);
  set_step (self, PORTOLAN_CHECK_SIGN_IN, PORTOLAN_CHECK_STATE_FAILED,
            sign_in->reply_text != NULL ? sign_in->reply_text : sign_in->observation->error_text);
  self->evidence.failed = PORTOLAN_CHECK_SIGN_IN;
  self->evidence.sign_in = finding;
  self->evidence.is_tried = sign_in->attempts > 0;
  look_around (task);
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *self = g_task_get_task_data (task);
  PortolanSettings *settings = self->result->settings;

  if (!portolan_store_count_finish (result, NULL))
    self->result->must_save = settings->sign_ins.since != 0;
  portolan_budget_clear (&settings->sign_ins);
  if (!g_task_return_error_if_cancelled (task))
    judge_sign_in (task, self->sign_in);
}

/* A sign-in that worked takes the count back that was made before it. */
static void
clear_count (GTask *task)
{
  Check *self = g_task_get_task_data (task);
  const PortolanSignInRecord none = { 0 };

  portolan_store_count_async (self->result->settings->address, &none, g_task_get_cancellable (task),
                              on_cleared, g_object_ref (task));
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *self = g_task_get_task_data (task);
  PortolanSignInResult *sign_in = portolan_sign_in_finish (result, NULL);

  self->sign_in = sign_in;
  if (g_task_return_error_if_cancelled (task) || sign_in == NULL)
    return;

  self->result->steps[PORTOLAN_CHECK_SIGN_IN].elapsed =
      g_get_monotonic_time () - self->result->steps[PORTOLAN_CHECK_SIGN_IN].elapsed;
  self->result->n_sign_ins = sign_in->attempts;
  self->result->reply = g_strdup (sign_in->reply_text);
  if (sign_in->outcome == PORTOLAN_SIGN_IN_ACCEPTED)
    clear_count (task);
  else
    judge_sign_in (task, sign_in);
}

/* Why nobody should sign in now, if so. */
static gboolean
must_leave_account_alone (Check *self)
{
  PortolanSettings *settings = self->result->settings;
  PortolanFinding before = PORTOLAN_FINDING_UNKNOWN;
  g_autofree char *detail = NULL;

  if (self->plan == PORTOLAN_PLAN_LOOK)
    {
      self->result->wait = portolan_wait_after (self->seen, NULL);
      add_finding (self, self->seen);
      set_step (self, PORTOLAN_CHECK_SIGN_IN, PORTOLAN_CHECK_STATE_SKIPPED,
                "not tried, since the reply that was seen asks to wait");
      return TRUE;
    }

  self->result->wait = portolan_budget_wait (&settings->sign_ins, get_now ());
  if (self->result->wait == 0)
    return FALSE;

  portolan_finding_from_id (settings->sign_ins.finding, &before);
  add_finding (self, before);
  detail = g_strdup_printf ("not tried again for %" G_GINT64_FORMAT " minutes, to keep the account "
                            "from being locked",
                            (self->result->wait + 59) / 60);
  set_step (self, PORTOLAN_CHECK_SIGN_IN, PORTOLAN_CHECK_STATE_SKIPPED, detail);
  return TRUE;
}

static void
sign_in (GTask *task)
{
  Check *self = g_task_get_task_data (task);
  PortolanSettings *settings = self->result->settings;
  g_autoptr (PortolanSession) session = NULL;
  PortolanSignInRequest request;
  gboolean may_try_both;

  if (must_leave_account_alone (self))
    {
      finish (task);
      return;
    }

  may_try_both = self->door->candidate->username_form != PORTOLAN_USERNAME_FORM_OTHER &&
                 portolan_budget_left (&settings->sign_ins, get_now ()) > 1;
  session = portolan_search_take_session (self->search, self->door);
  request = (PortolanSignInRequest){
    .session = session,
    .proposal = self->door,
    .address = self->address,
    .username = may_try_both ? NULL : settings->username,
    .password = settings->password,
    .accepted = self->evidence.accepted,
    .timeout = MAX (1, (self->end - g_get_monotonic_time ()) / G_TIME_SPAN_SECOND),
    .count = portolan_count_sign_in,
    .count_data = settings,
  };
  set_step (self, PORTOLAN_CHECK_SIGN_IN, PORTOLAN_CHECK_STATE_RUNNING, NULL);
  self->result->steps[PORTOLAN_CHECK_SIGN_IN].elapsed = g_get_monotonic_time ();
  portolan_sign_in_async (&request, g_task_get_cancellable (task), on_signed_in,
                          g_object_ref (task));
}

/* The saved door */

static void
judge_door (GTask *task, const PortolanObservation *observation)
{
  Check *self = g_task_get_task_data (task);
  PortolanCheckResult *result = self->result;
  g_autoptr (PortolanCandidate) candidate =
      portolan_check_get_candidate (result->settings, self->address);
  PortolanNeeds needs = portolan_needs_of (candidate, observation, self->address->domain);

  self->evidence.accepted =
      portolan_trust_accepted_before (result->settings, result->settings->host,
                                      observation->certificate);
  self->evidence.missing = needs & ~self->evidence.accepted;
  self->evidence.failed = portolan_check_steps_judge (result->steps, result->settings, observation,
                                                      self->evidence.missing);
  for (guint step = PORTOLAN_CHECK_NAME; step < PORTOLAN_CHECK_SIGN_IN; step++)
    if (result->steps[step].state != PORTOLAN_CHECK_STATE_WAITING)
      tell (self, step);

  if (self->evidence.failed < PORTOLAN_N_CHECK_STEPS)
    {
      gather_evidence (task);
      return;
    }

  set_step (self, PORTOLAN_CHECK_NETWORK, PORTOLAN_CHECK_STATE_WELL, NULL);
  self->door = portolan_proposal_new (candidate, (PortolanObservation *) observation, needs,
                                      result->settings->username, observation->elapsed);
  sign_in (task);
}

static void
on_probed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *self = g_task_get_task_data (task);
  const PortolanAttempt *door;

  g_clear_signal_handler (&self->handler, self->search);
  portolan_search_run_finish (self->search, result, NULL);
  if (g_task_return_error_if_cancelled (task))
    return;

  portolan_attempts_copy (portolan_search_get_attempts (self->search), self->result->attempts);
  door = g_ptr_array_index (self->result->attempts, 0);
  judge_door (task, door->observation);
}

static void
on_attempt_changed (PortolanSearch *search, gpointer attempt, gpointer user_data)
{
  Check *self = user_data;
  PortolanCheckStep step = portolan_check_step_for_stage (((PortolanAttempt *) attempt)->stage);

  if (self->result->steps[step].state == PORTOLAN_CHECK_STATE_WAITING)
    set_step (self, step, PORTOLAN_CHECK_STATE_RUNNING, NULL);
}

static void
knock (GTask *task)
{
  Check *self = g_task_get_task_data (task);
  const PortolanSettings *settings = self->result->settings;
  const PortolanSearchOptions options = {
    .host = settings->host,
    .port = settings->port,
    .security = settings->security,
    /* as long again for looking around */
    .timeout = CLAMP ((self->end - self->started) / G_TIME_SPAN_SECOND / 2, 1,
                      PORTOLAN_SEARCH_DEFAULT_TIMEOUT),
  };

  set_step (self, PORTOLAN_CHECK_NETWORK, PORTOLAN_CHECK_STATE_RUNNING, NULL);
  self->search = portolan_search_new (self->address, &options);
  self->handler =
      g_signal_connect (self->search, "attempt-changed", G_CALLBACK (on_attempt_changed), self);
  portolan_search_run_async (self->search, g_task_get_cancellable (task), on_probed,
                             g_object_ref (task));
}

/* Start */

static void
read_error (Check *self, const char *error_text)
{
  g_autoptr (PortolanExplanation) explanation = NULL;

  self->seen = PORTOLAN_FINDING_ALL_WELL;
  if (error_text != NULL)
    {
      explanation = portolan_explain (error_text, -1);
      self->seen = explanation->finding;
    }
  self->plan = portolan_plan_for (self->seen);
}

static PortolanCheckResult *
new_result (const PortolanSettings *settings)
{
  PortolanCheckResult *result = g_new0 (PortolanCheckResult, 1);

  result->settings = portolan_settings_copy (settings);
  result->findings = g_array_new (FALSE, FALSE, sizeof (PortolanFinding));
  result->attempts = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_attempt_free);
  result->changes = portolan_changes_new ();
  return result;
}

/**
 * portolan_check_async:
 * @settings: saved settings, with their password
 * @options: (nullable): what to start from
 * @func: (nullable): told of each step
 * @func_data: for @func
 * @cancellable: (nullable): to leave early
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Checks saved settings step by step, says what is wrong and what would work now. At most two
 * sign-ins are made, with the saved user name and its other form; none if earlier ones were refused
 * too often or lately. Of the saved settings only the record of sign-ins is touched, before each of
 * them and after one that worked; see #PortolanCheckResult.must_save and portolan_mend_async().
 */
void
portolan_check_async (const PortolanSettings *settings,
                      const PortolanCheckOptions *options,
                      PortolanCheckFunc func,
                      gpointer func_data,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Check *self = g_new0 (Check, 1);
  guint timeout = options != NULL ? options->timeout : 0;

  self->result = new_result (settings);
  self->address = portolan_address_parse (settings->address, NULL);
  self->result->provider =
      portolan_provider_table_by_settings (portolan_provider_table_get_default (), settings);
  self->func = func;
  self->func_data = func_data;
  self->started = g_get_monotonic_time ();
  self->end = self->started +
              (timeout != 0 ? timeout : PORTOLAN_CHECK_DEFAULT_TIMEOUT) * G_TIME_SPAN_SECOND;
  read_error (self, options != NULL ? options->error_text : NULL);
  g_task_set_source_tag (task, portolan_check_async);
  g_task_set_task_data (task, self, (GDestroyNotify) check_free);

  if (self->address == NULL || settings->password == NULL)
    {
      add_finding (self, PORTOLAN_FINDING_SIGN_IN_REQUIRED);
      finish (task);
    }
  else if (self->plan == PORTOLAN_PLAN_TELL)
    {
      add_finding (self, self->seen);
      finish (task);
    }
  else
    knock (task);
}

/**
 * portolan_check_finish:
 * @result: what the callback was given
 * @error: return location for an error, only if cancelled
 *
 * Returns: (transfer full): what came of it
 */
PortolanCheckResult *
portolan_check_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
