/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "assistant/page.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_PAGE_ADDRESS (portolan_page_address_get_type ())
G_DECLARE_FINAL_TYPE (PortolanPageAddress,
                      portolan_page_address,
                      PORTOLAN,
                      PAGE_ADDRESS,
                      PortolanPage)

void portolan_page_address_set_text (PortolanPageAddress *self,
                                     const char          *text);

G_END_DECLS
