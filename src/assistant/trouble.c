/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * What a problem means and what to do about it; the technical facts are folded in below. What
 * happened stands above, as the page's own sentence or beside the field.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "advice/words.h"
#include "assistant/details.h"
#include "assistant/row.h"
#include "assistant/trouble.h"

struct _PortolanTrouble {
  GtkWidget parent_instance;

  GtkWidget *card;
  PortolanRow *means;
  PortolanRow *action;
  PortolanDetails *details;
};

G_DEFINE_FINAL_TYPE (PortolanTrouble, portolan_trouble, GTK_TYPE_WIDGET)

static void
portolan_trouble_dispose (GObject *object)
{
  PortolanTrouble *self = PORTOLAN_TROUBLE (object);

  g_clear_pointer (&self->card, gtk_widget_unparent);
  if (self->details != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->details)));
  G_OBJECT_CLASS (portolan_trouble_parent_class)->dispose (object);
}

static void
portolan_trouble_class_init (PortolanTroubleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = portolan_trouble_dispose;
  g_type_ensure (PORTOLAN_TYPE_ROW);
  g_type_ensure (PORTOLAN_TYPE_DETAILS);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/trouble.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanTrouble, card);
  gtk_widget_class_bind_template_child (widget_class, PortolanTrouble, means);
  gtk_widget_class_bind_template_child (widget_class, PortolanTrouble, action);
  gtk_widget_class_bind_template_child (widget_class, PortolanTrouble, details);
}

static void
portolan_trouble_init (PortolanTrouble *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  portolan_row_set_icon_name (self->means, "portolan-meaning-symbolic");
  portolan_row_set_icon_name (self->action, "portolan-todo-symbolic");
}

/**
 * portolan_trouble_show_finding:
 * @self: the card
 * @finding: what is the matter
 * @details: (nullable): technical facts for somebody who helps
 *
 * Shows the advice for a finding.
 */
void
portolan_trouble_show_finding (PortolanTrouble *self, PortolanFinding finding, const char *details)
{
  PortolanWords words = portolan_words_for_finding (finding);

  portolan_trouble_show_text (self, words.means, words.action, details);
}

void
portolan_trouble_show_text (PortolanTrouble *self,
                            const char *means,
                            const char *action,
                            const char *details)
{
  portolan_row_set_text (self->means, _ ("What this means"), means);
  portolan_row_set_text (self->action, _ ("What to do"), action);
  portolan_details_set_text (self->details, details);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}
