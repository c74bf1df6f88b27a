/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "sources/provider-table.h"

G_BEGIN_DECLS

char *portolan_typing_slip_suggest (const PortolanProviderTable *table,
                                    const char                  *domain);

G_END_DECLS
