/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/observation.h"

G_BEGIN_DECLS

PortolanFailure portolan_failure_from_error (const GError              *error);
PortolanFailure portolan_failure_in_the_end (PortolanFailure            failure,
                                              const PortolanObservation *observation);

G_END_DECLS
