/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/candidate.h"

G_BEGIN_DECLS

GPtrArray *portolan_guess      (const char     *domain,
                                guint16         port);
void       portolan_guess_host (GPtrArray      *candidates,
                                const char     *host,
                                guint16         port,
                                PortolanOrigin  origin);

G_END_DECLS
