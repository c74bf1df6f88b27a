/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PortolanDeadline PortolanDeadline;

PortolanDeadline *portolan_deadline_new             (GCancellable     *parent);
void              portolan_deadline_free            (PortolanDeadline *deadline);
void              portolan_deadline_set             (PortolanDeadline *deadline,
                                                     gint64            when);
void              portolan_deadline_stop            (PortolanDeadline *deadline);
gboolean          portolan_deadline_has_passed      (PortolanDeadline *deadline);
GCancellable     *portolan_deadline_get_cancellable (PortolanDeadline *deadline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanDeadline, portolan_deadline_free)

G_END_DECLS
