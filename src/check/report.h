/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "check/check.h"

G_BEGIN_DECLS

char *portolan_report_text   (GPtrArray              *results,
                              gboolean                with_address);
char *portolan_report_redact (const PortolanSettings *settings,
                              const char             *text);

G_END_DECLS
