/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/observation.h"
#include "search/lookup.h"
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

void                 portolan_probe_async  (const PortolanEndpoint *endpoint,
                                            PortolanLookup         *lookup,
                                            gboolean                may_upgrade,
                                            gint64                  end,
                                            PortolanProbeStageFunc  stage_func,
                                            gpointer                stage_data,
                                            GCancellable           *cancellable,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);
PortolanObservation *portolan_probe_finish (GAsyncResult           *result,
                                            PortolanSession       **session,
                                            GError                **error);

G_END_DECLS
