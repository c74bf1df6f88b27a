/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "assistant/page.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_PAGE_CONSENT (portolan_page_consent_get_type ())
G_DECLARE_FINAL_TYPE (PortolanPageConsent,
                      portolan_page_consent,
                      PORTOLAN,
                      PAGE_CONSENT,
                      PortolanPage)

G_END_DECLS
