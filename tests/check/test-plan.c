/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/plan.h"

/* What must never lead to a sign-in, by where it lies. */
static void
test_never_sign_in (void)
{
  for (guint i = 0; i < PORTOLAN_N_FINDINGS; i++)
    {
      PortolanWhere where = portolan_finding_get_where (i);

      g_test_message ("%s", portolan_finding_get_id (i));
      if (where == PORTOLAN_WHERE_MESSAGE || where == PORTOLAN_WHERE_RECIPIENT)
        g_assert_cmpint (portolan_plan_for (i), ==, PORTOLAN_PLAN_TELL);
      if (portolan_plan_for (i) != PORTOLAN_PLAN_SIGN_IN)
        g_assert_false (portolan_plan_is_disproved (i));
    }

  g_assert_cmpint (portolan_plan_for (PORTOLAN_FINDING_SENDING_LIMIT), ==, PORTOLAN_PLAN_TELL);
  g_assert_cmpint (portolan_plan_for (PORTOLAN_FINDING_ACCOUNT_LOCKED), ==, PORTOLAN_PLAN_LOOK);
  g_assert_cmpint (portolan_plan_for (PORTOLAN_FINDING_SIGN_IN_TEMPORARY), ==, PORTOLAN_PLAN_LOOK);
  g_assert_cmpint (portolan_plan_for (PORTOLAN_FINDING_SERVER_BUSY), ==, PORTOLAN_PLAN_LOOK);
  g_assert_cmpint (portolan_plan_for (PORTOLAN_FINDING_PASSWORD_WRONG), ==, PORTOLAN_PLAN_SIGN_IN);
}

/* No search for a limit, a refused text, a recipient, or anything of the account. */
static void
test_never_search (void)
{
  for (guint i = 0; i < PORTOLAN_N_FINDINGS; i++)
    {
      PortolanWhere where = portolan_finding_get_where (i);

      g_test_message ("%s", portolan_finding_get_id (i));
      if (where == PORTOLAN_WHERE_MESSAGE || where == PORTOLAN_WHERE_RECIPIENT ||
          where == PORTOLAN_WHERE_ACCOUNT || where == PORTOLAN_WHERE_NONE)
        g_assert_false (portolan_plan_helps_to_look (i));
    }

  g_assert_true (portolan_plan_helps_to_look (PORTOLAN_FINDING_CONNECTION_REFUSED));
  g_assert_true (portolan_plan_helps_to_look (PORTOLAN_FINDING_PORT_BLOCKED));
  g_assert_true (portolan_plan_helps_to_look (PORTOLAN_FINDING_NAME_NOT_FOUND));
  g_assert_false (portolan_plan_helps_to_look (PORTOLAN_FINDING_INTERCEPTED));
  g_assert_false (portolan_plan_helps_to_look (PORTOLAN_FINDING_RESOLVER_FAILED));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/never-sign-in", test_never_sign_in);
  g_test_add_func ("/plan/never-search", test_never_search);
  return g_test_run ();
}
