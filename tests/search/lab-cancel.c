/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Runs in the lab: a search that is left at every turn of the main loop, and at every stage. */

#include "net/resolver.h"
#include "net/trust-store.h"
#include "search/search.h"

typedef struct {
  PortolanSearch *search; /* a weak pointer once it is let go of */
  GCancellable *cancellable;
  guint n_answers;
  guint n_signals;
  gboolean is_left;
  gboolean was_cancelled;
  int leave_at_stage; /* -1 for never */
} Left;

static void
leave (Left *left)
{
  left->is_left = TRUE;
  left->n_signals = 0;
  g_cancellable_cancel (left->cancellable);
}

static void
on_attempt_changed (PortolanSearch *search, PortolanAttempt *attempt, Left *left)
{
  left->n_signals++;
  if (!left->is_left && (int) attempt->stage == left->leave_at_stage)
    leave (left);
}

static void
on_settled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Left *left = user_data;
  g_autoptr (GError) error = NULL;

  left->n_answers++;
  portolan_search_run_finish (PORTOLAN_SEARCH (source), result, &error);
  left->was_cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
begin (Left *left, const char *typed)
{
  g_autoptr (PortolanAddress) address = portolan_address_parse (typed, NULL);

  left->search = portolan_search_new (address, NULL);
  left->cancellable = g_cancellable_new ();
  g_signal_connect (left->search, "attempt-changed", G_CALLBACK (on_attempt_changed), left);
  portolan_search_run_async (left->search, left->cancellable, on_settled, left);
}

/* It answers once, says nothing more, and lets go of everything. */
static void
check_end (Left *left)
{
  PortolanSearch *search = left->search;
  gint64 end = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;

  while (left->n_answers == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (left->n_answers, ==, 1);

  g_signal_handlers_disconnect_by_data (search, left);
  g_object_add_weak_pointer (G_OBJECT (search), (gpointer *) &left->search);
  g_object_unref (search);
  while (left->search != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (left->search);
  g_assert_cmpuint (left->n_answers, ==, 1);
  g_clear_object (&left->cancellable);
}

static const char *const addresses[] = {
  "bob@smtp-only.test",   "bob@all-differ.test",       "bob@file-endless.test",
  "bob@mx-provider.test", "bob@certificate-name.test",
};

/* Left after one turn of the main loop, after two, and so on, up to the end. */
static void
test_every_turn (gconstpointer data)
{
  gboolean is_done = FALSE;

  for (guint n_turns = 0; !is_done && n_turns < 400; n_turns += n_turns < 40 ? 1 : 9)
    {
      Left left = { .leave_at_stage = -1 };

      begin (&left, data);
      for (guint i = 0; i < n_turns && left.n_answers == 0; i++)
        g_main_context_iteration (NULL, TRUE);
      is_done = left.n_answers > 0;
      leave (&left);
      check_end (&left);
      g_assert_true (is_done || left.was_cancelled);
    }
}

static void
test_every_stage (gconstpointer data)
{
  for (int stage = PORTOLAN_STAGE_RESOLVE; stage <= PORTOLAN_STAGE_EHLO_TLS; stage++)
    {
      Left left = { .leave_at_stage = stage };

      begin (&left, data);
      while (!left.is_left && left.n_answers == 0)
        g_main_context_iteration (NULL, TRUE);
      check_end (&left);
      if (left.is_left)
        g_assert_cmpuint (left.n_signals, ==, 0);
    }
}

/* GIO tells a lot about each connection. */
static void
log_what_matters (const char *domain, GLogLevelFlags level, const char *text, gpointer user_data)
{
  if ((level & G_LOG_LEVEL_MASK) < G_LOG_LEVEL_INFO)
    g_log_default_handler (domain, level, text, user_data);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_default_handler (log_what_matters, NULL);
  portolan_resolver_make_default ();
  portolan_trust_store_make_default ();
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *turns = g_strconcat ("/cancel/every-turn/", addresses[i], NULL);
      g_autofree char *stages = g_strconcat ("/cancel/every-stage/", addresses[i], NULL);

      g_test_add_data_func (turns, addresses[i], test_every_turn);
      g_test_add_data_func (stages, addresses[i], test_every_stage);
    }
  return g_test_run ();
}
