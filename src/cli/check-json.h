/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "check/check.h"

G_BEGIN_DECLS

/**
 * PortolanCheckPrint:
 * @report: with all that was tried and answered
 * @with_address: with addresses and user names, in a report
 *
 * What a document about re-checks should hold.
 */
typedef struct {
  gboolean report;
  gboolean with_address;
} PortolanCheckPrint;

void portolan_check_print_json (GPtrArray                *results,
                                GHashTable               *repaired,
                                const PortolanCheckPrint *print);

G_END_DECLS
