/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * What must be accepted before a password may go out: one question after the other, each with a
 * page of its own. The safe answer is the one that stands there, and an answer to one is never an
 * answer to another. Who comes here again is asked again.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "advice/diagnose.h"
#include "advice/words.h"
#include "assistant/certificate-text.h"
#include "assistant/describe.h"
#include "assistant/glossary.h"
#include "assistant/page-consent.h"
#include "assistant/trouble.h"

struct _PortolanPageConsent {
  PortolanPage parent_instance;

  PortolanTrouble *trouble;
  PortolanGlossary *glossary;
  GtkCheckButton *no;
  GtkCheckButton *yes;
  GtkLabel *yes_label;

  PortolanNeeds need;
};

G_DEFINE_FINAL_TYPE (PortolanPageConsent, portolan_page_consent, PORTOLAN_TYPE_PAGE)

static char *
make_yes (PortolanNeeds need, const PortolanProposal *proposal)
{
  g_autofree char *host = portolan_describe_host (proposal->candidate->host);

  if (need & PORTOLAN_NEEDS_ENCRYPTION_MISSING)
    return g_strdup (_ ("Yes, send my password without any lock, though others may read it."));
  if (need & PORTOLAN_NEEDS_TLS_TOO_OLD)
    return g_strdup (_ ("Yes, use this old lock, though it can be picked."));
  if (need & PORTOLAN_NEEDS_OTHER_DOMAIN)
    /* Translators: %s is a host name. */
    return g_strdup_printf (_ ("Yes, I know %s and want to give it my password."), host);
  /* Translators: %s is a host name. */
  return g_strdup_printf (_ ("Yes, I trust %s with just this certificate."), host);
}

static void
on_toggled (GtkCheckButton *no, PortolanPageConsent *self)
{
  portolan_page_set_forward_label (PORTOLAN_PAGE (self), gtk_check_button_get_active (no)
                                                             /* Translators: a button. */
                                                             ? _ ("_Go Back")
                                                             /* Translators: a button. */
                                                             : _ ("_Go On"));
}

static void
ask (PortolanPageConsent *self, PortolanNeeds need)
{
  PortolanPage *page = PORTOLAN_PAGE (self);
  const PortolanProposal *proposal = portolan_page_get_flow (page)->proposal;
  PortolanWords words = portolan_words_for_finding (portolan_diagnose_need (need));
  g_autofree char *yes = make_yes (need, proposal);
  g_autofree char *details = NULL;

  self->need = need;
  if (need & PORTOLAN_NEEDS_CERTIFICATE_ANY && proposal->observation->certificate != NULL)
    details = portolan_certificate_to_text (proposal->observation->certificate);
  portolan_page_set_heading (page, words.headline);
  portolan_page_set_sentence (page, words.what);
  portolan_trouble_show_text (self->trouble, words.means, words.action, details);
  portolan_glossary_show (self->glossary, need & PORTOLAN_NEEDS_CERTIFICATE_ANY
                                              ? PORTOLAN_TERM_CERTIFICATE
                                              : PORTOLAN_TERM_HOST | PORTOLAN_TERM_ENCRYPTION);
  gtk_label_set_label (self->yes_label, yes);
  gtk_check_button_set_active (self->no, TRUE);
  on_toggled (self->no, self);
}

/* The next one that nobody has accepted; nothing when all are answered. */
static PortolanNeeds
get_next_need (const PortolanFlow *flow)
{
  PortolanNeeds open = flow->proposal->needs & ~flow->accepted;

  return open & -open;
}

static void
portolan_page_consent_begin (PortolanPage *page)
{
  PortolanFlow *flow = portolan_page_get_flow (page);

  portolan_flow_accept (flow, flow->accepted, FALSE);
  ask (PORTOLAN_PAGE_CONSENT (page), get_next_need (flow));
}

static void
portolan_page_consent_complete (PortolanPage *page)
{
  PortolanPageConsent *self = PORTOLAN_PAGE_CONSENT (page);
  PortolanFlow *flow = portolan_page_get_flow (page);

  if (gtk_check_button_get_active (self->no))
    {
      portolan_page_go (page, flow->rechecks ? PORTOLAN_STEP_CHECK : PORTOLAN_STEP_PROPOSAL);
      return;
    }
  portolan_flow_accept (flow, self->need, TRUE);
  if (portolan_flow_may_sign_in (flow) && flow->rechecks)
    {
      portolan_page_go (page, PORTOLAN_STEP_CHECK);
      return;
    }
  if (portolan_flow_may_sign_in (flow))
    {
      portolan_flow_end_search (flow);
      portolan_page_go (page, PORTOLAN_STEP_SIGN_IN);
      return;
    }
  ask (self, get_next_need (flow));
  portolan_page_focus (page);
}

static void
portolan_page_consent_class_init (PortolanPageConsentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PortolanPageClass *page_class = PORTOLAN_PAGE_CLASS (klass);

  page_class->begin = portolan_page_consent_begin;
  page_class->complete = portolan_page_consent_complete;

  g_type_ensure (PORTOLAN_TYPE_GLOSSARY);
  g_type_ensure (PORTOLAN_TYPE_TROUBLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/page-consent.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanPageConsent, trouble);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageConsent, glossary);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageConsent, no);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageConsent, yes);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageConsent, yes_label);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
portolan_page_consent_init (PortolanPageConsent *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
