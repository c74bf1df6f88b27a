/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "model/settings.h"

G_BEGIN_DECLS

JsonNode *portolan_saved_to_json (const PortolanSettings *settings);

G_END_DECLS
