/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* An absolute end for a chain of operations: a cancellable that is cancelled when the caller's is,
 * or when the time has come, whatever small steps a server makes in between. */

#include "net/deadline.h"

struct _PortolanDeadline {
  GCancellable *parent;
  gulong parent_handler;
  GCancellable *cancellable;
  GSource *timer;
  gboolean passed;
};

static void
on_parent_cancelled (GCancellable *parent, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/**
 * portolan_deadline_new:
 * @parent: (nullable): the caller's cancellable
 *
 * Returns: (transfer full): a deadline without a time yet
 */
PortolanDeadline *
portolan_deadline_new (GCancellable *parent)
{
  PortolanDeadline *deadline = g_new0 (PortolanDeadline, 1);

  deadline->cancellable = g_cancellable_new ();
  if (parent != NULL)
    {
      deadline->parent = g_object_ref (parent);
      deadline->parent_handler =
          g_cancellable_connect (parent, G_CALLBACK (on_parent_cancelled),
                                 g_object_ref (deadline->cancellable), g_object_unref);
    }

  return deadline;
}

static void
clear_timer (PortolanDeadline *deadline)
{
  if (deadline->timer != NULL)
    g_source_destroy (deadline->timer);
  g_clear_pointer (&deadline->timer, g_source_unref);
}

void
portolan_deadline_free (PortolanDeadline *deadline)
{
  clear_timer (deadline);
  if (deadline->parent != NULL)
    g_cancellable_disconnect (deadline->parent, deadline->parent_handler);
  g_clear_object (&deadline->parent);
  g_clear_object (&deadline->cancellable);
  g_free (deadline);
}

static gboolean
on_time_up (gpointer user_data)
{
  PortolanDeadline *deadline = user_data;

  deadline->passed = TRUE;
  g_cancellable_cancel (deadline->cancellable);
  return G_SOURCE_REMOVE;
}

/**
 * portolan_deadline_set:
 * @deadline: a deadline
 * @when: monotonic time in microseconds (g_get_monotonic_time())
 *
 * Sets the time, in place of one set earlier.
 */
void
portolan_deadline_set (PortolanDeadline *deadline, gint64 when)
{
  clear_timer (deadline);
  deadline->timer = g_timeout_source_new (0);
  g_source_set_ready_time (deadline->timer, when);
  g_source_set_callback (deadline->timer, on_time_up, deadline, NULL);
  g_source_set_static_name (deadline->timer, "portolan-deadline");
  g_source_attach (deadline->timer, g_main_context_get_thread_default ());
}

/**
 * portolan_deadline_stop:
 * @deadline: a deadline
 *
 * Ends it now, as if the time had come.
 */
void
portolan_deadline_stop (PortolanDeadline *deadline)
{
  clear_timer (deadline);
  on_time_up (deadline);
}

/**
 * portolan_deadline_has_passed:
 * @deadline: a deadline
 *
 * Returns: whether it was the time, not the caller, that cancelled
 */
gboolean
portolan_deadline_has_passed (PortolanDeadline *deadline)
{
  return deadline->passed && !g_cancellable_is_cancelled (deadline->parent);
}

/**
 * portolan_deadline_get_cancellable:
 * @deadline: a deadline
 *
 * Returns: (transfer none): what to give to the operations
 */
GCancellable *
portolan_deadline_get_cancellable (PortolanDeadline *deadline)
{
  return deadline->cancellable;
}
