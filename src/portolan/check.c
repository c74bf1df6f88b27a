/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Checking a saved account. Sign-ins that were refused are remembered in the keyring at once, so
 * that no program can get an account locked by checking it again and again. */

#include "config.h"

#include "check/check.h"
#include "portolan/account.h"
#include "portolan/private.h"
#include "store/store.h"

/* Whether the record could be kept or not: the check itself is done. */
static void
on_record_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  portolan_store_save_finish (result, NULL);
  g_task_return_pointer (task, g_object_ref (g_task_get_task_data (task)), g_object_unref);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  PortolanCheckResult *check = portolan_check_finish (result, &error);

  if (check == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, portolan_checkup_new (check), g_object_unref);
  if (check->must_save)
    portolan_store_save_async (check->settings, NULL, on_record_saved, g_steal_pointer (&task));
  else
    g_task_return_pointer (task, g_object_ref (g_task_get_task_data (task)), g_object_unref);
}

/**
 * portolan_account_check_async:
 * @self: an account that is readable
 * @reply: (nullable): what the server said when sending failed, in whatever wrapping
 * @timeout: seconds for all of it, 0 for the usual 20
 * @cancellable: (nullable): to leave early
 * @callback: (scope async): called when it is over
 * @user_data: for @callback
 *
 * Checks saved settings step by step, finds out what is wrong, and what would work now. At most two
 * sign-ins are made; none if earlier ones were refused too often or lately, or if @reply says that
 * the settings have nothing to do with it.
 */
void
portolan_account_check_async (PortolanAccount *self,
                              const char *reply,
                              guint timeout,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  const PortolanCheckOptions options = { .error_text = reply, .timeout = timeout };
  GTask *task;

  g_return_if_fail (PORTOLAN_IS_ACCOUNT (self));
  g_return_if_fail (portolan_account_get_is_readable (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, portolan_account_check_async);
  portolan_check_async (portolan_account_get_settings (self), &options, NULL, NULL, cancellable,
                        on_checked, task);
}

/**
 * portolan_account_check_finish:
 * @self: an account
 * @result: what the callback was given
 * @error: return location for an error, only %G_IO_ERROR_CANCELLED
 *
 * Ends what [method@Portolan.Account.check_async] began.
 *
 * Returns: (transfer full): what came of it
 */
PortolanCheckup *
portolan_account_check_finish (PortolanAccount *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
