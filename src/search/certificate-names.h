/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/candidate.h"
#include "model/observation.h"

G_BEGIN_DECLS

GPtrArray *portolan_certificate_names (const PortolanObservation *observation);

G_END_DECLS
