/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "sources/autoconfig-document.h"

G_BEGIN_DECLS

PortolanCandidate *portolan_autoconfig_read_server (const xmlNode         *server,
                                                    const PortolanAddress *address,
                                                    PortolanOrigin         origin);

G_END_DECLS
