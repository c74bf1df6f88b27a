/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "net/ledger.h"

G_BEGIN_DECLS

char *portolan_told_in_words   (PortolanTold told);
char *portolan_ledger_in_words (void);

G_END_DECLS
