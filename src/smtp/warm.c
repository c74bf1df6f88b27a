/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* An idle conversation that is kept from growing cold while somebody looks for a password: NOOP now
 * and then (RFC 5321, section 4.1.1.9). */

#include "net/deadline.h"
#include "smtp/session.h"

#define PATIENCE 5   /* seconds that an answer may take */
#define MAX_NOOPS 24 /* some servers take a hundred for an attack */

#define CODE_OK 250

typedef struct {
  PortolanSession *session; /* unowned: has this */
  PortolanDeadline *patience;
  GTask *waking; /* nullable: who waits for the answer that is under way */
  guint pause;
  guint timer;
  guint n_noops;
  gboolean is_asking;
} Warmth;

static GQuark warmth_quark (void);
G_DEFINE_QUARK (portolan - session - warmth, warmth)

static void
warmth_free (gpointer data)
{
  Warmth *warmth = data;

  g_clear_handle_id (&warmth->timer, g_source_remove);
  g_clear_pointer (&warmth->patience, portolan_deadline_free);
  g_free (warmth);
}

static Warmth *
get_warmth (PortolanSession *self)
{
  return g_object_get_qdata (G_OBJECT (self), warmth_quark ());
}

static void
wake (GTask *task)
{
  g_task_return_boolean (task, portolan_session_is_alive (g_task_get_source_object (task)));
}

static gboolean ask (gpointer user_data);

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PortolanSession *self = PORTOLAN_SESSION (source);
  Warmth *warmth = user_data;
  g_autoptr (GTask) waking = g_steal_pointer (&warmth->waking);
  g_autoptr (PortolanReply) reply = portolan_session_exchange_finish (self, result, NULL);

  warmth->is_asking = FALSE;
  g_clear_pointer (&warmth->patience, portolan_deadline_free);
  if (reply == NULL || reply->code != CODE_OK)
    portolan_session_close (self);
  else if (waking == NULL)
    warmth->timer = g_timeout_add_seconds (warmth->pause, ask, warmth);

  if (waking != NULL)
    wake (waking);
}

static gboolean
ask (gpointer user_data)
{
  Warmth *warmth = user_data;

  warmth->timer = 0;
  if (warmth->n_noops++ == MAX_NOOPS || !portolan_session_is_alive (warmth->session))
    {
      portolan_session_close (warmth->session);
      return G_SOURCE_REMOVE;
    }

  warmth->is_asking = TRUE;
  warmth->patience = portolan_deadline_new (NULL);
  portolan_deadline_set (warmth->patience, g_get_monotonic_time () + PATIENCE * G_TIME_SPAN_SECOND);
  portolan_session_exchange_async (warmth->session, "NOOP", NULL,
                                   portolan_deadline_get_cancellable (warmth->patience),
                                   on_answered, warmth);
  return G_SOURCE_REMOVE;
}

/**
 * portolan_session_keep_warm:
 * @self: a session in which nothing is under way
 * @pause: seconds of silence between two signs of life: a server waits for five minutes (RFC 5321,
 *   section 4.5.3.2.7), a router on the way often for less than one
 *
 * Keeps it from growing cold, until portolan_session_wake_async() or its close; after two dozen
 * signs it is closed.
 */
void
portolan_session_keep_warm (PortolanSession *self, guint pause)
{
  Warmth *warmth = get_warmth (self);

  if (warmth == NULL)
    {
      warmth = g_new0 (Warmth, 1);
      warmth->session = self;
      g_object_set_qdata_full (G_OBJECT (self), warmth_quark (), warmth, warmth_free);
    }
  warmth->pause = pause;
  if (warmth->timer == 0 && !warmth->is_asking)
    warmth->timer = g_timeout_add_seconds (warmth->pause, ask, warmth);
}

/**
 * portolan_session_wake_async:
 * @self: a session, kept warm or not
 * @cancellable: (nullable): to leave early; the answer is still awaited, for seconds at most
 * @callback: called when the session is free for other things
 * @user_data: for @callback
 *
 * Ends the keeping warm.
 */
void
portolan_session_wake_async (PortolanSession *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Warmth *warmth = get_warmth (self);

  g_task_set_source_tag (task, portolan_session_wake_async);
  if (warmth != NULL)
    g_clear_handle_id (&warmth->timer, g_source_remove);
  if (warmth != NULL && warmth->is_asking)
    warmth->waking = g_steal_pointer (&task);
  else
    wake (task);
}

/**
 * portolan_session_wake_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location for an error, only if cancelled
 *
 * Returns: whether the session can be used, as far as is known on this side
 */
gboolean
portolan_session_wake_finish (PortolanSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
