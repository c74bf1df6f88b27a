/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assistant/outcome.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_ASSISTANT (portolan_assistant_get_type ())
G_DECLARE_FINAL_TYPE (PortolanAssistant, portolan_assistant, PORTOLAN, ASSISTANT, GObject)

PortolanAssistant *portolan_assistant_new         (const char        *address);
PortolanAssistant *portolan_assistant_new_check   (const PortolanAddress *address,
                                                   const char        *error_text);
GtkWindow         *portolan_assistant_get_window  (PortolanAssistant *self);
void               portolan_assistant_present     (PortolanAssistant *self);
void               portolan_assistant_close       (PortolanAssistant *self);
PortolanOutcome    portolan_assistant_get_outcome (PortolanAssistant *self);
const char        *portolan_assistant_get_account (PortolanAssistant *self);
JsonNode          *portolan_assistant_to_json     (PortolanAssistant *self);

G_END_DECLS
