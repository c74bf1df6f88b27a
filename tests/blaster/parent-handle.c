/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What to call a window when another program's window should stay in front of it. */

#include "parent-handle.h"

#ifdef GDK_WINDOWING_X11
#include <gdk/x11/gdkx.h>
#endif
#ifdef GDK_WINDOWING_WAYLAND
#include <gdk/wayland/gdkwayland.h>

typedef struct {
  ParentHandleFunc func;
  gpointer user_data;
} Waiting;

static void
on_exported (GdkToplevel *toplevel, const char *name, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autofree char *handle = g_strconcat ("wayland:", name, NULL);

  waiting->func (handle, waiting->user_data);
}
#endif

/* Calls @func, now or when the compositor has answered. */
void
parent_handle_export (GtkWindow *window, ParentHandleFunc func, gpointer user_data)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

#ifdef GDK_WINDOWING_X11
  if (GDK_IS_X11_SURFACE (surface))
    {
      g_autofree char *handle = g_strdup_printf ("x11:%lx", gdk_x11_surface_get_xid (surface));

      func (handle, user_data);
      return;
    }
#endif
#ifdef GDK_WINDOWING_WAYLAND
  if (GDK_IS_WAYLAND_TOPLEVEL (surface))
    {
      Waiting *waiting = g_new0 (Waiting, 1);

      waiting->func = func;
      waiting->user_data = user_data;
      if (gdk_wayland_toplevel_export_handle (GDK_WAYLAND_TOPLEVEL (surface), on_exported, waiting,
                                              g_free))
        return;
      g_free (waiting);
    }
#endif
  func ("", user_data);
}
