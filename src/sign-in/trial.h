/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/address.h"
#include "smtp/session.h"

G_BEGIN_DECLS

void           portolan_trial_async  (PortolanSession        *session,
                                      const PortolanAddress  *address,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data);
PortolanReply *portolan_trial_finish (GAsyncResult           *result,
                                      GError                **error);

G_END_DECLS
