/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * One fact in a card: icon, the term that help pages use, the fact itself, what it means, and a
 * word in a pill. Rows are read, not clicked, so the keyboard passes them by.
 */

#include "assistant/row.h"

struct _PortolanRow {
  GtkListBoxRow parent_instance;

  GtkStack *lead;
  GtkImage *icon;
  GtkSpinner *spinner;
  GtkLabel *term;
  GtkLabel *value;
  GtkLabel *meaning;
  PortolanPill *pill;
};

G_DEFINE_FINAL_TYPE (PortolanRow, portolan_row, GTK_TYPE_LIST_BOX_ROW)

static void
portolan_row_class_init (PortolanRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PORTOLAN_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/row.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanRow, lead);
  gtk_widget_class_bind_template_child (widget_class, PortolanRow, icon);
  gtk_widget_class_bind_template_child (widget_class, PortolanRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, PortolanRow, term);
  gtk_widget_class_bind_template_child (widget_class, PortolanRow, value);
  gtk_widget_class_bind_template_child (widget_class, PortolanRow, meaning);
  gtk_widget_class_bind_template_child (widget_class, PortolanRow, pill);
}

static void
portolan_row_init (PortolanRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
portolan_row_new (void)
{
  return g_object_new (PORTOLAN_TYPE_ROW, NULL);
}

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/**
 * portolan_row_update_name:
 * @self: the row
 *
 * Gives the row a name for screen readers: everything it shows, in order.
 */
void
portolan_row_update_name (PortolanRow *self)
{
  GtkLabel *const parts[] = { self->term, self->value, self->meaning };
  g_autoptr (GString) name = g_string_new (NULL);
  const char *word = portolan_pill_get_word (self->pill);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *text = gtk_label_get_label (parts[i]);

      if (*text != '\0')
        g_string_append_printf (name, "%s%s", name->len > 0 ? ". " : "", text);
    }
  if (gtk_widget_get_visible (GTK_WIDGET (self->pill)))
    g_string_append_printf (name, ". %s", word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
}

void
portolan_row_set_icon_name (PortolanRow *self, const char *icon_name)
{
  gtk_image_set_from_icon_name (self->icon, icon_name);
}

/**
 * portolan_row_set_busy:
 * @self: the row
 * @busy: something is under way
 *
 * Shows a spinner in place of the icon.
 */
void
portolan_row_set_busy (PortolanRow *self, gboolean busy)
{
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_stack_set_visible_child (self->lead,
                               busy ? GTK_WIDGET (self->spinner) : GTK_WIDGET (self->icon));
}

void
portolan_row_set_term (PortolanRow *self, const char *term)
{
  set_label (self->term, term);
  portolan_row_update_name (self);
}

void
portolan_row_set_text (PortolanRow *self, const char *value, const char *meaning)
{
  set_label (self->value, value);
  set_label (self->meaning, meaning);
  portolan_row_update_name (self);
}

PortolanPill *
portolan_row_get_pill (PortolanRow *self)
{
  return self->pill;
}
