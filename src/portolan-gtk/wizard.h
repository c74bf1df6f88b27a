/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "portolan/portolan.h"

G_BEGIN_DECLS

#define PORTOLAN_GTK_TYPE_WIZARD (portolan_gtk_wizard_get_type ())
PORTOLAN_API
G_DECLARE_FINAL_TYPE (PortolanGtkWizard, portolan_gtk_wizard, PORTOLAN_GTK, WIZARD, GObject)

/**
 * PortolanGtkWizard:
 *
 * The window that leads somebody from an e-mail address to settings that work, or checks and mends
 * what is saved.
 *
 * Make one for each time, and run it once:
 *
 * ```c
 * PortolanGtkWizard *wizard = portolan_gtk_wizard_new (NULL);
 *
 * portolan_gtk_wizard_set_parent (wizard, window);
 * portolan_gtk_wizard_run_async (wizard, NULL, on_account, self);
 * ```
 */

PORTOLAN_API PortolanGtkWizard *portolan_gtk_wizard_new         (const char           *address);
PORTOLAN_API PortolanGtkWizard *portolan_gtk_wizard_new_check   (const char           *address,
                                                                 const char           *reply,
                                                                 GError              **error);
PORTOLAN_API void               portolan_gtk_wizard_set_parent  (PortolanGtkWizard    *self,
                                                                 GtkWindow            *parent);
PORTOLAN_API GtkWindow         *portolan_gtk_wizard_get_window  (PortolanGtkWizard    *self);
PORTOLAN_API void               portolan_gtk_wizard_run_async   (PortolanGtkWizard    *self,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
PORTOLAN_API PortolanAccount   *portolan_gtk_wizard_run_finish  (PortolanGtkWizard    *self,
                                                                 GAsyncResult         *result,
                                                                 GError              **error);
PORTOLAN_API const char        *portolan_gtk_wizard_get_outcome (PortolanGtkWizard    *self);

G_END_DECLS
