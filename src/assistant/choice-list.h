/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/proposal.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_CHOICE_LIST (portolan_choice_list_get_type ())
G_DECLARE_FINAL_TYPE (PortolanChoiceList, portolan_choice_list, PORTOLAN, CHOICE_LIST, GtkWidget)

void              portolan_choice_list_show       (PortolanChoiceList *self,
                                                   GPtrArray          *proposals,
                                                   PortolanProposal   *chosen);
PortolanProposal *portolan_choice_list_get_chosen (PortolanChoiceList *self);

G_END_DECLS
