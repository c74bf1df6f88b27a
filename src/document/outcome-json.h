/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "check/check.h"

G_BEGIN_DECLS

JsonNode *portolan_outcome_document (const char                *outcome,
                                     const char                *account,
                                     const PortolanSettings    *settings,
                                     const PortolanCheckResult *check,
                                     gboolean                   repaired);

G_END_DECLS
