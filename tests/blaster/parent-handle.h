/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ParentHandleFunc:
 * @handle: the window's handle in the form of desktop portals, or ""
 * @user_data: what was given with it
 */
typedef void (*ParentHandleFunc) (const char *handle,
                                  gpointer    user_data);

void parent_handle_export (GtkWindow        *window,
                           ParentHandleFunc  func,
                           gpointer          user_data);

G_END_DECLS
