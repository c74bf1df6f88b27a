/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "search/search.h"

G_BEGIN_DECLS

typedef struct _PortolanLive PortolanLive;

PortolanLive *portolan_live_new  (PortolanSearch *search);
void          portolan_live_free (PortolanLive   *live);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanLive, portolan_live_free)

G_END_DECLS
