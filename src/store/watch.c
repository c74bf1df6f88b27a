/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Changes of saved accounts, from the signals of the Secret Service. libsecret would load every
 * collection with all its items for that; here only our own items are asked for, by their
 * attributes, and no secret is read. A keyring that does not run is not started.
 */

#include "config.h"

#include "store/watch.h"

#define SECRETS "org.freedesktop.secrets"
#define SERVICE_PATH "/org/freedesktop/secrets"
#define SERVICE_INTERFACE "org.freedesktop.Secret.Service"
#define COLLECTION_INTERFACE "org.freedesktop.Secret.Collection"
#define ITEM_INTERFACE "org.freedesktop.Secret.Item"

struct _PortolanStoreWatch {
  GDBusConnection *connection;
  PortolanStoreWatchFunc func;
  gpointer user_data;
  GHashTable *accounts; /* object paths of our items to their accounts */
  GCancellable *cancellable;
  guint subscription;
};

/* One item whose attributes are asked for. */
typedef struct {
  PortolanStoreWatch *watch; /* gone when the question was cancelled */
  char *path;
  gboolean is_news;
} Question;

static void
question_free (Question *question)
{
  g_free (question->path);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
on_attributes (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) attributes = NULL;
  const char *application, *account;

  if (answer == NULL)
    return; /* the watch has ended, or the item is gone again */

  g_variant_get (answer, "(v)", &attributes);
  if (!g_variant_is_of_type (attributes, G_VARIANT_TYPE ("a{ss}")) ||
      !g_variant_lookup (attributes, "application", "&s", &application) ||
      !g_str_equal (application, PORTOLAN_APPLICATION_ID) ||
      !g_variant_lookup (attributes, "account", "&s", &account))
    return;

  g_hash_table_replace (question->watch->accounts, g_strdup (question->path), g_strdup (account));
  if (question->is_news)
    question->watch->func (account, question->watch->user_data);
}

static void
ask_attributes (PortolanStoreWatch *self, const char *path, gboolean is_news)
{
  Question *question = g_new0 (Question, 1);

  question->watch = self;
  question->path = g_strdup (path);
  question->is_news = is_news;
  g_dbus_connection_call (self->connection, SECRETS, path, "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", ITEM_INTERFACE, "Attributes"),
                          G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1,
                          self->cancellable, on_attributes, question);
}

static void
on_signal (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface,
           const char *name,
           GVariant *parameters,
           gpointer user_data)
{
  PortolanStoreWatch *self = user_data;
  g_autofree char *account = NULL;
  const char *item;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(o)")))
    return;

  g_variant_get (parameters, "(&o)", &item);
  if (!g_str_equal (name, "ItemDeleted"))
    ask_attributes (self, item, TRUE);
  else if (g_hash_table_steal_extended (self->accounts, item, NULL, (gpointer *) &account))
    self->func (account, self->user_data);
}

static void
learn (PortolanStoreWatch *self, GVariant *paths)
{
  GVariantIter iter;
  const char *path;

  g_variant_iter_init (&iter, paths);
  while (g_variant_iter_next (&iter, "&o", &path))
    ask_attributes (self, path, FALSE);
}

/* So that it is known later whose item was removed. */
static void
on_items (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) unlocked = NULL, locked = NULL;

  if (answer == NULL)
    return;

  g_variant_get (answer, "(@ao@ao)", &unlocked, &locked);
  learn (user_data, unlocked);
  learn (user_data, locked);
}

static void
ask_items (PortolanStoreWatch *self)
{
  GVariantBuilder attributes;

  g_variant_builder_init (&attributes, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&attributes, "{ss}", "application", PORTOLAN_APPLICATION_ID);
  g_dbus_connection_call (self->connection, SECRETS, SERVICE_PATH, SERVICE_INTERFACE, "SearchItems",
                          g_variant_new ("(a{ss})", &attributes), G_VARIANT_TYPE ("(aoao)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, on_items, self);
}

/**
 * portolan_store_watch_new:
 * @connection: the session bus
 * @func: called for each change, in the main context of the caller; for one save perhaps twice
 * @user_data: for @func
 *
 * Begins to watch the keyring.
 *
 * Returns: (transfer full): the watch, to be freed with portolan_store_watch_free()
 */
PortolanStoreWatch *
portolan_store_watch_new (GDBusConnection *connection,
                          PortolanStoreWatchFunc func,
                          gpointer user_data)
{
  PortolanStoreWatch *self = g_new0 (PortolanStoreWatch, 1);

  self->connection = g_object_ref (connection);
  self->func = func;
  self->user_data = user_data;
  self->accounts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cancellable = g_cancellable_new ();
  self->subscription =
      g_dbus_connection_signal_subscribe (connection, SECRETS, COLLECTION_INTERFACE, NULL, NULL,
                                          NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_signal, self, NULL);
  ask_items (self);
  return self;
}

void
portolan_store_watch_free (PortolanStoreWatch *self)
{
  g_dbus_connection_signal_unsubscribe (self->connection, self->subscription);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->accounts);
  g_object_unref (self->connection);
  g_free (self);
}
