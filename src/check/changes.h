/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/settings.h"

G_BEGIN_DECLS

/**
 * PortolanChange:
 * @what: which of the settings, as they are saved: "host", "port", "security", "username", "auth",
 *   or "certificate" for the one that was accepted; static
 * @from: (nullable): what is saved
 * @to: (nullable): what would be right now
 *
 * One thing that is no longer as it was.
 */
typedef struct {
  const char *what;
  char *from;
  char *to;
} PortolanChange;

void        portolan_change_free     (PortolanChange         *change);
GPtrArray  *portolan_changes_new     (void);
void        portolan_changes_add     (GPtrArray              *changes,
                                      const char             *what,
                                      const char             *from,
                                      const char             *to);
void        portolan_changes_compare (GPtrArray              *changes,
                                      const PortolanSettings *from,
                                      const PortolanSettings *to);
char       *portolan_changes_to_text (GPtrArray              *changes);

G_END_DECLS
