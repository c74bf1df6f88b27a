/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The settings of one account, out of the keyring. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/keyring.h"
#include "store/read-items.h"
#include "store/store.h"

static void
return_not_saved (GTask *task)
{
  g_task_return_new_error (task, PORTOLAN_ERROR, PORTOLAN_ERROR_NOT_SAVED,
                           _ ("Nothing is saved for this address. Set it up first."));
}

static void
on_items_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) accounts = NULL;
  PortolanSavedAccount *newest;
  GError *error = NULL;

  accounts = portolan_read_items_finish (result, &error);
  if (accounts == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  newest = g_ptr_array_index (accounts, 0);
  if (newest->locked)
    g_task_return_new_error (task, PORTOLAN_ERROR, PORTOLAN_ERROR_STORE_LOCKED,
                             _ ("Your keyring, where this computer keeps passwords, is locked. "
                                "Unlock it and try again."));
  else if (newest->settings == NULL)
    g_task_return_new_error (task, PORTOLAN_ERROR, PORTOLAN_ERROR_STORE_UNREADABLE,
                             _ ("The saved settings can’t be read. Please set the account up "
                                "again."));
  else
    g_task_return_pointer (task, g_steal_pointer (&newest->settings),
                           (GDestroyNotify) portolan_settings_free);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) items = NULL;
  GError *error = NULL;

  items = portolan_keyring_search_finish (result, &error);
  if (items == NULL)
    g_task_return_error (task, error);
  else if (items->len == 0)
    return_not_saved (task);
  else
    portolan_read_items_async (items, g_task_get_cancellable (task), on_items_read,
                               g_object_ref (task));
}

/**
 * portolan_store_load_async:
 * @account: the e-mail address, domain in lower case
 * @cancellable: (nullable): to leave early
 * @callback: called with the settings
 * @user_data: for @callback
 *
 * Reads what is saved for @account; asks to unlock the keyring if needed.
 */
void
portolan_store_load_async (const char *account,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, portolan_store_load_async);
  portolan_keyring_search_async (account, cancellable, on_found, task);
}

/**
 * portolan_store_load_finish:
 * @result: what the callback was given
 * @error: return location for a %PORTOLAN_ERROR, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the settings with their password, or %NULL with @error
 */
PortolanSettings *
portolan_store_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
