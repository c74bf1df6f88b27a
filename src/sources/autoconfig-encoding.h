/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *portolan_autoconfig_decode (GBytes   *body,
                                  gboolean *faithful);

G_END_DECLS
