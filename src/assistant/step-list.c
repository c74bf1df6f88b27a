/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * What to do at the provider's before the first try: numbered steps, each with a button to the web
 * page where it is done.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assistant/button.h"
#include "assistant/step-list.h"

struct _PortolanStepList {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PortolanStepList, portolan_step_list, GTK_TYPE_WIDGET)

static void
portolan_step_list_dispose (GObject *object)
{
  PortolanStepList *self = PORTOLAN_STEP_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (portolan_step_list_parent_class)->dispose (object);
}

static void
portolan_step_list_class_init (PortolanStepListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = portolan_step_list_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/step-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanStepList, box);
  gtk_widget_class_bind_template_child (widget_class, PortolanStepList, title);
  gtk_widget_class_bind_template_child (widget_class, PortolanStepList, list);
}

static void
portolan_step_list_init (PortolanStepList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_number (guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "portolan-number");
  return label;
}

static GtkWidget *
make_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

/* Opens the desktop's browser, through the portal where there is one. */
static GtkWidget *
make_link (const PortolanNextStep *step)
{
  GtkWidget *button = gtk_link_button_new_with_label (step->url, step->link);

  portolan_button_tidy (button);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "portolan-link");
  return button;
}

static void
add_step (PortolanStepList *self, guint number, const PortolanNextStep *step)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  /* Translators: one of the things to do, for those who hear it. */
  g_autofree char *name = g_strdup_printf (_ ("Step %u: %s"), number, step->text);

  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (text), make_text (step->text));
  if (step->url != NULL)
    gtk_box_append (GTK_BOX (text), make_link (step));
  gtk_box_append (GTK_BOX (columns), make_number (number));
  gtk_box_append (GTK_BOX (columns), text);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), columns);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

/**
 * portolan_step_list_show:
 * @self: the list
 * @steps: what to do
 *
 * Shows other steps; hides where there are none.
 */
void
portolan_step_list_show (PortolanStepList *self, const PortolanNextSteps *steps)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < steps->steps->len; i++)
    add_step (self, i + 1, g_ptr_array_index (steps->steps, i));

  switch (steps->secret)
    {
    case PORTOLAN_SECRET_PASSWORD:
      gtk_label_set_label (self->title, _ ("Look at this first"));
      break;
    case PORTOLAN_SECRET_APP_PASSWORD:
    case PORTOLAN_SECRET_KEY:
      gtk_label_set_label (self->title, _ ("How to get it"));
      break;
    case PORTOLAN_SECRET_BROWSER:
    case PORTOLAN_SECRET_NONE:
      gtk_label_set_label (self->title, _ ("What you can do"));
      break;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), steps->steps->len > 0);
}
