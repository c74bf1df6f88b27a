/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

#include "model/address.h"
#include "model/attempt.h"
#include "model/proposal.h"
#include "model/settings.h"

G_BEGIN_DECLS

void              portolan_around_async  (const PortolanSettings     *settings,
                                          const PortolanAddress      *address,
                                          const PortolanObservation  *observation,
                                          gint64                      end,
                                          GCancellable               *cancellable,
                                          GAsyncReadyCallback         callback,
                                          gpointer                    user_data);
PortolanProposal *portolan_around_finish (GAsyncResult               *result,
                                          GPtrArray                  *attempts,
                                          GError                    **error);

G_END_DECLS
