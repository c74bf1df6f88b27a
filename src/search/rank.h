/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/proposal.h"

G_BEGIN_DECLS

guint64  portolan_rank_of                (const PortolanCandidate *candidate);
int      portolan_rank_compare           (const PortolanProposal  *a,
                                          const PortolanProposal  *b);
gboolean portolan_rank_could_beat        (const PortolanCandidate *candidate,
                                          PortolanNeeds            least,
                                          const PortolanProposal  *proposal);
gboolean portolan_rank_source_could_beat (PortolanOrigin           origin,
                                          const PortolanProposal  *proposal);

G_END_DECLS
