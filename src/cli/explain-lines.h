/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <stdio.h>

#include "advice/explain.h"
#include "cli/json.h"

G_BEGIN_DECLS

/* Private to the command "explain". */

void portolan_explain_add_json  (JsonBuilder               *builder,
                                 const PortolanExplanation *explanation);
void portolan_explain_each_line (FILE                      *input);
void portolan_explain_summarise (FILE                      *input,
                                 gboolean                   json);

G_END_DECLS
