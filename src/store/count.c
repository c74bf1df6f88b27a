/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The record of sign-ins alone, in place of the one that is saved with the settings. It must be
 * there before a password goes out, so it is not read back; and it is no change of the settings, so
 * their time stays. */

#include "store/keyring.h"
#include "store/settings-json.h"
#include "store/store.h"

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (portolan_keyring_store_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PortolanSettings *carrier = g_task_get_task_data (task);
  g_autoptr (PortolanSettings) settings = NULL;
  PortolanSignInRecord before;
  g_autoptr (SecretValue) secret = NULL;
  GError *error = NULL;

  settings = portolan_store_load_finish (result, &error);
  if (settings == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  before = settings->sign_ins;
  settings->sign_ins = carrier->sign_ins;
  carrier->sign_ins = before;
  secret = portolan_settings_to_secret (settings);
  portolan_keyring_store_async (settings->address, secret, g_task_get_cancellable (task), on_stored,
                                g_object_ref (task));
}

/**
 * portolan_store_count_async:
 * @account: the e-mail address, domain in lower case
 * @record: what is to be remembered of refused sign-ins
 * @cancellable: (nullable): to leave early
 * @callback: called when it is saved
 * @user_data: for @callback
 *
 * Saves @record with the settings of @account, which stay as they are.
 */
void
portolan_store_count_async (const char *account,
                            const PortolanSignInRecord *record,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  PortolanSettings *carrier = portolan_settings_new ();

  carrier->sign_ins = *record;
  carrier->sign_ins.finding = g_strdup (record->finding);
  g_task_set_source_tag (task, portolan_store_count_async);
  g_task_set_task_data (task, carrier, (GDestroyNotify) portolan_settings_free);
  portolan_store_load_async (account, cancellable, on_loaded, task);
}

/**
 * portolan_store_count_finish:
 * @result: what the callback was given
 * @error: return location for a %PORTOLAN_ERROR, %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it is saved
 */
gboolean
portolan_store_count_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
