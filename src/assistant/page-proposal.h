/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "assistant/page.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_PAGE_PROPOSAL (portolan_page_proposal_get_type ())
G_DECLARE_FINAL_TYPE (PortolanPageProposal,
                      portolan_page_proposal,
                      PORTOLAN,
                      PAGE_PROPOSAL,
                      PortolanPage)

G_END_DECLS
