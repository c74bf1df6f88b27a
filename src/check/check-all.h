/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "check/check.h"

G_BEGIN_DECLS

void       portolan_check_all_async  (GPtrArray                   *settings,
                                      const PortolanCheckOptions  *options,
                                      PortolanCheckFunc            func,
                                      gpointer                     func_data,
                                      GCancellable                *cancellable,
                                      GAsyncReadyCallback          callback,
                                      gpointer                     user_data);
GPtrArray *portolan_check_all_finish (GAsyncResult                *result,
                                      GError                     **error);

G_END_DECLS
