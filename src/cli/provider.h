/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "search/search.h"

G_BEGIN_DECLS

void portolan_json_add_provider    (JsonBuilder            *builder,
                                    PortolanSearch         *search,
                                    const PortolanProposal *proposal);
void portolan_print_next_steps     (PortolanSearch         *search,
                                    const PortolanProposal *proposal);
void portolan_print_sending_advice (PortolanSearch         *search,
                                    const PortolanProposal *proposal);
void portolan_print_known_servers  (PortolanSearch         *search);

G_END_DECLS
