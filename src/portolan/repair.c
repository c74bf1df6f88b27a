/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Mending saved settings: prove what a check proposed, and save it in place of the old ones. */

#include "config.h"

#include "check/mend.h"
#include "portolan/account.h"
#include "portolan/private.h"
#include "store/store.h"

/* What was refused must be remembered; whether that worked changes nothing for the caller. */
static void
on_record_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  portolan_store_save_finish (result, NULL);
  g_task_return_pointer (task, NULL, NULL);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PortolanCheckup *self = g_task_get_source_object (task);
  const PortolanSettings *proved = portolan_checkup_get_result (self)->proved;
  GError *error = NULL;

  if (portolan_store_save_finish (result, &error))
    g_task_return_pointer (task,
                           portolan_account_new (proved->address, FALSE,
                                                 portolan_settings_copy (proved)),
                           g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_mended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PortolanCheckup *self = g_task_get_source_object (task);
  PortolanCheckResult *check = portolan_checkup_get_result (self);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  gboolean works = portolan_mend_finish (check, result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  portolan_checkup_update_advice (self);
  if (works)
    portolan_store_save_async (check->proved, cancellable, on_saved, g_steal_pointer (&task));
  else if (check->must_save)
    portolan_store_save_async (check->settings, NULL, on_record_saved, g_steal_pointer (&task));
  else
    g_task_return_pointer (task, NULL, NULL);
}

/**
 * portolan_checkup_repair_async:
 * @self: a checkup with a server
 * @accepted: (nullable) (array zero-terminated=1): what of [method@Portolan.Checkup.get_needs] the
 *   user accepted
 * @cancellable: (nullable): to leave early
 * @callback: (scope async): called when it is over
 * @user_data: for @callback
 *
 * Signs in at the server that the check found, with the saved password, and saves the settings in
 * place of the old ones. Nothing is saved unless they work.
 */
void
portolan_checkup_repair_async (PortolanCheckup *self,
                               const char *const *accepted,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  PortolanNeeds needs;

  g_return_if_fail (PORTOLAN_IS_CHECKUP (self));
  g_return_if_fail (portolan_checkup_get_server (self) != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, portolan_checkup_repair_async);
  if (portolan_accepted_parse (accepted, &needs, &error))
    portolan_mend_async (portolan_checkup_get_result (self), needs, cancellable, on_mended,
                         g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/**
 * portolan_checkup_repair_finish:
 * @self: a checkup
 * @result: what the callback was given
 * @error: return location for an error: %PORTOLAN_ERROR_STORE_UNAVAILABLE,
 *   %PORTOLAN_ERROR_STORE_LOCKED, %PORTOLAN_ERROR_INPUT if @accepted held something else, or
 *   %G_IO_ERROR_CANCELLED
 *
 * Ends what [method@Portolan.Checkup.repair_async] began.
 *
 * Returns: (transfer full) (nullable): the account as it is saved now; %NULL without an error if
 *   the server did not let it in, and [method@Portolan.Checkup.get_advice] says why
 */
PortolanAccount *
portolan_checkup_repair_finish (PortolanCheckup *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
