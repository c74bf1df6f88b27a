/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * What was found, to be looked at before anything secret is typed: the picture, three rows in
 * everyday words, and how safe it is.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assistant/building.h"
#include "assistant/button.h"
#include "assistant/certificate-text.h"
#include "assistant/choice-list.h"
#include "assistant/describe.h"
#include "assistant/details.h"
#include "assistant/glossary.h"
#include "assistant/page-proposal.h"
#include "assistant/settings-card.h"

struct _PortolanPageProposal {
  PortolanPage parent_instance;

  PortolanBuilding *building;
  PortolanSettingsCard *card;
  GtkLevelBar *level;
  GtkLabel *safety;
  PortolanGlossary *glossary;
  PortolanDetails *details;
  PortolanChoiceList *choices;
  GtkWidget *manual;
};

G_DEFINE_FINAL_TYPE (PortolanPageProposal, portolan_page_proposal, PORTOLAN_TYPE_PAGE)

static PortolanFlow *
flow_of (PortolanPageProposal *self)
{
  return portolan_page_get_flow (PORTOLAN_PAGE (self));
}

static PortolanDoorState
door_of_safety (PortolanSafety safety)
{
  switch (safety)
    {
    case PORTOLAN_SAFETY_OPEN:
      return PORTOLAN_DOOR_UNLOCKED;
    case PORTOLAN_SAFETY_DOUBTFUL:
      return PORTOLAN_DOOR_DOUBTFUL;
    case PORTOLAN_SAFETY_SAFE:
      return PORTOLAN_DOOR_SAFE;
    }
  g_return_val_if_reached (PORTOLAN_DOOR_DARK);
}

static void
show_picture (PortolanPageProposal *self, PortolanSafety safety)
{
  const PortolanCandidate *candidate = flow_of (self)->proposal->candidate;
  g_autofree char *sign = portolan_describe_host (candidate->host);

  portolan_building_reset (self->building, sign);
  portolan_building_set_door (self->building, candidate->port, door_of_safety (safety));
  portolan_building_choose (self->building, candidate->port);
}

static void
show_safety (PortolanPageProposal *self, PortolanSafety safety)
{
  PortolanPage *page = PORTOLAN_PAGE (self);
  const char *sentence = portolan_describe_safety (safety);
  gtk_level_bar_set_value (self->level, safety);
  gtk_label_set_label (self->safety, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->level), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  sentence, -1);
  if (flow_of (self)->proposal->needs == PORTOLAN_NEEDS_NOTHING)
    {
      portolan_page_set_heading (page, _ ("We found your mail server"));
      portolan_page_set_sentence (page, _ ("It answers and takes mail. Nothing is saved yet."));
      return;
    }
  portolan_page_set_heading (page, _ ("We found a server, but look twice"));
  portolan_page_set_sentence (page, _ ("It takes mail. Before your password goes there, we ask you "
                                       "about what is not as it should be."));
}

/* For those who help: what the server showed, in its own terms. */
static void
show_details (PortolanPageProposal *self)
{
  const PortolanProposal *proposal = flow_of (self)->proposal;
  const PortolanCandidate *candidate = proposal->candidate;
  const PortolanCertificate *certificate = proposal->observation->certificate;
  g_autofree char *methods = g_strjoinv (" ", proposal->mechanisms);
  g_autofree char *text =
      /* Translators: settings as other mail programs and help pages call them, to be copied. */
      g_strdup_printf (_ ("Server: %s\nPort: %u\nEncryption: %s\nSign-in methods: %s"),
                       candidate->host, candidate->port,
                       portolan_describe_security_term (candidate->security), methods);

  if (certificate != NULL && candidate->security != PORTOLAN_SECURITY_NONE)
    {
      g_autofree char *facts = portolan_certificate_to_text (certificate);
      g_autofree char *both = g_strconcat (text, "\n\n", facts, NULL);

      portolan_details_set_text (self->details, both);
    }
  else
    portolan_details_set_text (self->details, text);
  portolan_glossary_show (self->glossary, PORTOLAN_TERM_HOST | PORTOLAN_TERM_PORT |
                                              PORTOLAN_TERM_ENCRYPTION | PORTOLAN_TERM_CERTIFICATE);
}

