/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * What is wrong with a field, said next to it: to eyes, to screen readers, and by where the
 * cursor is. What was typed stays.
 */

#include "assistant/field.h"

static void
tell_assistive_technology (GtkWidget *entry, const char *sentence, gboolean invalid)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence, -1);
}

/**
 * portolan_field_mark_error:
 * @entry: the field
 * @label: the label under it
 * @sentence: what to type
 *
 * Says what to type, and leaves the focus where it is: the user may be in another field by now.
 */
void
portolan_field_mark_error (GtkWidget *entry, GtkLabel *label, const char *sentence)
{
  gtk_label_set_label (label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (label), TRUE);
  gtk_widget_add_css_class (entry, "error");
  tell_assistive_technology (entry, sentence, TRUE);
}

/**
 * portolan_field_set_error:
 * @entry: the field
 * @label: the label under it
 * @sentence: what to type
 *
 * Says what to type, and puts the focus there with the old text selected.
 */
void
portolan_field_set_error (GtkWidget *entry, GtkLabel *label, const char *sentence)
{
  portolan_field_mark_error (entry, label, sentence);
  gtk_widget_grab_focus (entry);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
}

/**
 * portolan_field_set_valid:
 * @entry: the field
 *
 * Takes the mark from the field; the sentence under it stays.
 */
void
portolan_field_set_valid (GtkWidget *entry)
{
  gtk_widget_remove_css_class (entry, "error");
  tell_assistive_technology (entry, "", FALSE);
}

/**
 * portolan_field_clear_error:
 * @entry: the field
 * @label: the label under it
 *
 * Takes back what portolan_field_set_error() did.
 */
void
portolan_field_clear_error (GtkWidget *entry, GtkLabel *label)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (label)))
    return;
  gtk_widget_set_visible (GTK_WIDGET (label), FALSE);
  portolan_field_set_valid (entry);
}
