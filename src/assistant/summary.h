/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assistant/flow.h"

G_BEGIN_DECLS

char              *portolan_summary_new_text  (const PortolanFlow *flow);
GtkPrintOperation *portolan_summary_new_print (const char         *address,
                                               const char         *text);

G_END_DECLS
