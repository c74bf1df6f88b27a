/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <libxml/tree.h>

#include "sources/autoconfig-xml.h"

G_BEGIN_DECLS

xmlDoc  *portolan_autoconfig_document_read (GBytes                   *body,
                                            PortolanAutoconfigStatus *status);

gboolean portolan_autoconfig_is_element    (const xmlNode            *node,
                                            const char               *name);
char    *portolan_autoconfig_get_text      (const xmlNode            *node);
char    *portolan_autoconfig_get_child     (const xmlNode            *node,
                                            const char               *name);
char    *portolan_autoconfig_get_attribute (const xmlNode            *node,
                                            const char               *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

G_END_DECLS
