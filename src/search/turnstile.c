/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Lets only so many connections be open at once. Who must wait is let in by rank, so that the doors
 * that matter most are never behind those that matter least. */

#include "search/turnstile.h"

struct _PortolanTurnstile {
  GObject parent_instance;

  guint room;
  guint n_inside;
  GQueue waiting; /* (element-type Waiting), the best rank first */
};

typedef struct {
  GTask *task;
  guint64 rank;
  GSource *cancelled; /* nullable */
} Waiting;

G_DEFINE_FINAL_TYPE (PortolanTurnstile, portolan_turnstile, G_TYPE_OBJECT)

static void
waiting_free (Waiting *waiting)
{
  if (waiting->cancelled != NULL)
    g_source_destroy (waiting->cancelled);
  g_clear_pointer (&waiting->cancelled, g_source_unref);
  g_object_unref (waiting->task);
  g_free (waiting);
}

/* Nobody waits any more: each who does holds a reference. */
static void
portolan_turnstile_finalize (GObject *object)
{
  g_assert (g_queue_is_empty (&PORTOLAN_TURNSTILE (object)->waiting));

  G_OBJECT_CLASS (portolan_turnstile_parent_class)->finalize (object);
}

static void
portolan_turnstile_class_init (PortolanTurnstileClass *class)
{
  G_OBJECT_CLASS (class)->finalize = portolan_turnstile_finalize;
}

static void
portolan_turnstile_init (PortolanTurnstile *self)
{
  g_queue_init (&self->waiting);
}

/**
 * portolan_turnstile_new:
 * @room: how many may be inside at once
 *
 * Returns: (transfer full): a turnstile with nobody inside
 */
PortolanTurnstile *
portolan_turnstile_new (guint room)
{
  PortolanTurnstile *self = g_object_new (PORTOLAN_TYPE_TURNSTILE, NULL);

  self->room = room;
  return self;
}

static void
let_in (PortolanTurnstile *self)
{
  g_autoptr (PortolanTurnstile) alive = g_object_ref (self);

  while (self->n_inside < self->room && !g_queue_is_empty (&self->waiting))
    {
      Waiting *next = g_queue_pop_head (&self->waiting);

      self->n_inside++;
      g_task_return_boolean (next->task, TRUE);
      waiting_free (next);
    }
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (PortolanTurnstile) self = g_object_ref (g_task_get_source_object (waiting->task));

  g_queue_remove (&self->waiting, waiting);
  g_task_return_error_if_cancelled (waiting->task);
  waiting_free (waiting);
  return G_SOURCE_REMOVE;
}

/* Of equals, who has waited longer. */
static int
compare_waiting (gconstpointer waiting, gconstpointer newcomer, gpointer user_data)
{
  return ((const Waiting *) waiting)->rank <= ((const Waiting *) newcomer)->rank ? -1 : 1;
}

/**
 * portolan_turnstile_enter_async:
 * @self: a turnstile
 * @rank: who has the lowest is let in first
 * @cancellable: (nullable): to give up waiting
 * @callback: called when there is room
 * @user_data: for @callback
 *
 * Goes in, or waits for room. Who has entered leaves with portolan_turnstile_leave().
 */
void
portolan_turnstile_enter_async (PortolanTurnstile *self,
                                guint64 rank,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->task = g_task_new (self, cancellable, callback, user_data);
  waiting->rank = rank;
  g_task_set_source_tag (waiting->task, portolan_turnstile_enter_async);
  /* Whoever has entered must know of it, or nobody would leave again. */
  g_task_set_check_cancellable (waiting->task, FALSE);
  if (cancellable != NULL)
    {
      waiting->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiting->cancelled, G_SOURCE_FUNC (on_cancelled), waiting, NULL);
      g_source_attach (waiting->cancelled, g_main_context_get_thread_default ());
    }

  g_queue_insert_sorted (&self->waiting, waiting, compare_waiting, NULL);
  let_in (self);
}

/**
 * portolan_turnstile_enter_finish:
 * @self: a turnstile
 * @result: what the callback was given
 * @error: return location for an error, only if cancelled
 *
 * Returns: whether the caller is inside
 */
gboolean
portolan_turnstile_enter_finish (PortolanTurnstile *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * portolan_turnstile_push_in:
 * @self: a turnstile
 * @n: how many
 *
 * Enters at once, with or without room: for those who cannot be made to wait.
 */
void
portolan_turnstile_push_in (PortolanTurnstile *self, guint n)
{
  self->n_inside += n;
}

/**
 * portolan_turnstile_leave:
 * @self: a turnstile
 * @n: how many leave
 */
void
portolan_turnstile_leave (PortolanTurnstile *self, guint n)
{
  g_return_if_fail (n <= self->n_inside);

  self->n_inside -= n;
  let_in (self);
}
