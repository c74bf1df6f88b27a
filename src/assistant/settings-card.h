/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assistant/describe.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_SETTINGS_CARD (portolan_settings_card_get_type ())
G_DECLARE_FINAL_TYPE (PortolanSettingsCard,
                      portolan_settings_card,
                      PORTOLAN,
                      SETTINGS_CARD,
                      GtkWidget)

void portolan_settings_card_show_server   (PortolanSettingsCard *self,
                                           const char           *host,
                                           guint16               port,
                                           PortolanSecurity      security,
                                           PortolanSafety        safety);
void portolan_settings_card_show_username (PortolanSettingsCard *self,
                                           const char           *username);

G_END_DECLS
