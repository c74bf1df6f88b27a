/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/types.h"

G_BEGIN_DECLS

const char *portolan_security_in_words (PortolanSecurity security);

G_END_DECLS
