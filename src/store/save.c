/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Saving: into the keyring, and out again to see that it is there. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/keyring.h"
#include "store/settings-json.h"
#include "store/store.h"

static gboolean
is_same_text (PortolanSettings *a, PortolanSettings *b)
{
  g_autoptr (SecretValue) one = portolan_settings_to_secret (a);
  g_autoptr (SecretValue) other = portolan_settings_to_secret (b);

  return g_strcmp0 (secret_value_get_text (one), secret_value_get_text (other)) == 0;
}

static void
on_read_back (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PortolanSettings *settings = g_task_get_task_data (task);
  g_autoptr (PortolanSettings) found = NULL;
  g_autoptr (GError) error = NULL;

  found = portolan_store_load_finish (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (found != NULL && found->password != NULL && is_same_text (found, settings))
    g_task_return_boolean (task, TRUE);
  else if (found != NULL && found->saved >= settings->saved)
    g_task_return_new_error (task, PORTOLAN_ERROR, PORTOLAN_ERROR_STORE_UNAVAILABLE,
                             _ ("Other settings were saved for this address at the same moment. "
                                "Please look at them."));
  else
    g_task_return_new_error (task, PORTOLAN_ERROR, PORTOLAN_ERROR_STORE_UNAVAILABLE,
                             _ ("Your keyring took the settings but does not give them back. "
                                "Please try again."));
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PortolanSettings *settings = g_task_get_task_data (task);
  GError *error = NULL;

  if (!portolan_keyring_store_finish (result, &error))
    g_task_return_error (task, error);
  else
    portolan_store_load_async (settings->address, g_task_get_cancellable (task), on_read_back,
                               g_object_ref (task));
}

/**
 * portolan_store_save_async:
 * @settings: settings with a password
 * @cancellable: (nullable): to leave early
 * @callback: called when they are saved and were read back
 * @user_data: for @callback
 *
 * Saves @settings with the present time, in place of earlier ones of the same account.
 */
void
portolan_store_save_async (const PortolanSettings *settings,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  PortolanSettings *copy = portolan_settings_copy (settings);
  g_autoptr (SecretValue) secret = NULL;

  copy->saved = g_get_real_time () / G_USEC_PER_SEC;
  secret = portolan_settings_to_secret (copy);
  g_task_set_source_tag (task, portolan_store_save_async);
  g_task_set_task_data (task, copy, (GDestroyNotify) portolan_settings_free);
  portolan_keyring_store_async (copy->address, secret, cancellable, on_stored, task);
}

/**
 * portolan_store_save_finish:
 * @result: what the callback was given
 * @error: return location for a %PORTOLAN_ERROR, %G_IO_ERROR_CANCELLED
 *
 * Returns: whether they are saved
 */
gboolean
portolan_store_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
