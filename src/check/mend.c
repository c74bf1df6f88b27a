/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Proving what a re-check proposed: one sign-in with the saved password, under the rules of trust.
 * Nothing is saved here; the old settings stay until the caller saves the new ones. */

#include "check/mend.h"

#include "advice/diagnose.h"
#include "check/check-verdict.h"
#include "check/count.h"
#include "check/wait.h"
#include "model/address.h"
#include "sign-in/budget.h"
#include "sign-in/merge.h"
#include "sign-in/sign-in.h"
#include "sign-in/trust.h"

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static PortolanNeeds
get_accepted (const PortolanCheckResult *check)
{
  const PortolanProposal *proposal = check->proposal;

  return portolan_trust_accepted_before (check->settings, proposal->candidate->host,
                                         proposal->observation->certificate);
}

/**
 * portolan_mend_needs:
 * @check: a re-check with a proposal
 *
 * Returns: what the user must accept of it, beyond what was accepted for the saved settings
 */
PortolanNeeds
portolan_mend_needs (const PortolanCheckResult *check)
{
  return check->proposal->needs & ~get_accepted (check);
}

/* What came of the sign-in */

static void
replace_findings (PortolanCheckResult *check, PortolanFinding finding)
{
  g_array_set_size (check->findings, 0);
  g_array_append_val (check->findings, finding);
}

static void
note_outcome (PortolanCheckResult *check,
              const PortolanSignInResult *sign_in,
              PortolanFinding finding)
{
  if (sign_in->attempts == 0)
    return;

  check->must_save = TRUE;
  if (sign_in->outcome == PORTOLAN_SIGN_IN_ACCEPTED)
    {
      portolan_budget_clear (&check->settings->sign_ins);
      return;
    }

  check->wait = portolan_wait_after (finding, sign_in->reply_text);
  portolan_budget_note_refused (&check->settings->sign_ins, sign_in->attempts, check->wait,
                                portolan_finding_get_id (finding), get_now ());
}

/* All steps, as they are with the new settings. */
static void
set_steps (PortolanCheckResult *check, const PortolanObservation *observation, const char *reply)
{
  portolan_check_steps_clear (check->steps);
  portolan_check_steps_set (check->steps, PORTOLAN_CHECK_NETWORK, PORTOLAN_CHECK_STATE_WELL, NULL);
  portolan_check_steps_judge (check->steps, check->proved, observation, PORTOLAN_NEEDS_NOTHING);
  portolan_check_steps_set (check->steps, PORTOLAN_CHECK_SIGN_IN, PORTOLAN_CHECK_STATE_WELL,
                            check->proved->auth);
  portolan_check_steps_set (check->steps, PORTOLAN_CHECK_PERMISSION, PORTOLAN_CHECK_STATE_WELL,
                            reply);
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PortolanCheckResult *check = g_task_get_task_data (task);
  g_autoptr (PortolanSignInResult) sign_in = NULL;
  GError *error = NULL;

  sign_in = portolan_sign_in_finish (result, &error);
  if (sign_in == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  check->n_sign_ins += sign_in->attempts;
  if (!portolan_diagnose_is_proof (sign_in))
    {
      PortolanFinding finding = portolan_diagnose_sign_in (sign_in);

      note_outcome (check, sign_in, finding);
      replace_findings (check, finding);
      g_task_return_boolean (task, FALSE);
      return;
    }

  check->proved = portolan_settings_merge (check->settings, sign_in->settings);
  set_steps (check, sign_in->observation, sign_in->reply_text);
  g_task_return_boolean (task, TRUE);
}

/* Under another host's roof the name may take its other form; here it is known. */
static const char *
get_username (const PortolanCheckResult *check, const PortolanAddress *address)
{
  const PortolanSettings *settings = check->settings;

  if (g_str_equal (check->proposal->candidate->host, settings->host))
    return settings->username;
  if (portolan_budget_left (&settings->sign_ins, get_now ()) < 2)
    return check->proposal->username;
  if (!g_str_equal (settings->username, address->text) &&
      !g_str_equal (settings->username, address->local_part))
    return settings->username;

  return NULL;
}

/**
 * portolan_mend_async:
 * @check: a re-check with a proposal; must stay there until this is over
 * @accepted: what of portolan_mend_needs() the user accepted
 * @cancellable: (nullable): to leave early
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Proves the proposal by a sign-in, unless the re-check did so already: no user name and password
 * are sent twice.
 */
void
portolan_mend_async (PortolanCheckResult *check,
                     PortolanNeeds accepted,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (PortolanAddress) address = portolan_address_parse (check->settings->address, NULL);

  g_return_if_fail (check->proposal != NULL);

  g_task_set_source_tag (task, portolan_mend_async);
  g_task_set_task_data (task, check, NULL);
  if (check->proved != NULL)
    {
      set_steps (check, check->proposal->observation, NULL);
      g_task_return_boolean (task, TRUE);
    }
  else if (portolan_budget_left (&check->settings->sign_ins, get_now ()) == 0)
    g_task_return_boolean (task, FALSE);
  else
    {
      const PortolanSignInRequest request = {
        .proposal = check->proposal,
        .address = address,
        .username = get_username (check, address),
        .password = check->settings->password,
        .accepted = get_accepted (check) | accepted,
        .count = portolan_count_sign_in,
        .count_data = check->settings,
      };

      portolan_sign_in_async (&request, cancellable, on_signed_in, g_object_ref (task));
    }
}

/**
 * portolan_mend_finish:
 * @check: the re-check
 * @result: what the callback was given
 * @error: return location for an error, only if cancelled
 *
 * Returns: whether #PortolanCheckResult.proved holds settings that work, to be saved in place of
 *   the old ones. If not, the findings say why, and #PortolanCheckResult.must_save may be set.
 */
gboolean
portolan_mend_finish (PortolanCheckResult *check, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
