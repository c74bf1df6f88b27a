/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/observation.h"
#include "search/lookup.h"
#include "search/turnstile.h"
#include "smtp/session.h"

G_BEGIN_DECLS

/**
 * PortolanProbeStageFunc:
 * @stage: the stage that begins
 * @user_data: what was given with it
 *
 * Told of each stage of a probe as it begins.
 */
typedef void (*PortolanProbeStageFunc) (PortolanStage stage,
                                        gpointer      user_data);

/**
 * PortolanProbeRequest:
 * @endpoint: what to connect to
 * @lookup: the way to its host, looked up or under way
 * @may_upgrade: say STARTTLS where it is offered; otherwise stay in the clear
 * @end: monotonic time in microseconds by which it ends, whatever the server does
 * @turnstile: (nullable): where it waits for its turn to connect
 * @rank: who has the lowest is let in first
 * @stage_func: (nullable): told of each stage as it begins
 * @stage_data: for @stage_func
 *
 * What is to be probed, and how.
 */
typedef struct {
  const PortolanEndpoint *endpoint;
  PortolanLookup *lookup;
  gboolean may_upgrade;
  gint64 end;
  PortolanTurnstile *turnstile;
  guint64 rank;
  PortolanProbeStageFunc stage_func;
  gpointer stage_data;
} PortolanProbeRequest;

void                 portolan_probe_async  (const PortolanProbeRequest *request,
                                            GCancellable               *cancellable,
                                            GAsyncReadyCallback         callback,
                                            gpointer                    user_data);
PortolanObservation *portolan_probe_finish (GAsyncResult               *result,
                                            PortolanSession           **session,
                                            GError                    **error);

G_END_DECLS
