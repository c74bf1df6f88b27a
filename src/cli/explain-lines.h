/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/* Private to the command "explain". */

void portolan_explain_each_line (FILE     *input);
void portolan_explain_summarise (FILE     *input,
                                 gboolean  json);

G_END_DECLS
