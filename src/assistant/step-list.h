/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "advice/next-steps.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_STEP_LIST (portolan_step_list_get_type ())
G_DECLARE_FINAL_TYPE (PortolanStepList, portolan_step_list, PORTOLAN, STEP_LIST, GtkWidget)

void portolan_step_list_show (PortolanStepList        *self,
                              const PortolanNextSteps *steps);

G_END_DECLS
