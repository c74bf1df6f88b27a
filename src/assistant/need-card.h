/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/proposal.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_NEED_CARD (portolan_need_card_get_type ())
G_DECLARE_FINAL_TYPE (PortolanNeedCard, portolan_need_card, PORTOLAN, NEED_CARD, GtkWidget)

GtkWidget    *portolan_need_card_new          (PortolanNeeds           need,
                                               const PortolanProposal *proposal,
                                               gboolean                accepted);
PortolanNeeds portolan_need_card_get_need     (PortolanNeedCard       *self);
gboolean      portolan_need_card_get_accepted (PortolanNeedCard       *self);

G_END_DECLS
