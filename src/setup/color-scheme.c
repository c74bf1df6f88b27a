/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Follows the desktop's wish for light or dark. GTK 4.8 alone does not, libadwaita does; this is
 * for builds without it. The desktop portal says 1 for dark.
 */

#include "setup/color-scheme.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"
#define NAMESPACE "org.freedesktop.appearance"
#define KEY "color-scheme"
#define PREFER_DARK 1

struct _PortolanColorScheme {
  GObject parent_instance;

  GCancellable *cancellable;
  GDBusProxy *portal;
};

G_DEFINE_FINAL_TYPE (PortolanColorScheme, portolan_color_scheme, G_TYPE_OBJECT)

/* The portal wraps the number in one variant or two. */
static void
apply (GVariant *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *next = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = next;
    }
  if (g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme",
                  g_variant_get_uint32 (inner) == PREFER_DARK, NULL);
}

static void
on_portal_signal (GDBusProxy *portal,
                  const char *sender,
                  const char *signal,
                  GVariant *parameters,
                  gpointer user_data)
{
  const char *namespace, *key;
  g_autoptr (GVariant) value = NULL;

  if (g_strcmp0 (signal, "SettingChanged") != 0 ||
      !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &namespace, &key, &value);
  if (g_str_equal (namespace, NAMESPACE) && g_str_equal (key, KEY))
    apply (value);
}

static void
on_read_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, NULL);
  g_autoptr (GVariant) value = NULL;

  if (reply == NULL || !g_variant_is_of_type (reply, G_VARIANT_TYPE ("(v)")))
    return; /* no portal: the theme stays as it is */
  value = g_variant_get_child_value (reply, 0);
  apply (value);
}

static void
on_portal_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PortolanColorScheme) self = user_data;

  self->portal = g_dbus_proxy_new_for_bus_finish (result, NULL);
  if (self->portal == NULL)
    return;
  g_signal_connect (self->portal, "g-signal", G_CALLBACK (on_portal_signal), NULL);
  g_dbus_proxy_call (self->portal, "Read", g_variant_new ("(ss)", NAMESPACE, KEY),
                     G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_read_ready, NULL);
}

static void
portolan_color_scheme_dispose (GObject *object)
{
  PortolanColorScheme *self = PORTOLAN_COLOR_SCHEME (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->portal);
  G_OBJECT_CLASS (portolan_color_scheme_parent_class)->dispose (object);
}

static void
portolan_color_scheme_class_init (PortolanColorSchemeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = portolan_color_scheme_dispose;
}

static void
portolan_color_scheme_init (PortolanColorScheme *self)
{
  self->cancellable = g_cancellable_new ();
  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES, NULL,
                            PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, self->cancellable,
                            on_portal_ready, g_object_ref (self));
}

PortolanColorScheme *
portolan_color_scheme_new (void)
{
  return g_object_new (PORTOLAN_TYPE_COLOR_SCHEME, NULL);
}
