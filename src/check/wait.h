/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "advice/finding.h"

G_BEGIN_DECLS

gint64 portolan_wait_after (PortolanFinding finding, const char *reply_text);

G_END_DECLS
