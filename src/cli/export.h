/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/settings.h"

G_BEGIN_DECLS

/**
 * PortolanExportFunc:
 * @settings: saved settings
 * @with_password: also give the password
 *
 * Prints settings on standard output in a form that another program understands.
 */
typedef void (*PortolanExportFunc) (const PortolanSettings *settings,
                                    gboolean                with_password);

PortolanExportFunc portolan_export_lookup (const char *format);

G_END_DECLS
