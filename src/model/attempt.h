/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/observation.h"

G_BEGIN_DECLS

/**
 * PortolanAttempt:
 * @endpoint: the door that is knocked at
 * @origin: the most trusted origin that named it
 * @stage: where the probe is now, or was last
 * @usable: it gave at least one proposal
 * @observation: (nullable): the facts, once the probe has ended
 *
 * One line of the live list of a search.
 */
typedef struct {
  PortolanEndpoint *endpoint;
  PortolanOrigin origin;
  PortolanStage stage;
  gboolean usable;
  PortolanObservation *observation;
} PortolanAttempt;

PortolanAttempt *portolan_attempt_new   (const PortolanEndpoint *endpoint,
                                         PortolanOrigin          origin);
void             portolan_attempt_free  (PortolanAttempt        *attempt);
void             portolan_attempts_copy (GPtrArray              *from,
                                         GPtrArray              *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanAttempt, portolan_attempt_free)

G_END_DECLS
