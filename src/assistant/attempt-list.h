/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/attempt.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_ATTEMPT_LIST (portolan_attempt_list_get_type ())
G_DECLARE_FINAL_TYPE (PortolanAttemptList, portolan_attempt_list, PORTOLAN, ATTEMPT_LIST, GtkWidget)

void portolan_attempt_list_clear  (PortolanAttemptList   *self);
void portolan_attempt_list_update (PortolanAttemptList   *self,
                                   const PortolanAttempt *attempt);
void portolan_attempt_list_fold   (PortolanAttemptList   *self);

G_END_DECLS
