/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/candidate.h"

G_BEGIN_DECLS

GPtrArray *portolan_user_choice (const char *host,
                                 guint16     port,
                                 int         security);

G_END_DECLS
