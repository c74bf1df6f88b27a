/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "check/check.h"

G_BEGIN_DECLS

char *portolan_check_step_explain (const PortolanCheckResult *result,
                                   PortolanCheckStep          step);

G_END_DECLS
