/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

GVariant *portolan_document_to_variant (JsonNode *document);

G_END_DECLS
