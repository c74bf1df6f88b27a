/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "cli/run.h"
#include "search/search.h"

G_BEGIN_DECLS

PortolanSearch *portolan_seek (PortolanRun                 *run,
                               const PortolanAddress       *address,
                               const PortolanSearchOptions *options,
                               gboolean                     show);

G_END_DECLS
