/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/address.h"

G_BEGIN_DECLS

char *portolan_autoconfig_fill_in (const char            *text,
                                   const PortolanAddress *address);

G_END_DECLS
