/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

int portolan_dns_read_services   (const guint8 *answer,
                                  int           length,
                                  GList       **targets);
int portolan_dns_read_exchangers (const guint8 *answer,
                                  int           length,
                                  GList       **exchangers);

G_END_DECLS
