/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean portolan_sandbox_is_around (void);
void     portolan_sandbox_prepare   (void);

G_END_DECLS
