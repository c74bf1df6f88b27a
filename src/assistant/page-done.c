/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The end: what was proved, whether it is saved, and what the trial had to say.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "advice/diagnose.h"
#include "advice/sending-limits.h"
#include "advice/words.h"
#include "assistant/describe.h"
#include "assistant/details.h"
#include "assistant/glossary.h"
#include "assistant/page-done.h"
#include "assistant/row.h"
#include "assistant/settings-card.h"
#include "assistant/trouble.h"

struct _PortolanPageDone {
  PortolanPage parent_instance;

  GtkWidget *warning;
  GtkLabel *headline;
  GtkLabel *what;
  PortolanTrouble *trouble;
  PortolanSettingsCard *card;
  GtkWidget *limits;
  PortolanRow *limit;
  PortolanGlossary *glossary;
  PortolanDetails *details;
};

G_DEFINE_FINAL_TYPE (PortolanPageDone, portolan_page_done, PORTOLAN_TYPE_PAGE)

static PortolanSafety
safety_of_settings (const PortolanSettings *settings)
{
  if (settings->security == PORTOLAN_SECURITY_NONE)
    return PORTOLAN_SAFETY_OPEN;
  return settings->accepted == PORTOLAN_NEEDS_NOTHING ? PORTOLAN_SAFETY_SAFE
                                                      : PORTOLAN_SAFETY_DOUBTFUL;
}

static void
show_settings (PortolanPageDone *self, const PortolanSettings *settings)
{
  g_autofree char *username = portolan_isolate (settings->username);
  g_autofree char *lines = g_strdup_printf (_ ("Server: %s\n"
                                               "Port: %u\n"
                                               "Encryption: %s\n"
                                               "User name: %s\n"
                                               "Sign-in method: %s"),
                                            settings->host, settings->port,
                                            portolan_describe_security_term (settings->security),
                                            settings->username, settings->auth);

  portolan_settings_card_show_server (self->card, settings->host, settings->port,
                                      settings->security, safety_of_settings (settings));
  portolan_settings_card_show_username (self->card, username);
  portolan_glossary_show (self->glossary, PORTOLAN_TERM_HOST | PORTOLAN_TERM_PORT |
                                              PORTOLAN_TERM_ENCRYPTION | PORTOLAN_TERM_USERNAME);
  portolan_details_set_text (self->details, lines);
}

/* The number that matters most in bold, the rest below it. */
static void
show_limits (PortolanPageDone *self, const PortolanFlow *flow)
{
  const PortolanSettings *settings = flow->result->settings;
  g_auto (GStrv) advice = portolan_sending_advice (portolan_flow_get_provider (flow),
                                                   settings->port, settings->max_message_bytes);
  g_autofree char *rest = advice[0] != NULL ? g_strjoinv (" ", advice + 1) : NULL;

  portolan_row_set_text (self->limit, advice[0], rest);
  gtk_widget_set_visible (self->limits, advice[0] != NULL);
}

static void
show_warning (PortolanPageDone *self, const PortolanSignInResult *result)
{
  PortolanFinding finding;
  PortolanWords words;

  gtk_widget_set_visible (self->warning, !result->may_send);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), FALSE);
  if (result->may_send)
    return;
  finding = portolan_diagnose_sign_in (result);
  words = portolan_words_for_finding (finding);
  gtk_label_set_label (self->headline, words.headline);
  gtk_label_set_label (self->what, words.what);
  portolan_trouble_show_finding (self->trouble, finding, result->reply_text);
}

static void
show_outcome (PortolanPageDone *self, const PortolanFlow *flow)
{
  PortolanPage *page = PORTOLAN_PAGE (self);
  g_autofree char *account = portolan_isolate (flow->address->text);
  g_autofree char *sentence = NULL;

  if (flow->saved)
    /* Translators: %s is an e-mail address. */
    sentence =
        g_strdup_printf (_ ("The settings for %s work and are saved in your keyring."), account);
  else
    /* Translators: %s is an e-mail address. */
    sentence =
        g_strdup_printf (_ ("The settings for %s work. They are not saved, so copy them into "
                            "your mail program."),
                         account);
  portolan_page_set_sentence (page, sentence);
  if (!flow->result->may_send)
    portolan_page_set_heading (page, _ ("One thing to mend"));
  else if (flow->saved)
    portolan_page_set_heading (page, _ ("Your mail can go out"));
  else
    portolan_page_set_heading (page, _ ("Your settings work"));
  portolan_page_set_icon_name (page, flow->result->may_send ? "portolan-sent-symbolic"
                                                            : "portolan-letter-symbolic");
}

static void
portolan_page_done_begin (PortolanPage *page)
{
  PortolanPageDone *self = PORTOLAN_PAGE_DONE (page);
  const PortolanFlow *flow = portolan_page_get_flow (page);

  show_outcome (self, flow);
  show_warning (self, flow->result);
  show_settings (self, flow->result->settings);
  show_limits (self, flow);
}

static gboolean
portolan_page_done_would_lose (PortolanPage *page)
{
  return !portolan_page_get_flow (page)->saved;
}

static void
portolan_page_done_class_init (PortolanPageDoneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  PORTOLAN_PAGE_CLASS (klass)->begin = portolan_page_done_begin;
  PORTOLAN_PAGE_CLASS (klass)->would_lose = portolan_page_done_would_lose;

  g_type_ensure (PORTOLAN_TYPE_DETAILS);
  g_type_ensure (PORTOLAN_TYPE_GLOSSARY);
  g_type_ensure (PORTOLAN_TYPE_ROW);
  g_type_ensure (PORTOLAN_TYPE_SETTINGS_CARD);
  g_type_ensure (PORTOLAN_TYPE_TROUBLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/page-done.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanPageDone, warning);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageDone, headline);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageDone, what);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageDone, trouble);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageDone, card);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageDone, limits);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageDone, limit);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageDone, glossary);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageDone, details);
}

static void
portolan_page_done_init (PortolanPageDone *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  portolan_row_set_icon_name (self->limit, "portolan-letter-symbolic");
  portolan_page_set_ready (PORTOLAN_PAGE (self), TRUE);
}
