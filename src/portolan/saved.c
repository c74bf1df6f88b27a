/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The accounts of the keyring: load, list, save, forget. */

#include "config.h"

#include "model/error.h"
#include "portolan/account.h"
#include "portolan/private.h"
#include "store/store.h"

/* Any address in the form under which it is saved. */
static PortolanAddress *
take_address (const char *address, GTask *task)
{
  GError *error = NULL;
  PortolanAddress *parsed = portolan_address_parse (address, &error);

  if (parsed == NULL)
    g_task_return_error (task, error);
  return parsed;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  PortolanSettings *settings = portolan_store_load_finish (result, &error);

  if (settings == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, portolan_account_new (settings->address, FALSE, settings),
                           g_object_unref);
}

/**
 * portolan_account_load_async:
 * @address: an e-mail address
 * @cancellable: (nullable): to leave early
 * @callback: (scope async): called when it is loaded
 * @user_data: for @callback
 *
 * Loads the settings that are saved for an address. If the user's keyring is locked, the user is
 * asked to unlock it.
 */
void
portolan_account_load_async (const char *address,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (PortolanAddress) parsed = NULL;

  g_return_if_fail (address != NULL);

  g_task_set_source_tag (task, portolan_account_load_async);
  parsed = take_address (address, task);
  if (parsed != NULL)
    portolan_store_load_async (parsed->text, cancellable, on_loaded, g_steal_pointer (&task));
}

/**
 * portolan_account_load_finish:
 * @result: what the callback was given
 * @error: return location for an error: %PORTOLAN_ERROR_NOT_SAVED if nothing is saved for that
 *   address, another [error@Portolan.Error] if it can't be read, or %G_IO_ERROR_CANCELLED
 *
 * Ends what [func@Portolan.Account.load_async] began.
 *
 * Returns: (transfer full): the account
 */
PortolanAccount *
portolan_account_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) saved = portolan_store_list_finish (result, &error);
  GPtrArray *accounts;

  if (saved == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  accounts = g_ptr_array_new_full (saved->len, g_object_unref);
  for (guint i = 0; i < saved->len; i++)
    {
      PortolanSavedAccount *account = g_ptr_array_index (saved, i);

      g_ptr_array_add (accounts, portolan_account_new (account->account, account->locked,
                                                       g_steal_pointer (&account->settings)));
    }
  g_task_return_pointer (task, accounts, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * portolan_account_list_async:
 * @cancellable: (nullable): to leave early
 * @callback: (scope async): called when they are listed
 * @user_data: for @callback
 *
 * Lists all saved accounts. The user is not asked to unlock anything: of those that are locked,
 * only the addresses are known.
 */
void
portolan_account_list_async (GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, portolan_account_list_async);
  portolan_store_list_async (cancellable, on_listed, task);
}

/**
 * portolan_account_list_finish:
 * @result: what the callback was given
 * @error: return location for an error: %PORTOLAN_ERROR_STORE_UNAVAILABLE or
 *   %G_IO_ERROR_CANCELLED
 *
 * Ends what [func@Portolan.Account.list_async] began.
 *
 * Returns: (transfer container) (element-type PortolanAccount): the accounts, maybe none
 */
GPtrArray *
portolan_account_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (portolan_store_forget_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * portolan_account_forget_async:
 * @address: an e-mail address
 * @cancellable: (nullable): to leave early
 * @callback: (scope async): called when it is gone
 * @user_data: for @callback
 *
 * Removes what is saved for an address from the user's keyring, its password with it.
 */
void
portolan_account_forget_async (const char *address,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (PortolanAddress) parsed = NULL;

  g_return_if_fail (address != NULL);

  g_task_set_source_tag (task, portolan_account_forget_async);
  parsed = take_address (address, task);
  if (parsed != NULL)
    portolan_store_forget_async (parsed->text, cancellable, on_forgotten, g_steal_pointer (&task));
}

/**
 * portolan_account_forget_finish:
 * @result: what the callback was given
 * @error: return location for an error: %PORTOLAN_ERROR_NOT_SAVED if nothing was saved for that
 *   address, another [error@Portolan.Error], or %G_IO_ERROR_CANCELLED
 *
 * Ends what [func@Portolan.Account.forget_async] began.
 *
 * Returns: whether it is gone
 */
gboolean
portolan_account_forget_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (portolan_store_save_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * portolan_account_save_async:
 * @self: an account that is readable
 * @cancellable: (nullable): to leave early
 * @callback: (scope async): called when it is saved
 * @user_data: for @callback
 *
 * Saves it in the user's keyring, with its password. What was saved for its address is replaced in
 * one step. If the keyring is locked, the user is asked to unlock it.
 */
void
portolan_account_save_async (PortolanAccount *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;

  g_return_if_fail (PORTOLAN_IS_ACCOUNT (self));
  g_return_if_fail (portolan_account_get_is_readable (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, portolan_account_save_async);
  portolan_store_save_async (portolan_account_get_settings (self), cancellable, on_saved, task);
}

/**
 * portolan_account_save_finish:
 * @self: an account
 * @result: what the callback was given
 * @error: return location for an error: %PORTOLAN_ERROR_STORE_UNAVAILABLE,
 *   %PORTOLAN_ERROR_STORE_LOCKED or %G_IO_ERROR_CANCELLED
 *
 * Ends what [method@Portolan.Account.save_async] began.
 *
 * Returns: whether it is saved
 */
gboolean
portolan_account_save_finish (PortolanAccount *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
