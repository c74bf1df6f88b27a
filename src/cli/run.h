/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PortolanRun PortolanRun;

PortolanRun  *portolan_run_new             (void);
void          portolan_run_free            (PortolanRun  *run);
void          portolan_run_on_ready        (GObject      *source,
                                            GAsyncResult *result,
                                            gpointer      run);
GAsyncResult *portolan_run_wait            (PortolanRun  *run);
GCancellable *portolan_run_get_cancellable (PortolanRun  *run);
gboolean      portolan_run_was_interrupted (PortolanRun  *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanRun, portolan_run_free)

G_END_DECLS
