/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The keyring behind libsecret: store, search, clear. Each call ends at once when its cancellable
 * is cancelled, and when the keyring's program ends, whatever libsecret does. Errors become
 * sentences here. */

#include "config.h"

#include "store/keyring.h"

#include <glib/gi18n-lib.h>

#include "model/error.h"
#include "store/guard.h"

#define SCHEMA_NAME "org.portolan.OutgoingMail"
#define ATTRIBUTE_APPLICATION "application"
#define ATTRIBUTE_ACCOUNT "account"

/* These two attributes for ever: they make a save replace the item. The schema's name is written
 * but not asked for: not every keyring keeps it. */
static const SecretSchema schema = {
  SCHEMA_NAME,
  SECRET_SCHEMA_DONT_MATCH_NAME,
  {
      { ATTRIBUTE_APPLICATION, SECRET_SCHEMA_ATTRIBUTE_STRING },
      { ATTRIBUTE_ACCOUNT, SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
  },
  0,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
};

static GHashTable *
make_attributes (const char *account)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_hash_table_insert (attributes, (char *) ATTRIBUTE_APPLICATION,
                       g_strdup (PORTOLAN_APPLICATION_ID));
  if (account != NULL)
    g_hash_table_insert (attributes, (char *) ATTRIBUTE_ACCOUNT, g_strdup (account));
  return attributes;
}

/* Errors */

static GError *
new_locked_error (void)
{
  return g_error_new_literal (
      PORTOLAN_ERROR, PORTOLAN_ERROR_STORE_LOCKED,
      _ ("Your keyring, where this computer keeps passwords, is locked. Unlock it and try again."));
}

static GError *
translate_error (GError *owned_error)
{
  g_autoptr (GError) error = owned_error;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || error->domain == PORTOLAN_ERROR)
    return g_steal_pointer (&error);

  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return new_locked_error ();

  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD))
    return g_error_new_literal (
        PORTOLAN_ERROR, PORTOLAN_ERROR_STORE_LOCKED,
        _ ("This computer has no keyring for your passwords yet. Try again, and choose a password "
           "for it when you are asked."));

  return g_error_new (PORTOLAN_ERROR, PORTOLAN_ERROR_STORE_UNAVAILABLE,
                      _ ("This computer’s keyring, the place for passwords, does not answer. (%s)"),
                      error->message);
}

/* Store */

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = portolan_guard_take (user_data);
  GError *error = NULL;
  gboolean stored = secret_password_store_finish (result, &error);

  if (task == NULL)
    g_clear_error (&error);
  else if (stored)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error != NULL ? translate_error (error) : new_locked_error ());
}

/**
 * portolan_keyring_store_async:
 * @account: the e-mail address
 * @secret: what to keep, as text/plain
 * @cancellable: (nullable): to leave early
 * @callback: called when it is stored
 * @user_data: for @callback
 *
 * Puts the account's one item into the keyring, in place of an earlier one.
 */
void
portolan_keyring_store_async (const char *account,
                              SecretValue *secret,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GHashTable) attributes = make_attributes (account);
  /* Translators: the name of an item in the list of saved passwords. %s is an e-mail address. */
  g_autofree char *label = g_strdup_printf (_ ("Outgoing mail: %s"), account);

  secret_password_storev_binary (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, secret,
                                 cancellable, on_stored,
                                 portolan_guard_new (portolan_keyring_store_async, cancellable,
                                                     callback, user_data));
}

gboolean
portolan_keyring_store_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Search */

/* Whether we have written it: other programs' items lack the name of our schema. */
static gboolean
is_ours (SecretRetrievable *item)
{
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (item);

  return g_strcmp0 (g_hash_table_lookup (attributes, "xdg:schema"), SCHEMA_NAME) == 0;
}

/* The newest first. A keyring counts in seconds: of the same age, ours. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  SecretRetrievable *one = *(SecretRetrievable *const *) a;
  SecretRetrievable *other = *(SecretRetrievable *const *) b;
  guint64 modified = secret_retrievable_get_modified (one);
  guint64 other_modified = secret_retrievable_get_modified (other);

  if (modified != other_modified)
    return modified > other_modified ? -1 : 1;
  return (int) is_ours (other) - (int) is_ours (one);
}

static void
on_searched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = portolan_guard_take (user_data);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GError *error = NULL;
  GList *found = secret_password_search_finish (result, &error);

  for (GList *item = found; item != NULL; item = item->next)
    g_ptr_array_add (items, item->data);
  g_list_free (found);
  g_ptr_array_sort (items, compare_items);

  if (task == NULL)
    g_clear_error (&error);
  else if (error == NULL)
    g_task_return_pointer (task, g_steal_pointer (&items), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, translate_error (error));
}

/**
 * portolan_keyring_search_async:
 * @account: (nullable): the e-mail address, %NULL for all
 * @cancellable: (nullable): to leave early
 * @callback: called with the items
 * @user_data: for @callback
 *
 * Looks for items, and asks to unlock them. One that stays locked is found all the same.
 */
void
portolan_keyring_search_async (const char *account,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GHashTable) attributes = make_attributes (account);

  secret_password_searchv (&schema, attributes,
                           SECRET_SEARCH_ALL | SECRET_SEARCH_UNLOCK | SECRET_SEARCH_LOAD_SECRETS,
                           cancellable, on_searched,
                           portolan_guard_new (portolan_keyring_search_async, cancellable, callback,
                                               user_data));
}

/**
 * portolan_keyring_search_finish:
 * @result: what the callback was given
 * @error: return location for a %PORTOLAN_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type SecretRetrievable): the items, newest first
 */
GPtrArray *
portolan_keyring_search_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Clear */

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = portolan_guard_take (user_data);
  GError *error = NULL;
  gboolean cleared = secret_password_clear_finish (result, &error);

  if (task == NULL)
    g_clear_error (&error);
  else if (cleared)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error != NULL ? translate_error (error) : new_locked_error ());
}

/**
 * portolan_keyring_clear_async:
 * @account: the e-mail address
 * @cancellable: (nullable): to leave early
 * @callback: called when it is gone
 * @user_data: for @callback
 *
 * Takes the account's item out of the keyring.
 */
void
portolan_keyring_clear_async (const char *account,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GHashTable) attributes = make_attributes (account);

  secret_password_clearv (&schema, attributes, cancellable, on_cleared,
                          portolan_guard_new (portolan_keyring_clear_async, cancellable, callback,
                                              user_data));
}

gboolean
portolan_keyring_clear_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
