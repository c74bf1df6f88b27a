/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PORTOLAN_EXIT_USAGE 2

#define PORTOLAN_TYPE_APPLICATION (portolan_application_get_type ())
G_DECLARE_FINAL_TYPE (PortolanApplication,
                      portolan_application,
                      PORTOLAN,
                      APPLICATION,
                      GtkApplication)

PortolanApplication *portolan_application_new             (void);
int                  portolan_application_get_exit_status (PortolanApplication *self);

G_END_DECLS
