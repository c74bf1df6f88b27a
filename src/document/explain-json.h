/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "advice/explain.h"

G_BEGIN_DECLS

void      portolan_explanation_add_words (const PortolanExplanation *self,
                                          JsonBuilder               *builder);
JsonNode *portolan_explanation_to_json   (const PortolanExplanation *self);

G_END_DECLS
