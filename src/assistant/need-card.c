/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * One thing that the user must accept before a password may go out, as a question of its own.
 * The safe answer is the one that stands there: nothing is accepted until it is ticked.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "advice/diagnose.h"
#include "advice/words.h"
#include "assistant/certificate-text.h"
#include "assistant/describe.h"
#include "assistant/details.h"
#include "assistant/need-card.h"

struct _PortolanNeedCard {
  GtkWidget parent_instance;

  GtkWidget *card;
  GtkLabel *headline;
  GtkLabel *text;
  PortolanDetails *details;
  GtkCheckButton *check;
  GtkLabel *question;

  PortolanNeeds need;
};

enum { SIGNAL_ANSWERED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PortolanNeedCard, portolan_need_card, GTK_TYPE_WIDGET)

static void
on_toggled (GtkCheckButton *check, PortolanNeedCard *self)
{
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}

static void
portolan_need_card_dispose (GObject *object)
{
  PortolanNeedCard *self = PORTOLAN_NEED_CARD (object);

  g_clear_pointer (&self->card, gtk_widget_unparent);
  G_OBJECT_CLASS (portolan_need_card_parent_class)->dispose (object);
}

static void
portolan_need_card_class_init (PortolanNeedCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = portolan_need_card_dispose;

  /**
   * PortolanNeedCard::answered:
   * @self: the card
   *
   * The tick was set or taken away.
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", PORTOLAN_TYPE_NEED_CARD, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PORTOLAN_TYPE_DETAILS);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/need-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanNeedCard, card);
  gtk_widget_class_bind_template_child (widget_class, PortolanNeedCard, headline);
  gtk_widget_class_bind_template_child (widget_class, PortolanNeedCard, text);
  gtk_widget_class_bind_template_child (widget_class, PortolanNeedCard, details);
  gtk_widget_class_bind_template_child (widget_class, PortolanNeedCard, check);
  gtk_widget_class_bind_template_child (widget_class, PortolanNeedCard, question);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
portolan_need_card_init (PortolanNeedCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
make_question (PortolanNeeds need, const PortolanProposal *proposal)
{
  g_autofree char *host = portolan_describe_host (proposal->candidate->host);

  if (need & PORTOLAN_NEEDS_ENCRYPTION_MISSING)
    return g_strdup (_ ("Send my password without any lock, though others may read it"));
  if (need & PORTOLAN_NEEDS_TLS_TOO_OLD)
    return g_strdup (_ ("Use this old lock, though it can be picked"));
  if (need & PORTOLAN_NEEDS_OTHER_DOMAIN)
    /* Translators: %s is a host name. */
    return g_strdup_printf (_ ("I know %s and want to give it my password"), host);
  /* Translators: %s is a host name. */
  return g_strdup_printf (_ ("I trust %s with just this certificate"), host);
}

static void
show_need (PortolanNeedCard *self, PortolanNeeds need, const PortolanProposal *proposal)
{
  PortolanWords words = portolan_words_for_finding (portolan_diagnose_need (need));
  g_autofree char *text = g_strdup_printf ("%s %s", words.what, words.means);
  g_autofree char *question = make_question (need, proposal);
  g_autofree char *details = NULL;

  if (need & PORTOLAN_NEEDS_CERTIFICATE_ANY && proposal->observation->certificate != NULL)
    details = portolan_certificate_to_text (proposal->observation->certificate);
  gtk_label_set_label (self->headline, words.headline);
  gtk_label_set_label (self->text, text);
  gtk_label_set_label (self->question, question);
  portolan_details_set_text (self->details, details);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words.headline, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words.headline,
                                  -1);
}

/**
 * portolan_need_card_new:
 * @need: one need
 * @proposal: the settings that have it
 * @accepted: the user has accepted it before
 *
 * Makes the question for one need.
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
portolan_need_card_new (PortolanNeeds need, const PortolanProposal *proposal, gboolean accepted)
{
  PortolanNeedCard *self = g_object_new (PORTOLAN_TYPE_NEED_CARD, NULL);

  self->need = need;
  gtk_check_button_set_active (self->check, accepted);
  show_need (self, need, proposal);
  return GTK_WIDGET (self);
}

PortolanNeeds
portolan_need_card_get_need (PortolanNeedCard *self)
{
  return self->need;
}

gboolean
portolan_need_card_get_accepted (PortolanNeedCard *self)
{
  return gtk_check_button_get_active (self->check);
}
