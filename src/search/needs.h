/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/candidate.h"
#include "model/observation.h"

G_BEGIN_DECLS

gboolean      portolan_needs_vouches  (PortolanOrigin             origin);
PortolanNeeds portolan_needs_of       (const PortolanCandidate   *candidate,
                                       const PortolanObservation *observation,
                                       const char                *domain);
PortolanNeeds portolan_needs_at_least (const PortolanCandidate   *candidate,
                                       const char                *domain);

G_END_DECLS
