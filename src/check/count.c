/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sign-ins are counted before the password goes out: whoever interrupts this program again and
 * again in the middle of one gets no account locked. */

#include "check/count.h"

#include "advice/finding.h"
#include "sign-in/budget.h"
#include "store/store.h"

/* Whatever came of it: where nothing can be saved, one can still sign in. */
static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) turn = user_data;

  portolan_store_count_finish (result, NULL);
  g_task_return_boolean (turn, TRUE);
}

/**
 * portolan_count_sign_in:
 * @turn: returned when it is counted
 * @attempts: how many tries it will have been with this one
 * @settings: (type PortolanSettings): whose they are, with the record as it was before the first
 *
 * Saves the tries as if they had been refused already; see #PortolanSignInCountFunc. What really
 * came of them is to be saved afterwards.
 */
void
portolan_count_sign_in (GTask *turn, guint attempts, gpointer settings)
{
  const PortolanSettings *saved = settings;
  const char *before = saved->sign_ins.finding;
  g_autofree char *finding = g_strdup (
      before != NULL ? before : portolan_finding_get_id (PORTOLAN_FINDING_SIGN_IN_TEMPORARY));
  PortolanSignInRecord record = saved->sign_ins;

  record.finding = NULL;
  portolan_budget_note_refused (&record, attempts, 0, finding, g_get_real_time () / G_USEC_PER_SEC);
  portolan_store_count_async (saved->address, &record, g_task_get_cancellable (turn), on_counted,
                              g_object_ref (turn));
  g_free (record.finding);
}
