/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A task that is answered by libsecret, by our cancellable, or by the end of the keyring's program,
 * whichever comes first. libsecret's callback may never come: where a prompt's service answers out
 * of turn, or dies while it asks, its code returns no error. */

#include "config.h"

#include "store/guard.h"

#include <glib/gi18n-lib.h>

#include "model/error.h"
#include "store/sandbox.h"

#define KEYRING_NAME "org.freedesktop.secrets"

static gboolean outlives_bus;

struct _PortolanGuard {
  GTask *task; /* nullable: answered */
  GSource *cancelled;
  guint watch;
  gboolean was_seen;
};

static void
guard_clear (gpointer data)
{
  PortolanGuard *guard = data;

  g_clear_object (&guard->task);
}

static void
guard_release (gpointer guard)
{
  g_rc_box_release_full (guard, guard_clear);
}

/* The task, for the one who answers it. */
static GTask *
answer (PortolanGuard *guard)
{
  if (guard->cancelled != NULL)
    g_source_destroy (guard->cancelled);
  g_clear_pointer (&guard->cancelled, g_source_unref);
  g_clear_handle_id (&guard->watch, g_bus_unwatch_name);
  return g_steal_pointer (&guard->task);
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = answer (user_data);

  if (task != NULL)
    g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static void
on_appeared (GDBusConnection *bus, const char *name, const char *owner, gpointer user_data)
{
  PortolanGuard *guard = user_data;

  guard->was_seen = TRUE;
  if (outlives_bus)
    g_dbus_connection_set_exit_on_close (bus, FALSE);
}

/* Also called at the start, when the bus has yet to start it, or there is none to wait for. */
static void
on_vanished (GDBusConnection *bus, const char *name, gpointer user_data)
{
  PortolanGuard *guard = user_data;
  g_autoptr (GTask) task = guard->was_seen ? answer (guard) : NULL;

  if (task != NULL)
    g_task_return_new_error (task, PORTOLAN_ERROR, PORTOLAN_ERROR_STORE_UNAVAILABLE,
                             _ ("This computer’s keyring, the place for passwords, has stopped. "
                                "Please try again."));
}

/**
 * portolan_guard_outlive_bus:
 *
 * By default, the end of the session bus ends a program, with all that was typed into it. For
 * programs, at their start: a library leaves that to the program it is in.
 */
void
portolan_guard_outlive_bus (void)
{
  outlives_bus = TRUE;
}

/**
 * portolan_guard_new:
 * @source_tag: whose task it is
 * @cancellable: (nullable): to leave early
 * @callback: called when somebody has answered
 * @user_data: for @callback
 *
 * Returns: (transfer full): a guard, for the one call of libsecret that takes it again
 */
PortolanGuard *
portolan_guard_new (gpointer source_tag,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  PortolanGuard *guard = g_rc_box_new0 (PortolanGuard);

  portolan_sandbox_prepare ();
  guard->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (guard->task, source_tag);
  guard->watch =
      g_bus_watch_name (G_BUS_TYPE_SESSION, KEYRING_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                        on_appeared, on_vanished, g_rc_box_acquire (guard), guard_release);
  if (cancellable == NULL)
    return guard;

  guard->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (guard->cancelled, G_SOURCE_FUNC (on_cancelled), g_rc_box_acquire (guard),
                         guard_release);
  g_source_attach (guard->cancelled, g_main_context_get_thread_default ());
  return guard;
}

/**
 * portolan_guard_take:
 * @guard: (transfer full): a guard
 *
 * What libsecret's callback begins with.
 *
 * Returns: (transfer full) (nullable): the task to answer, %NULL if somebody else was faster
 */
GTask *
portolan_guard_take (PortolanGuard *guard)
{
  GTask *task = answer (guard);

  guard_release (guard);
  return task;
}
