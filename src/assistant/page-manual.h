/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "assistant/page.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_PAGE_MANUAL (portolan_page_manual_get_type ())
G_DECLARE_FINAL_TYPE (PortolanPageManual, portolan_page_manual, PORTOLAN, PAGE_MANUAL, PortolanPage)

G_END_DECLS
