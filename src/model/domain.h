/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *portolan_domain_registrable (const char *host);
gboolean    portolan_domain_same_owner  (const char *host,
                                         const char *domain);

G_END_DECLS
