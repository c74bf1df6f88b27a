/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/address.h"
#include "model/settings.h"

G_BEGIN_DECLS

char *portolan_letter_compose (const PortolanAddress  *address,
                               const PortolanSettings *settings,
                               GDateTime              *now);

G_END_DECLS
