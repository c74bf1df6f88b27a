/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/candidate.h"

G_BEGIN_DECLS

void portolan_ports_add (GPtrArray     *candidates,
                         const char    *host,
                         guint16        port,
                         PortolanOrigin origin);

G_END_DECLS
