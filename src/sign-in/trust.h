/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/proposal.h"
#include "model/settings.h"

G_BEGIN_DECLS

PortolanNeeds portolan_trust_missing         (const PortolanProposal    *proposal,
                                              const PortolanObservation *observation,
                                              const char                *domain,
                                              PortolanNeeds              accepted);
PortolanNeeds portolan_trust_accepted_before (const PortolanSettings    *settings,
                                              const char                *host,
                                              const PortolanCertificate *certificate);

G_END_DECLS
