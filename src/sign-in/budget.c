/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* How many sign-ins a re-check may still make. What was refused is saved with the settings, so that
 * starting the program again and again does not get an account locked. Pure functions of the record
 * and the time; a record from the future was written by a wrong clock and does not count. */

#include "sign-in/budget.h"

static gint64
get_age (const PortolanSignInRecord *record, gint64 now)
{
  return now >= record->since ? now - record->since : G_MAXINT64;
}

/**
 * portolan_budget_left:
 * @record: what was refused so far
 * @now: seconds since 1970 (UTC)
 *
 * Returns: how many sign-ins may be tried now, at most %PORTOLAN_BUDGET_SIGN_INS
 */
guint
portolan_budget_left (const PortolanSignInRecord *record, gint64 now)
{
  gint64 age = get_age (record, now);

  if (age < record->wait)
    return 0;
  if (age >= PORTOLAN_BUDGET_PERIOD)
    return PORTOLAN_BUDGET_SIGN_INS;
  return PORTOLAN_BUDGET_SIGN_INS - MIN (record->refused, PORTOLAN_BUDGET_SIGN_INS);
}

/**
 * portolan_budget_wait:
 * @record: what was refused so far
 * @now: seconds since 1970 (UTC)
 *
 * Returns: in how many seconds a sign-in may be tried, 0 if now
 */
gint64
portolan_budget_wait (const PortolanSignInRecord *record, gint64 now)
{
  gint64 wait;

  if (portolan_budget_left (record, now) > 0)
    return 0;

  wait = record->refused >= PORTOLAN_BUDGET_SIGN_INS ? MAX (record->wait, PORTOLAN_BUDGET_PERIOD)
                                                     : record->wait;
  return wait - get_age (record, now);
}

/**
 * portolan_budget_note_refused:
 * @record: what was refused so far
 * @attempts: how many sign-ins were made now, the last of which was refused
 * @wait: for how many seconds the server wants to be left alone, 0 if it did not say
 * @finding: what the refusal meant, an id
 * @now: seconds since 1970 (UTC)
 */
void
portolan_budget_note_refused (PortolanSignInRecord *record,
                              guint attempts,
                              gint64 wait,
                              const char *finding,
                              gint64 now)
{
  guint before = get_age (record, now) < PORTOLAN_BUDGET_PERIOD ? record->refused : 0;

  record->refused = before + attempts;
  record->since = now;
  record->wait = wait;
  g_free (record->finding);
  record->finding = g_strdup (finding);
}

/**
 * portolan_budget_clear:
 * @record: what was refused so far
 *
 * Forgets it: a sign-in worked.
 */
void
portolan_budget_clear (PortolanSignInRecord *record)
{
  g_clear_pointer (&record->finding, g_free);
  *record = (PortolanSignInRecord){ 0 };
}
