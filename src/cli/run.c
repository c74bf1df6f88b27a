/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A command line program does one thing after the other: it begins an operation with
 * portolan_run_on_ready() as its callback, then waits. Ctrl-C cancels whatever is under way. */

#include "cli/run.h"

#include <glib-unix.h>

struct _PortolanRun {
  GMainLoop *loop;
  GCancellable *cancellable;
  GAsyncResult *result;
  guint signals[2];
};

static gboolean
on_interrupted (gpointer user_data)
{
  PortolanRun *run = user_data;

  g_cancellable_cancel (run->cancellable);
  return G_SOURCE_CONTINUE;
}

PortolanRun *
portolan_run_new (void)
{
  PortolanRun *run = g_new0 (PortolanRun, 1);

  run->loop = g_main_loop_new (NULL, FALSE);
  run->cancellable = g_cancellable_new ();
  return run;
}

void
portolan_run_free (PortolanRun *run)
{
  for (gsize i = 0; i < G_N_ELEMENTS (run->signals); i++)
    g_clear_handle_id (&run->signals[i], g_source_remove);
  while (g_main_context_iteration (NULL, FALSE)) /* what was stopped gets to its end */
    ;
  g_clear_object (&run->result);
  g_clear_object (&run->cancellable);
  g_main_loop_unref (run->loop);
  g_free (run);
}

/**
 * portolan_run_on_ready:
 * @source: (nullable): what the operation belongs to
 * @result: its result
 * @run: a #PortolanRun
 *
 * The callback for every operation that portolan_run_wait() waits for.
 */
void
portolan_run_on_ready (GObject *source, GAsyncResult *result, gpointer run)
{
  PortolanRun *self = run;

  g_set_object (&self->result, result);
  g_main_loop_quit (self->loop);
}

/**
 * portolan_run_wait:
 * @run: a run, in which one operation was begun
 *
 * Returns: (transfer full): the result, for the operation's finish function
 */
GAsyncResult *
portolan_run_wait (PortolanRun *run)
{
  if (run->result == NULL)
    g_main_loop_run (run->loop);

  return g_steal_pointer (&run->result);
}

/**
 * portolan_run_get_cancellable:
 * @run: a run
 *
 * From the first call on, Ctrl-C cancels instead of ending the program.
 *
 * Returns: (transfer none): what to give to operations
 */
GCancellable *
portolan_run_get_cancellable (PortolanRun *run)
{
  if (run->signals[0] == 0)
    {
      run->signals[0] = g_unix_signal_add (SIGINT, on_interrupted, run);
      run->signals[1] = g_unix_signal_add (SIGTERM, on_interrupted, run);
    }

  return run->cancellable;
}

gboolean
portolan_run_was_interrupted (PortolanRun *run)
{
  return g_cancellable_is_cancelled (run->cancellable);
}
