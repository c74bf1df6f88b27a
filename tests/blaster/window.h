/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "recipients.h"

G_BEGIN_DECLS

#define BLASTER_TYPE_WINDOW (blaster_window_get_type ())
G_DECLARE_FINAL_TYPE (BlasterWindow, blaster_window, BLASTER, WINDOW, GtkApplicationWindow)

GtkWidget *blaster_window_new (GtkApplication *application,
                               GDBusProxy     *portolan,
                               Recipients     *recipients);

G_END_DECLS
