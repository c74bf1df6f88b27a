/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * A word in a coloured pill at the end of a row. The colour only repeats what the word says.
 */

#include "assistant/pill.h"

struct _PortolanPill {
  GtkWidget parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (PortolanPill, portolan_pill, GTK_TYPE_WIDGET)

static void
portolan_pill_dispose (GObject *object)
{
  PortolanPill *self = PORTOLAN_PILL (object);

  if (self->label != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->label)));
  G_OBJECT_CLASS (portolan_pill_parent_class)->dispose (object);
}

static void
portolan_pill_class_init (PortolanPillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = portolan_pill_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pill");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
portolan_pill_init (PortolanPill *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
portolan_pill_new (void)
{
  return g_object_new (PORTOLAN_TYPE_PILL, NULL);
}

const char *
portolan_pill_get_word (PortolanPill *self)
{
  return gtk_label_get_label (self->label);
}

static void
show (PortolanPill *self, const char *word, const char *kind)
{
  const char *classes[] = { kind, NULL };

  gtk_label_set_label (self->label, word);
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  gtk_widget_set_visible (GTK_WIDGET (self), *word != '\0');
}

static const char *
kind_of_door (PortolanDoorState state)
{
  switch (state)
    {
    case PORTOLAN_DOOR_DARK:
    case PORTOLAN_DOOR_KNOCKING:
    case PORTOLAN_DOOR_SILENT:
      return "quiet";
    case PORTOLAN_DOOR_UNLOCKED:
    case PORTOLAN_DOOR_DOUBTFUL:
      return "careful";
    case PORTOLAN_DOOR_SAFE:
      return "good";
    }
  g_return_val_if_reached ("quiet");
}

static const char *
kind_of_safety (PortolanSafety safety)
{
  switch (safety)
    {
    case PORTOLAN_SAFETY_OPEN:
      return "bad";
    case PORTOLAN_SAFETY_DOUBTFUL:
      return "careful";
    case PORTOLAN_SAFETY_SAFE:
      return "good";
    }
  g_return_val_if_reached ("careful");
}

void
portolan_pill_set_door (PortolanPill *self, PortolanDoorState state)
{
  show (self, portolan_describe_door (state), kind_of_door (state));
}

void
portolan_pill_set_safety (PortolanPill *self, PortolanSafety safety)
{
  show (self, portolan_describe_safety_shortly (safety), kind_of_safety (safety));
}
