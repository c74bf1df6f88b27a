/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/proposal.h"

G_BEGIN_DECLS

/**
 * PortolanAskedSource:
 * @best: the most trusted origin that its answer can have
 * @since: monotonic time of its last sign of life
 * @is_pending: it has not answered yet
 *
 * A source that was asked, as far as waiting for it goes.
 */
typedef struct {
  PortolanOrigin best;
  gint64 since;
  gboolean is_pending;
} PortolanAskedSource;

gint64 portolan_patience_end (GPtrArray              *tracks,
                              GArray                 *sources,
                              const PortolanProposal *best,
                              const char             *domain,
                              gint64                  rtt);
gint64 portolan_hope_end     (GArray                 *sources);

G_END_DECLS
