/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/settings.h"

G_BEGIN_DECLS

PortolanSettings *portolan_settings_merge (const PortolanSettings *saved,
                                           const PortolanSettings *proved);

G_END_DECLS