static void
show_proposal (PortolanPageProposal *self)
{
  const PortolanProposal *proposal = flow_of (self)->proposal;
  const PortolanCandidate *candidate = proposal->candidate;
  PortolanSafety safety = portolan_safety_of_proposal (proposal);

  show_picture (self, safety);
  show_safety (self, safety);
  portolan_settings_card_show_server (self->card, candidate->host, candidate->port,
                                      candidate->security, safety);
  show_details (self);
}

static void
show_choices (PortolanPageProposal *self)
{
  PortolanFlow *flow = flow_of (self);

  portolan_choice_list_show (self->choices, portolan_search_get_proposals (flow->search),
                             flow->proposal);
}

static void
on_proposals_changed (PortolanSearch *search, PortolanPageProposal *self)
{
  show_choices (self);
}

static void
on_chosen (PortolanChoiceList *list, PortolanPageProposal *self)
{
  portolan_flow_choose (flow_of (self), portolan_choice_list_get_chosen (list));
  show_proposal (self);
}

static void
on_manual_clicked (GtkButton *button, PortolanPageProposal *self)
{
  portolan_page_go (PORTOLAN_PAGE (self), PORTOLAN_STEP_MANUAL);
}

static void
portolan_page_proposal_cancel (PortolanPage *page)
{
  PortolanSearch *search = portolan_page_get_flow (page)->search;

  if (search != NULL)
    g_signal_handlers_disconnect_by_func (search, on_proposals_changed, page);
}

static void
portolan_page_proposal_begin (PortolanPage *page)
{
  PortolanPageProposal *self = PORTOLAN_PAGE_PROPOSAL (page);
  PortolanFlow *flow = portolan_page_get_flow (page);

  portolan_page_proposal_cancel (page);
  g_signal_connect_object (flow->search, "proposals-changed", G_CALLBACK (on_proposals_changed),
                           self, 0);
  show_proposal (self);
  show_choices (self);
}

static void
portolan_page_proposal_complete (PortolanPage *page)
{
  PortolanFlow *flow = portolan_page_get_flow (page);

  if (flow->proposal->needs != PORTOLAN_NEEDS_NOTHING)
    {
      portolan_page_go (page, PORTOLAN_STEP_CONSENT);
      return;
    }
  portolan_flow_end_search (flow);
  portolan_page_go (page, PORTOLAN_STEP_SIGN_IN);
}

static void
portolan_page_proposal_class_init (PortolanPageProposalClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PortolanPageClass *page_class = PORTOLAN_PAGE_CLASS (klass);

  page_class->begin = portolan_page_proposal_begin;
  page_class->complete = portolan_page_proposal_complete;
  page_class->cancel = portolan_page_proposal_cancel;

  g_type_ensure (PORTOLAN_TYPE_BUILDING);
  g_type_ensure (PORTOLAN_TYPE_CHOICE_LIST);
  g_type_ensure (PORTOLAN_TYPE_DETAILS);
  g_type_ensure (PORTOLAN_TYPE_GLOSSARY);
  g_type_ensure (PORTOLAN_TYPE_SETTINGS_CARD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portolan/MailSetup/assistant/page-proposal.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanPageProposal, building);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageProposal, card);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageProposal, level);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageProposal, safety);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageProposal, glossary);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageProposal, details);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageProposal, choices);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageProposal, manual);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_manual_clicked);
}

static void
portolan_page_proposal_init (PortolanPageProposal *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  portolan_button_tidy (self->manual);
  for (guint step = PORTOLAN_SAFETY_OPEN; step <= PORTOLAN_SAFETY_SAFE; step++)
    {
      static const char *const names[] = { "open", "doubtful", "safe" };

      gtk_level_bar_add_offset_value (self->level, names[step - PORTOLAN_SAFETY_OPEN], step);
    }
}
