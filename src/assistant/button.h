/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void portolan_button_tidy (GtkWidget *button);

G_END_DECLS
