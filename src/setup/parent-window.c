/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Keeps our window in front of another program's. The handle is the one that desktop portals
 * use: "x11:" and the window's number in hexadecimal, or "wayland:" and an exported name.
 */

#include "config.h"

#ifdef HAVE_X11
#include <gdk/x11/gdkx.h>
#endif
#ifdef HAVE_WAYLAND
#include <gdk/wayland/gdkwayland.h>
#endif

#include "setup/parent-window.h"

#define X11_PREFIX "x11:"
#define WAYLAND_PREFIX "wayland:"

static gboolean
parse_xid (const char *handle, guint64 *xid)
{
  if (!g_str_has_prefix (handle, X11_PREFIX))
    return FALSE;
  handle += strlen (X11_PREFIX);
  if (g_str_has_prefix (handle, "0x"))
    handle += 2;
  return g_ascii_string_to_unsigned (handle, 16, 1, G_MAXUINT32, xid, NULL);
}

/**
 * portolan_parent_window_is_valid:
 * @handle: what was given
 *
 * Tells whether @handle has the form of a window's handle.
 *
 * Returns: whether it has
 */
gboolean
portolan_parent_window_is_valid (const char *handle)
{
  guint64 xid;

  if (g_str_has_prefix (handle, WAYLAND_PREFIX))
    return handle[strlen (WAYLAND_PREFIX)] != '\0';
  return parse_xid (handle, &xid);
}

static void
set_for_surface (GdkSurface *surface, const char *handle)
{
#ifdef HAVE_X11
  guint64 xid;

  if (GDK_IS_X11_SURFACE (surface) && parse_xid (handle, &xid))
    XSetTransientForHint (gdk_x11_display_get_xdisplay (gdk_surface_get_display (surface)),
                          gdk_x11_surface_get_xid (surface), xid);
#endif
#ifdef HAVE_WAYLAND
  if (GDK_IS_WAYLAND_TOPLEVEL (surface) && g_str_has_prefix (handle, WAYLAND_PREFIX))
    gdk_wayland_toplevel_set_transient_for_exported (GDK_WAYLAND_TOPLEVEL (surface),
                                                     handle + strlen (WAYLAND_PREFIX));
#endif
}

static void
on_realize (GtkWidget *window, const char *handle)
{
  set_for_surface (gtk_native_get_surface (GTK_NATIVE (window)), handle);
}

/**
 * portolan_parent_window_set:
 * @window: our window, not yet shown
 * @handle: another program's window
 *
 * Keeps @window in front of the other one. A handle of another kind of display is passed over.
 */
void
portolan_parent_window_set (GtkWindow *window, const char *handle)
{
  g_signal_connect_data (window, "realize", G_CALLBACK (on_realize), g_strdup (handle),
                         (GClosureNotify) (GCallback) g_free, G_CONNECT_AFTER);
  gtk_window_set_modal (window, TRUE);
}
