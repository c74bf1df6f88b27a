/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Several accounts, side by side. Together they tell what one alone can't: that something in
 * between answers for all servers. */

#include "advice/check-all.h"

#include "advice/diagnose.h"

typedef struct {
  GPtrArray *results; /* in the order of the accounts */
  guint n_pending;
} All;

typedef struct {
  GTask *task;
  guint index;
} One;

static void
result_free (gpointer result)
{
  g_clear_pointer ((PortolanCheckResult **) &result, portolan_check_result_free);
}

static void
all_free (All *self)
{
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_free (self);
}

/* In between */

static gboolean
is_intercepted (GPtrArray *results)
{
  g_autoptr (GPtrArray) attempts = g_ptr_array_new ();

  for (guint i = 0; i < results->len; i++)
    g_ptr_array_extend (attempts, ((PortolanCheckResult *) results->pdata[i])->attempts, NULL,
                        NULL);
  return portolan_diagnose_intercepted (attempts);
}

static void
blame_in_between (PortolanCheckResult *result)
{
  for (guint i = 0; i < result->findings->len; i++)
    {
      PortolanFinding *finding = &g_array_index (result->findings, PortolanFinding, i);

      if (*finding == PORTOLAN_FINDING_CERTIFICATE_UNTRUSTED)
        *finding = PORTOLAN_FINDING_INTERCEPTED;
    }
}

/* All of them */

static void
finish (GTask *task)
{
  All *self = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (is_intercepted (self->results))
    g_ptr_array_foreach (self->results, (GFunc) (void (*) (void)) blame_in_between, NULL);
  g_task_return_pointer (task, g_steal_pointer (&self->results),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree One *one = user_data;
  g_autoptr (GTask) task = one->task;
  All *self = g_task_get_task_data (task);

  self->results->pdata[one->index] = portolan_check_finish (result, NULL);
  if (--self->n_pending == 0)
    finish (task);
}

/**
 * portolan_check_all_async:
 * @settings: (element-type PortolanSettings): what to check
 * @options: (nullable): what to start from, for each
 * @func: (nullable): told of each step of each
 * @func_data: for @func
 * @cancellable: (nullable): to leave early
 * @callback: called when all are done
 * @user_data: for @callback
 *
 * Checks several accounts at once; see portolan_check_async().
 */
void
portolan_check_all_async (GPtrArray *settings,
                          const PortolanCheckOptions *options,
                          PortolanCheckFunc func,
                          gpointer func_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  All *self = g_new0 (All, 1);

  self->results = g_ptr_array_new_with_free_func (result_free);
  g_ptr_array_set_size (self->results, settings->len);
  self->n_pending = settings->len;
  g_task_set_source_tag (task, portolan_check_all_async);
  g_task_set_task_data (task, self, (GDestroyNotify) all_free);
  if (settings->len == 0)
    finish (task);

  for (guint i = 0; i < settings->len; i++)
    {
      One *one = g_new (One, 1);

      *one = (One){ g_object_ref (task), i };
      portolan_check_async (g_ptr_array_index (settings, i), options, func, func_data, cancellable,
                            on_checked, one);
    }
}

/**
 * portolan_check_all_finish:
 * @result: what the callback was given
 * @error: return location for an error, only if cancelled
 *
 * Returns: (transfer full) (element-type PortolanCheckResult): what came of each, in their order
 */
GPtrArray *
portolan_check_all_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
