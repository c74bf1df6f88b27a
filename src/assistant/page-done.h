/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "assistant/page.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_PAGE_DONE (portolan_page_done_get_type ())
G_DECLARE_FINAL_TYPE (PortolanPageDone, portolan_page_done, PORTOLAN, PAGE_DONE, PortolanPage)

G_END_DECLS
