/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "assistant/page.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_PAGE_CHECK (portolan_page_check_get_type ())
G_DECLARE_FINAL_TYPE (PortolanPageCheck, portolan_page_check, PORTOLAN, PAGE_CHECK, PortolanPage)

void portolan_page_check_set_error (PortolanPageCheck *self,
                                    const char        *error_text);

G_END_DECLS
