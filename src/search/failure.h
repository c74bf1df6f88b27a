/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/types.h"

G_BEGIN_DECLS

PortolanFailure portolan_failure_from_error (const GError *error);

G_END_DECLS
