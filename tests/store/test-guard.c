/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "store/guard.h"

static void
on_owner (GDBusConnection *bus, const char *name, const char *owner, gpointer is_seen)
{
  *(gboolean *) is_seen = TRUE;
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
}

/* The guard sees its keyring before we do, who ask after it. */
static void
guard_once (GDBusConnection *keyring)
{
  gboolean is_seen = FALSE;
  PortolanGuard *guard = portolan_guard_new (guard_once, NULL, on_answered, NULL);
  g_autoptr (GTask) task = NULL;
  guint watch = g_bus_watch_name (G_BUS_TYPE_SESSION, "org.freedesktop.secrets",
                                  G_BUS_NAME_WATCHER_FLAGS_NONE, on_owner, NULL, &is_seen, NULL);

  while (!is_seen)
    g_main_context_iteration (NULL, TRUE);
  g_bus_unwatch_name (watch);
  task = portolan_guard_take (guard);
  g_task_return_boolean (task, TRUE);
}

static GDBusConnection *
connect_keyring (const char *address)
{
  GDBusConnection *keyring =
      g_dbus_connection_new_for_address_sync (address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, NULL);

  g_assert_nonnull (keyring);
  g_bus_own_name_on_connection (keyring, "org.freedesktop.secrets", G_BUS_NAME_OWNER_FLAGS_NONE,
                                NULL, NULL, NULL, NULL);
  return keyring;
}

/* What the end of the bus means is up to the program: ours go on, others do as they did. */
static void
test_end_of_bus (void)
{
  g_autoptr (GTestDBus) daemon = g_test_dbus_new (G_TEST_DBUS_NONE);
  GDBusConnection *bus, *keyring;

  g_test_dbus_up (daemon);
  keyring = connect_keyring (g_test_dbus_get_bus_address (daemon));
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  guard_once (keyring);
  g_assert_true (g_dbus_connection_get_exit_on_close (bus));
  portolan_guard_outlive_bus ();
  guard_once (keyring);
  g_assert_false (g_dbus_connection_get_exit_on_close (bus));

  g_object_unref (keyring);
  g_object_unref (bus);
  g_test_dbus_stop (daemon);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guard/end-of-bus", test_end_of_bus);
  return g_test_run ();
}
