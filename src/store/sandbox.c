/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* In a sandbox, libsecret asks the Secret portal for the key of its file. It asks first and listens
 * for the signal with the answer afterwards. That may have passed by then, and it waits for ever:
 *
 * - GIO lets a signal through only when it has found out who owns the portal's name. It knows at
 *   once where somebody listens to the portal already, so we do.
 * - On a busy computer the answer may come before libsecret's next line. So GIO's own thread holds
 *   it back for a moment.
 */

#include "store/sandbox.h"

#include <gio/gio.h>

#define SIGN_OF_A_SANDBOX "/.flatpak-info"
#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_REQUEST "org.freedesktop.portal.Request"
#define MOMENT (G_USEC_PER_SEC / 10)

static void
on_response (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer user_data)
{
}

static GDBusMessage *
hold_back (GDBusConnection *bus, GDBusMessage *message, gboolean incoming, gpointer user_data)
{
  if (incoming && g_dbus_message_get_message_type (message) == G_DBUS_MESSAGE_TYPE_SIGNAL &&
      g_strcmp0 (g_dbus_message_get_interface (message), PORTAL_REQUEST) == 0)
    g_usleep (MOMENT);

  return message;
}

static void
on_bus (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    return;

  g_dbus_connection_signal_subscribe (bus, PORTAL, PORTAL_REQUEST, NULL, NULL, NULL,
                                      G_DBUS_SIGNAL_FLAGS_NONE, on_response, NULL, NULL);
  g_dbus_connection_add_filter (bus, hold_back, NULL, NULL);
}

/**
 * portolan_sandbox_is_around:
 *
 * Returns: whether this program runs in a sandbox, where libsecret keeps everything in a file of
 *   its own and nothing goes to the desktop's keyring
 */
gboolean
portolan_sandbox_is_around (void)
{
  return g_file_test (SIGN_OF_A_SANDBOX, G_FILE_TEST_EXISTS);
}

/**
 * portolan_sandbox_prepare:
 *
 * To be called before libsecret is. It does something once, in a sandbox.
 */
void
portolan_sandbox_prepare (void)
{
  static gboolean is_prepared = FALSE;

  if (is_prepared || !portolan_sandbox_is_around ())
    return;

  is_prepared = TRUE;
  g_bus_get (G_BUS_TYPE_SESSION, NULL, on_bus, NULL);
}
