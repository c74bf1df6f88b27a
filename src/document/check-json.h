/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "check/check.h"

G_BEGIN_DECLS

/**
 * PortolanCheckPrint:
 * @report: with all that was tried and answered
 * @with_address: with addresses and user names, in a report
 *
 * What a document about a re-check should hold.
 */
typedef struct {
  gboolean report;
  gboolean with_address;
} PortolanCheckPrint;

JsonNode *portolan_check_to_json (const PortolanCheckResult *result,
                                  gboolean                   repaired,
                                  const PortolanCheckPrint  *print);

G_END_DECLS
