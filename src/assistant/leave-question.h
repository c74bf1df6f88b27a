/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     portolan_leave_question_ask_async  (GtkWindow           *window,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean portolan_leave_question_ask_finish (GAsyncResult        *result);

G_END_DECLS
