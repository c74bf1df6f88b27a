/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void portolan_json_add_ledger (JsonBuilder *builder);
void portolan_print_ledger    (void);

G_END_DECLS
