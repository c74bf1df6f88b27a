/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Several accounts, side by side. Together they tell what one alone can't: that something in
 * between answers for all servers. */

#include "check/check-all.h"

#include "advice/diagnose.h"

/* More would only take each other's time: an account in trouble calls a dozen doors. */
#define MAX_AT_ONCE 8

typedef struct {
  GPtrArray *settings;
  char *error_text; /* nullable */
  PortolanCheckOptions options;
  PortolanCheckFunc func;
  gpointer func_data;
  GPtrArray *results; /* in the order of the accounts */
  guint next;
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
  g_clear_pointer (&self->settings, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_free (self->error_text);
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

static void begin_next (GTask *task);

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree One *one = user_data;
  g_autoptr (GTask) task = one->task;
  All *self = g_task_get_task_data (task);

  self->results->pdata[one->index] = portolan_check_finish (result, NULL);
  self->n_pending--;
  if (self->next < self->settings->len)
    begin_next (task);
  else if (self->n_pending == 0)
    finish (task);
}

static void
begin_next (GTask *task)
{
  All *self = g_task_get_task_data (task);
  One *one = g_new (One, 1);

  *one = (One){ g_object_ref (task), self->next };
  self->n_pending++;
  portolan_check_async (g_ptr_array_index (self->settings, self->next++), &self->options,
                        self->func, self->func_data, g_task_get_cancellable (task), on_checked,
                        one);
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
 * Checks several accounts, some at once; see portolan_check_async().
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

  self->settings = g_ptr_array_ref (settings);
  if (options != NULL)
    self->options = *options;
  self->options.error_text = self->error_text = g_strdup (self->options.error_text);
  self->func = func;
  self->func_data = func_data;
  self->results = g_ptr_array_new_with_free_func (result_free);
  g_ptr_array_set_size (self->results, settings->len);
  g_task_set_source_tag (task, portolan_check_all_async);
  g_task_set_task_data (task, self, (GDestroyNotify) all_free);
  if (settings->len == 0)
    finish (task);
  for (guint i = 0; i < MIN (settings->len, MAX_AT_ONCE); i++)
    begin_next (task);
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
