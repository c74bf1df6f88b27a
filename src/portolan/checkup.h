/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

#include "portolan/server.h"

G_BEGIN_DECLS

typedef struct _PortolanAccount PortolanAccount;

#define PORTOLAN_TYPE_CHECKUP (portolan_checkup_get_type ())
PORTOLAN_API
G_DECLARE_FINAL_TYPE (PortolanCheckup, portolan_checkup, PORTOLAN, CHECKUP, GObject)

/**
 * PortolanCheckup:
 *
 * What came of a check of saved settings, and the means to mend them. Made by
 * [method@Portolan.Account.check_async].
 */

PORTOLAN_API void             portolan_checkup_repair_async     (PortolanCheckup      *self,
                                                                 const char *const    *accepted,
                                                                 GCancellable         *cancellable,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
PORTOLAN_API PortolanAccount *portolan_checkup_repair_finish    (PortolanCheckup      *self,
                                                                 GAsyncResult         *result,
                                                                 GError              **error);

PORTOLAN_API gboolean         portolan_checkup_get_is_well      (PortolanCheckup      *self);
PORTOLAN_API const char      *portolan_checkup_get_failed_step  (PortolanCheckup      *self);
PORTOLAN_API GPtrArray       *portolan_checkup_get_advice       (PortolanCheckup      *self);
PORTOLAN_API PortolanServer  *portolan_checkup_get_server       (PortolanCheckup      *self);
PORTOLAN_API const char *const *
                              portolan_checkup_get_needs        (PortolanCheckup      *self);
PORTOLAN_API const char      *portolan_checkup_get_changes      (PortolanCheckup      *self);
PORTOLAN_API const char      *portolan_checkup_get_help_url     (PortolanCheckup      *self);
PORTOLAN_API gint64           portolan_checkup_get_wait         (PortolanCheckup      *self);
PORTOLAN_API gint64           portolan_checkup_get_clock_offset (PortolanCheckup      *self);

G_END_DECLS
