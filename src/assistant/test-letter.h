/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assistant/flow.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_TEST_LETTER (portolan_test_letter_get_type ())
G_DECLARE_FINAL_TYPE (PortolanTestLetter, portolan_test_letter, PORTOLAN, TEST_LETTER, GtkWidget)

void portolan_test_letter_offer  (PortolanTestLetter *self,
                                  PortolanFlow       *flow);
void portolan_test_letter_cancel (PortolanTestLetter *self);

G_END_DECLS
