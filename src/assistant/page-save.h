/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "assistant/page.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_PAGE_SAVE (portolan_page_save_get_type ())
G_DECLARE_FINAL_TYPE (PortolanPageSave, portolan_page_save, PORTOLAN, PAGE_SAVE, PortolanPage)

G_END_DECLS
