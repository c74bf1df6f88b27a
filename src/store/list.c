/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Every account of the keyring. */

#include "store/keyring.h"
#include "store/read-items.h"
#include "store/store.h"

#include <string.h>

static int
compare_accounts (gconstpointer a, gconstpointer b)
{
  const PortolanSavedAccount *one = *(PortolanSavedAccount *const *) a;
  const PortolanSavedAccount *other = *(PortolanSavedAccount *const *) b;

  return g_strcmp0 (one->account, other->account);
}

static void
drop_doubles (GPtrArray *accounts)
{
  for (guint i = accounts->len; i > 1; i--)
    {
      PortolanSavedAccount *account = g_ptr_array_index (accounts, i - 1);
      PortolanSavedAccount *before = g_ptr_array_index (accounts, i - 2);

      if (g_strcmp0 (account->account, before->account) == 0)
        g_ptr_array_remove_index (accounts, i - 1);
    }
}

static void
on_items_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *accounts = portolan_read_items_finish (result, &error);

  if (accounts == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_ptr_array_sort (accounts, compare_accounts);
  drop_doubles (accounts);
  g_task_return_pointer (task, accounts, (GDestroyNotify) g_ptr_array_unref);
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
  else
    portolan_read_items_async (items, g_task_get_cancellable (task), on_items_read,
                               g_object_ref (task));
}

/**
 * portolan_store_list_async:
 * @cancellable: (nullable): to leave early
 * @callback: called with the accounts
 * @user_data: for @callback
 *
 * Lists the saved accounts; asks to unlock the keyring if needed.
 */
void
portolan_store_list_async (GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, portolan_store_list_async);
  portolan_keyring_search_async (NULL, cancellable, on_found, task);
}

/**
 * portolan_store_list_finish:
 * @result: what the callback was given
 * @error: return location for a %PORTOLAN_ERROR, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type PortolanSavedAccount): the accounts by name
 */
GPtrArray *
portolan_store_list_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
