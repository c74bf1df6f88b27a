/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The live list of a search: a row per host and door. A few stand in the open, the rest in an
 * expander; a door that works comes out to the top.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assistant/attempt-list.h"
#include "assistant/describe.h"
#include "assistant/row.h"

#define N_FIRST 5

struct _PortolanAttemptList {
  GtkWidget parent_instance;

  GtkListBox *first;
  GtkExpander *expander;
  GtkListBox *rest;
  GHashTable *rows; /* PortolanAttempt to PortolanRow */
  guint n_first;
};

G_DEFINE_FINAL_TYPE (PortolanAttemptList, portolan_attempt_list, GTK_TYPE_WIDGET)

static void
portolan_attempt_list_dispose (GObject *object)
{
  PortolanAttemptList *self = PORTOLAN_ATTEMPT_LIST (object);

  if (self->first != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->first)));
  if (self->expander != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->expander)));
  g_clear_pointer (&self->rows, g_hash_table_unref);
  G_OBJECT_CLASS (portolan_attempt_list_parent_class)->dispose (object);
}

static void
portolan_attempt_list_class_init (PortolanAttemptListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = portolan_attempt_list_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/attempt-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanAttemptList, first);
  gtk_widget_class_bind_template_child (widget_class, PortolanAttemptList, expander);
  gtk_widget_class_bind_template_child (widget_class, PortolanAttemptList, rest);
}

static void
portolan_attempt_list_init (PortolanAttemptList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_hash_table_new (NULL, NULL);
}

static void
update_expander (PortolanAttemptList *self)
{
  guint n = g_hash_table_size (self->rows) - self->n_first;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->first), self->n_first > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->expander), n > 0);
  if (self->n_first > 0)
    /* Translators: doors stand for ports; unfolds the rest of a list. */
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more door", "%u more doors", n), n);
  else
    /* Translators: doors stand for ports; unfolds a list. */
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u door was tried",
                                          "%u doors were tried", n),
                             n);
  gtk_expander_set_label (self->expander, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static PortolanRow *
add_row (PortolanAttemptList *self, const PortolanAttempt *attempt)
{
  GtkWidget *row = portolan_row_new ();

  g_hash_table_insert (self->rows, (gpointer) attempt, row);
  if (self->n_first < N_FIRST)
    {
      gtk_list_box_append (self->first, row);
      self->n_first++;
    }
  else
    {
      gtk_list_box_append (self->rest, row);
    }
  update_expander (self);
  return PORTOLAN_ROW (row);
}

static void
move_row (GtkWidget *row, GtkListBox *from, GtkListBox *to)
{
  g_object_ref (row);
  gtk_list_box_remove (from, row);
  gtk_list_box_prepend (to, row);
  g_object_unref (row);
}

/* The last of the rows in the open makes room. */
static void
bring_out (PortolanAttemptList *self, GtkWidget *row)
{
  GtkListBoxRow *last = gtk_list_box_get_row_at_index (self->first, N_FIRST - 1);

  if (gtk_widget_get_parent (row) != GTK_WIDGET (self->rest))
    return;
  move_row (row, self->rest, self->first);
  if (last != NULL)
    move_row (GTK_WIDGET (last), self->first, self->rest);
}

static const char *
icon_of (PortolanDoorState state)
{
  switch (state)
    {
    case PORTOLAN_DOOR_DARK:
    case PORTOLAN_DOOR_KNOCKING:
      return NULL;
    case PORTOLAN_DOOR_SILENT:
      return "portolan-closed-symbolic";
    case PORTOLAN_DOOR_UNLOCKED:
      return "portolan-unlocked-symbolic";
    case PORTOLAN_DOOR_DOUBTFUL:
    case PORTOLAN_DOOR_SAFE:
      return "portolan-found-symbolic";
    }
  g_return_val_if_reached (NULL);
}

void
portolan_attempt_list_clear (PortolanAttemptList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->first, 0)) != NULL)
    gtk_list_box_remove (self->first, GTK_WIDGET (row));
  while ((row = gtk_list_box_get_row_at_index (self->rest, 0)) != NULL)
    gtk_list_box_remove (self->rest, GTK_WIDGET (row));
  g_hash_table_remove_all (self->rows);
  self->n_first = 0;
  update_expander (self);
}

/**
 * portolan_attempt_list_update:
 * @self: the list
 * @attempt: a line of the search, new or changed; its address stays the same
 *
 * Shows what happens at a door.
 */
void
portolan_attempt_list_update (PortolanAttemptList *self, const PortolanAttempt *attempt)
{
  PortolanRow *row = g_hash_table_lookup (self->rows, attempt);
  PortolanDoorState state = portolan_door_of_attempt (attempt);
  g_autofree char *place =
      portolan_describe_place (attempt->endpoint->host, attempt->endpoint->port);

  if (row == NULL)
    row = add_row (self, attempt);
  if (attempt->usable)
    bring_out (self, GTK_WIDGET (row));

  if (state == PORTOLAN_DOOR_SILENT)
    gtk_widget_add_css_class (GTK_WIDGET (row), "silent");
  portolan_row_set_icon_name (row, icon_of (state));
  portolan_row_set_busy (row, state == PORTOLAN_DOOR_KNOCKING);
  portolan_pill_set_door (portolan_row_get_pill (row), state);
  portolan_row_set_text (row, place, portolan_describe_attempt (attempt));
}

/**
 * portolan_attempt_list_fold:
 * @self: the list
 *
 * Puts all rows into the expander: the search is over, and something else is to be read first.
 */
void
portolan_attempt_list_fold (PortolanAttemptList *self)
{
  while (self->n_first > 0)
    {
      GtkListBoxRow *last = gtk_list_box_get_row_at_index (self->first, self->n_first - 1);

      move_row (GTK_WIDGET (last), self->first, self->rest);
      self->n_first--;
    }
  update_expander (self);
}
