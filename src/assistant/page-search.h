/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "assistant/page.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_PAGE_SEARCH (portolan_page_search_get_type ())
G_DECLARE_FINAL_TYPE (PortolanPageSearch, portolan_page_search, PORTOLAN, PAGE_SEARCH, PortolanPage)

G_END_DECLS
