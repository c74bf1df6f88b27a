/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/proposal.h"

G_BEGIN_DECLS

/**
 * PortolanAskedSource:
 * @best: the most trusted origin that its answer can have
 * @connections: how many it may open
 * @since: monotonic time of its last sign of life
 * @is_connecting: only the network can delay the next one
 * @is_pending: it has not answered yet
 *
 * A source that was asked, as far as waiting for it goes.
 */
typedef struct {
  PortolanOrigin best;
  guint connections;
  gint64 since;
  gboolean is_connecting;
  gboolean is_pending;
} PortolanAskedSource;

gint64 portolan_patience_end (GPtrArray              *tracks,
                              GArray                 *sources,
                              const PortolanProposal *best,
                              const char             *domain,
                              gint64                  rtt);
gint64 portolan_hope_end     (GArray                 *sources);

G_END_DECLS
