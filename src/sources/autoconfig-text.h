/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "sources/autoconfig-document.h"

G_BEGIN_DECLS

char *portolan_autoconfig_read_text (const xmlNode *parent,
                                     const char    *name,
                                     gsize          max_characters);
char *portolan_autoconfig_read_url  (const xmlNode *node,
                                     const char    *attribute);

G_END_DECLS
