/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "assistant/page.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_PAGE_SIGN_IN (portolan_page_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (PortolanPageSignIn,
                      portolan_page_sign_in,
                      PORTOLAN,
                      PAGE_SIGN_IN,
                      PortolanPage)

G_END_DECLS
