/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "sign-in/budget.h"

#define NOW 1800000000

static const struct {
  PortolanSignInRecord record;
  guint left;
  gint64 wait;
} states[] = {
  { { 0, 0, 0, NULL }, 3, 0 },
  { { 1, NOW - 1, 0, NULL }, 2, 0 },
  { { 2, NOW, 0, NULL }, 1, 0 },
  { { 3, NOW - 60, 0, NULL }, 0, 29 * 60 },
  { { 9, NOW - 60, 0, NULL }, 0, 29 * 60 },
  { { 3, NOW - PORTOLAN_BUDGET_PERIOD, 0, NULL }, 3, 0 },
  { { 1, NOW - 60, 600, NULL }, 0, 540 },
  { { 1, NOW - 600, 600, NULL }, 2, 0 },
  { { 0, NOW - 60, 300, NULL }, 0, 240 },
  { { 3, NOW - 60, 3600, NULL }, 0, 3540 },
  { { 3, NOW - 2000, 3600, NULL }, 0, 1600 },
  { { 3, NOW + 9999, 3600, NULL }, 3, 0 }, /* the clock went back: it was wrong then or is now */
};

static void
test_states (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_test_message ("state %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (portolan_budget_left (&states[i].record, NOW), ==, states[i].left);
      g_assert_cmpint (portolan_budget_wait (&states[i].record, NOW), ==, states[i].wait);
    }
}

static void
test_refusals (void)
{
  PortolanSignInRecord record = { 0 };

  portolan_budget_note_refused (&record, 2, 0, "password-wrong", NOW);
  g_assert_cmpuint (portolan_budget_left (&record, NOW + 10), ==, 1);
  portolan_budget_note_refused (&record, 1, 0, "password-wrong", NOW + 10);
  g_assert_cmpuint (portolan_budget_left (&record, NOW + 20), ==, 0);

  /* when they are long ago, the count begins anew */
  portolan_budget_note_refused (&record, 1, 3600, "account-locked", NOW + 9000);
  g_assert_cmpuint (record.refused, ==, 1);
  g_assert_cmpstr (record.finding, ==, "account-locked");
  g_assert_cmpint (portolan_budget_wait (&record, NOW + 9000), ==, 3600);

  portolan_budget_clear (&record);
  g_assert_cmpuint (portolan_budget_left (&record, NOW + 9000), ==, 3);
  g_assert_null (record.finding);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/budget/states", test_states);
  g_test_add_func ("/budget/refusals", test_refusals);
  return g_test_run ();
}
