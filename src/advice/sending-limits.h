/* SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "sources/provider.h"

G_BEGIN_DECLS

guint64 portolan_letters_a_day     (const PortolanProviderLimits *limits);
guint64 portolan_max_message_bytes (const PortolanProvider       *provider,
                                    guint64                       said_by_server);
GStrv   portolan_sending_advice    (const PortolanProvider       *provider,
                                    guint16                       port,
                                    guint64                       max_message_bytes);

G_END_DECLS
