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

/**
 * PortolanExport:
 * @name: what is typed
 * @print: does it
 * @is_by_line: a line break in a user name or password would end the value
 *
 * A form in which other programs take settings.
 */
typedef struct {
  const char         *name;
  PortolanExportFunc  print;
  gboolean            is_by_line;
} PortolanExport;

const PortolanExport *portolan_export_lookup   (const char             *name);
char                 *portolan_export_list     (const char             *separator);
gboolean              portolan_export_can_hold (const PortolanExport   *format,
                                                const PortolanSettings *settings);

G_END_DECLS
