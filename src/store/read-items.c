/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The secrets of items that a search found, one after the other, as accounts. */

#include "store/read-items.h"

#include "store/settings-json.h"

typedef struct {
  GPtrArray *items; /* SecretRetrievable */
  guint next;
  GPtrArray *accounts;
} Reading;

static void
reading_free (Reading *reading)
{
  g_ptr_array_unref (reading->items);
  g_clear_pointer (&reading->accounts, g_ptr_array_unref);
  g_free (reading);
}

/**
 * portolan_saved_account_free:
 * @account: an account
 */
void
portolan_saved_account_free (PortolanSavedAccount *account)
{
  g_free (account->account);
  g_clear_pointer (&account->settings, portolan_settings_free);
  g_free (account);
}

static void read_next (GTask *task);

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  SecretRetrievable *item = SECRET_RETRIEVABLE (source);
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (item);
  g_autoptr (GError) error = NULL;
  SecretValue *secret = secret_retrievable_retrieve_secret_finish (item, result, &error);
  PortolanSavedAccount *account;

  if (g_task_return_error_if_cancelled (task))
    {
      g_clear_pointer (&secret, secret_value_unref);
      return;
    }

  account = g_new0 (PortolanSavedAccount, 1);
  account->account = g_strdup (g_hash_table_lookup (attributes, "account"));
  account->locked = secret == NULL;
  account->settings = secret != NULL ? portolan_settings_from_secret (secret, NULL) : NULL;
  g_ptr_array_add (reading->accounts, account);
  g_clear_pointer (&secret, secret_value_unref);
  read_next (task);
}

static void
read_next (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  if (reading->next == reading->items->len)
    {
      g_task_return_pointer (task, g_steal_pointer (&reading->accounts),
                             (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  secret_retrievable_retrieve_secret (g_ptr_array_index (reading->items, reading->next++),
                                      g_task_get_cancellable (task), on_read, g_object_ref (task));
}

/**
 * portolan_read_items_async:
 * @items: (element-type SecretRetrievable): what portolan_keyring_search_finish() gave
 * @cancellable: (nullable): to leave early
 * @callback: called with the accounts
 * @user_data: for @callback
 *
 * Reads what the items hold.
 */
void
portolan_read_items_async (GPtrArray *items,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->items = g_ptr_array_ref (items);
  reading->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_saved_account_free);
  g_task_set_source_tag (task, portolan_read_items_async);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  read_next (task);
}

/**
 * portolan_read_items_finish:
 * @result: what the callback was given
 * @error: return location for an error, only if cancelled
 *
 * Returns: (transfer full) (element-type PortolanSavedAccount): in the order of the items
 */
GPtrArray *
portolan_read_items_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
