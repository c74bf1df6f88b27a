/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/settings.h"

G_BEGIN_DECLS

SecretValue      *portolan_settings_to_secret   (const PortolanSettings  *settings);
PortolanSettings *portolan_settings_from_secret (SecretValue             *secret,
                                                 GError                 **error);

G_END_DECLS
