/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * All settings that were found, folded in, best first, one of them chosen. It grows while the
 * search goes on, without taking the focus from the row it is on.
 *
 * The rows stand in a box: a GtkListBox keeps the arrow keys for itself, and they are the way
 * from one radio button to the next.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assistant/choice-list.h"
#include "assistant/describe.h"
#include "assistant/pill.h"

struct _PortolanChoiceList {
  GtkWidget parent_instance;

  GtkExpander *expander;
  GtkBox *list;
  GHashTable *rows; /* PortolanProposal, owned, to the widget of its row */
  PortolanProposal *chosen;
};

enum { SIGNAL_CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];
static GQuark quark_proposal;
static GQuark quark_button;

G_DEFINE_FINAL_TYPE (PortolanChoiceList, portolan_choice_list, GTK_TYPE_WIDGET)

static void
portolan_choice_list_dispose (GObject *object)
{
  PortolanChoiceList *self = PORTOLAN_CHOICE_LIST (object);

  if (self->expander != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->expander)));
  g_clear_pointer (&self->rows, g_hash_table_unref);
  self->chosen = NULL;
  G_OBJECT_CLASS (portolan_choice_list_parent_class)->dispose (object);
}

static void
portolan_choice_list_class_init (PortolanChoiceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = portolan_choice_list_dispose;
  quark_proposal = g_quark_from_static_string ("portolan-proposal");
  quark_button = g_quark_from_static_string ("portolan-button");

  /**
   * PortolanChoiceList::chosen:
   * @self: the list
   *
   * The user chose another row; see portolan_choice_list_get_chosen().
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", PORTOLAN_TYPE_CHOICE_LIST, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/choice-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanChoiceList, expander);
  gtk_widget_class_bind_template_child (widget_class, PortolanChoiceList, list);
}

static void
portolan_choice_list_init (PortolanChoiceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) portolan_proposal_unref, NULL);
}

static void
on_toggled (GtkCheckButton *button, PortolanChoiceList *self)
{
  PortolanProposal *proposal = g_object_get_qdata (G_OBJECT (button), quark_proposal);

  if (!gtk_check_button_get_active (button) || proposal == self->chosen)
    return;
  self->chosen = proposal;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
join_group (PortolanChoiceList *self, GtkCheckButton *button)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  if (first != NULL)
    gtk_check_button_set_group (button, g_object_get_qdata (G_OBJECT (first), quark_button));
}

static GtkWidget *
make_button (PortolanChoiceList *self, PortolanProposal *proposal)
{
  const PortolanCandidate *candidate = proposal->candidate;
  g_autofree char *place = portolan_describe_place (candidate->host, candidate->port);
  const char *security = portolan_describe_security (candidate->security);
  const char *safety = portolan_describe_safety_shortly (portolan_safety_of_proposal (proposal));
  g_autofree char *name = g_strdup_printf ("%s. %s. %s", place, security, safety);
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_box_append (GTK_BOX (text), make_label (place, "body"));
  gtk_box_append (GTK_BOX (text), make_label (security, "dim-label"));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), text);
  join_group (self, GTK_CHECK_BUTTON (button));
  gtk_widget_set_hexpand (button, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_qdata (G_OBJECT (button), quark_proposal, proposal);
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), self);
  return button;
}

static GtkWidget *
add_row (PortolanChoiceList *self, PortolanProposal *proposal, GtkWidget *before)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = make_button (self, proposal);
  GtkWidget *pill = portolan_pill_new ();

  portolan_pill_set_safety (PORTOLAN_PILL (pill), portolan_safety_of_proposal (proposal));
  gtk_widget_add_css_class (row, "row");
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (row), pill);
  g_object_set_qdata (G_OBJECT (row), quark_button, button);
  gtk_box_insert_child_after (self->list, row, before);
  g_hash_table_insert (self->rows, portolan_proposal_ref (proposal), row);
  return row;
}

static void
remove_others (PortolanChoiceList *self, GPtrArray *proposals)
{
  GHashTableIter iter;
  gpointer proposal, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &proposal, &row))
    {
      if (g_ptr_array_find (proposals, proposal, NULL))
        continue;
      gtk_box_remove (self->list, row);
      g_hash_table_iter_remove (&iter);
    }
}

static void
name_expander (PortolanChoiceList *self, guint n)
{
  g_autofree char *label = NULL;

  label =
      /* Translators: other servers that would do as well; unfolds a list. */
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u other choice", "%u other choices", n), n);
  gtk_expander_set_label (self->expander, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

/**
 * portolan_choice_list_show:
 * @self: the list
 * @proposals: all proposals, best first
 * @chosen: the one that is chosen
 *
 * Shows what there is to choose from; nothing when there is no choice.
 */
void
portolan_choice_list_show (PortolanChoiceList *self, GPtrArray *proposals, PortolanProposal *chosen)
{
  GtkWidget *before = NULL;

  self->chosen = chosen;
  remove_others (self, proposals);
  for (guint i = 0; i < proposals->len; i++)
    {
      PortolanProposal *proposal = proposals->pdata[i];
      GtkWidget *row = g_hash_table_lookup (self->rows, proposal);

      if (row == NULL)
        row = add_row (self, proposal, before);
      if (proposal == chosen)
        gtk_check_button_set_active (g_object_get_qdata (G_OBJECT (row), quark_button), TRUE);
      before = row;
    }
  name_expander (self, MAX (proposals->len, 1) - 1);
  gtk_widget_set_visible (GTK_WIDGET (self), proposals->len > 1);
}

PortolanProposal *
portolan_choice_list_get_chosen (PortolanChoiceList *self)
{
  return self->chosen;
}
