/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "check/check.h"

G_BEGIN_DECLS

PortolanNeeds  portolan_mend_needs  (const PortolanCheckResult  *check);
void           portolan_mend_async  (PortolanCheckResult        *check,
                                     PortolanNeeds               accepted,
                                     GCancellable               *cancellable,
                                     GAsyncReadyCallback         callback,
                                     gpointer                    user_data);
gboolean       portolan_mend_finish (PortolanCheckResult        *check,
                                     GAsyncResult               *result,
                                     GError                    **error);

G_END_DECLS
