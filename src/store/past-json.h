/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "model/settings.h"

G_BEGIN_DECLS

void portolan_past_write (JsonBuilder            *builder,
                          const PortolanSettings *settings);
void portolan_past_read  (JsonObject             *object,
                          PortolanSettings       *settings);

G_END_DECLS
