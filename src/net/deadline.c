/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* An absolute end for a chain of operations: a cancellable that is cancelled when the caller's is,
 * or when the time has come, whatever small steps a server makes in between. The time goes on while
 * the computer sleeps: what was begun before is not taken up again hours later, on another network,
 * but ends as soon as it wakes. */

#include "config.h"

#include "net/deadline.h"

#include <glib-unix.h>
#include <unistd.h>
#ifdef HAVE_TIMERFD
#include <sys/timerfd.h>
#endif

struct _PortolanDeadline {
  GCancellable *parent;
  gulong parent_handler;
  GCancellable *cancellable;
  GSource *timer;
  int clock; /* that the timer watches, or -1 */
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
  deadline->clock = -1;
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
  if (deadline->clock >= 0)
    close (deadline->clock);
  deadline->clock = -1;
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

static gboolean
on_clock (int clock, GIOCondition condition, gpointer user_data)
{
  return on_time_up (user_data);
}

/* GLib's own timers stand still while the computer sleeps; the kernel has one that does not. */
static int
new_clock (gint64 left)
{
#ifdef HAVE_TIMERFD
  const struct itimerspec time = {
    .it_value = { left / G_USEC_PER_SEC, left % G_USEC_PER_SEC * 1000 },
  };
  int clock = timerfd_create (CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK);

  if (clock >= 0 && timerfd_settime (clock, 0, &time, NULL) == 0)
    return clock;
  if (clock >= 0)
    close (clock);
#endif
  return -1;
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
  deadline->clock = new_clock (MAX (when - g_get_monotonic_time (), 1));
  if (deadline->clock >= 0)
    {
      deadline->timer = g_unix_fd_source_new (deadline->clock, G_IO_IN);
      g_source_set_callback (deadline->timer, G_SOURCE_FUNC (on_clock), deadline, NULL);
    }
  else
    {
      deadline->timer = g_timeout_source_new (0);
      g_source_set_ready_time (deadline->timer, when);
      g_source_set_callback (deadline->timer, on_time_up, deadline, NULL);
    }
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
