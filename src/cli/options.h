/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

#include "cli/command.h"
#include "model/address.h"

G_BEGIN_DECLS

gboolean portolan_options_parse         (int                 *argc,
                                         char              ***argv,
                                         const GOptionEntry  *entries,
                                         const char          *arguments,
                                         const char          *summary);
gboolean portolan_options_take_address  (int                  argc,
                                         char               **argv,
                                         PortolanAddress    **address);
gboolean portolan_options_parse_server  (const char          *typed_host,
                                         const char          *typed_port,
                                         char               **host,
                                         guint16             *port);
gboolean portolan_options_check_timeout (int                  seconds);
char    *portolan_options_suggest       (const PortolanAddress *address);
void     portolan_options_complain      (const char          *sentence);

G_END_DECLS
