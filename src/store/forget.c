/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Forgetting an account: "forgotten" is only said when it is gone. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/keyring.h"
#include "store/store.h"

static void
on_looked_again (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) items = NULL;
  GError *error = NULL;

  items = portolan_keyring_search_finish (result, &error);
  if (items == NULL)
    g_task_return_error (task, error);
  else if (items->len > 0)
    g_task_return_new_error (task, PORTOLAN_ERROR, PORTOLAN_ERROR_STORE_LOCKED,
                             _ ("Your keyring did not let go of the settings. Unlock it and try "
                                "again."));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!portolan_keyring_clear_finish (result, &error))
    g_task_return_error (task, error);
  else
    portolan_keyring_search_async (g_task_get_task_data (task), g_task_get_cancellable (task),
                                   on_looked_again, g_object_ref (task));
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
    g_task_return_new_error (task, PORTOLAN_ERROR, PORTOLAN_ERROR_NOT_SAVED,
                             _ ("Nothing is saved for this address."));
  else
    portolan_keyring_clear_async (g_task_get_task_data (task), g_task_get_cancellable (task),
                                  on_cleared, g_object_ref (task));
}

/**
 * portolan_store_forget_async:
 * @account: the e-mail address, domain in lower case
 * @cancellable: (nullable): to leave early
 * @callback: called when it is gone
 * @user_data: for @callback
 *
 * Removes what is saved for @account.
 */
void
portolan_store_forget_async (const char *account,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, portolan_store_forget_async);
  g_task_set_task_data (task, g_strdup (account), g_free);
  portolan_keyring_search_async (account, cancellable, on_found, task);
}

gboolean
portolan_store_forget_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
