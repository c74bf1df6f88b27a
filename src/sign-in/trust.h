/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/proposal.h"

G_BEGIN_DECLS

PortolanNeeds portolan_trust_missing (const PortolanProposal    *proposal,
                                      const PortolanObservation *observation,
                                      const char                *domain,
                                      PortolanNeeds              accepted);

G_END_DECLS
