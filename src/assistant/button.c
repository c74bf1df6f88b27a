/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * What GTK's buttons lack: one name for screen readers, and a label that wraps on a phone.
 */

#include "assistant/button.h"

/**
 * portolan_button_tidy:
 * @button: a button with a label
 *
 * Lets the label wrap, and names the button after it: GTK would put the raw mnemonic before it, as
 * in "_Close Close".
 */
void
portolan_button_tidy (GtkWidget *button)
{
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  if (gtk_button_get_use_underline (GTK_BUTTON (button)))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
}
