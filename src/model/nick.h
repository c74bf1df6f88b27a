/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/types.h"

G_BEGIN_DECLS

const char *portolan_nick            (GType       enum_type,
                                      int         value);
gboolean    portolan_nick_parse      (GType       enum_type,
                                      const char *nick,
                                      int        *value);
GStrv       portolan_needs_to_nicks  (PortolanNeeds needs);
gboolean    portolan_needs_parse     (const char    *nick,
                                      PortolanNeeds *need);

G_END_DECLS
