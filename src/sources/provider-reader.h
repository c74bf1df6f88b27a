/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "sources/provider.h"

G_BEGIN_DECLS

PortolanProvider *portolan_provider_read (char    *group,
                                          GError **error);

G_END_DECLS
