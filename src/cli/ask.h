/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <libsecret/secret.h>

#include "cli/run.h"

G_BEGIN_DECLS

gboolean     portolan_ask_is_possible (void);
char        *portolan_ask_line        (PortolanRun *run,
                                       const char  *question);
SecretValue *portolan_ask_password    (PortolanRun *run,
                                       const char  *question);
gboolean     portolan_ask_yes         (PortolanRun *run,
                                       const char  *question);
SecretValue *portolan_read_password   (PortolanRun *run);

G_END_DECLS
