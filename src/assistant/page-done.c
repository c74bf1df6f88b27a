/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The end: what was proved, whether it is saved, and what the trial had to say.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "advice/diagnose.h"
#include "advice/ledger-words.h"
#include "advice/sending-limits.h"
#include "advice/words.h"
#include "assistant/button.h"
#include "assistant/describe.h"
#include "assistant/details.h"
#include "assistant/glossary.h"
#include "assistant/page-done.h"
#include "assistant/row.h"
#include "assistant/settings-card.h"
#include "assistant/summary.h"
#include "assistant/test-letter.h"
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
  PortolanTestLetter *letter;
  PortolanDetails *asked;
  GtkWidget *save;
  GtkWidget *print;
  GtkLabel *saved;

  GtkFileChooserNative *chooser;
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
show_settings (PortolanPageDone *self, const PortolanFlow *flow)
{
  const PortolanSettings *settings = flow->result->settings;
  g_autofree char *username = portolan_isolate (settings->username);
  g_autofree char *summary = portolan_summary_new_text (flow);

  portolan_settings_card_show_server (self->card, settings->host, settings->port,
                                      settings->security, safety_of_settings (settings));
  portolan_settings_card_show_username (self->card, username);
  portolan_glossary_show (self->glossary, PORTOLAN_TERM_HOST | PORTOLAN_TERM_PORT |
                                              PORTOLAN_TERM_ENCRYPTION | PORTOLAN_TERM_USERNAME);
  portolan_details_set_text (self->details, summary);
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

/* The page never says that mail can go out beside a letter that did not. */
static void
show_heading (PortolanPageDone *self, const PortolanFlow *flow, gboolean can_send)
{
  PortolanPage *page = PORTOLAN_PAGE (self);

  if (!can_send)
    portolan_page_set_heading (page, _ ("One thing to mend"));
  else if (flow->saved)
    portolan_page_set_heading (page, _ ("Your mail can go out"));
  else
    portolan_page_set_heading (page, _ ("Your settings work"));
  portolan_page_set_icon_name (page,
                               can_send ? "portolan-sent-symbolic" : "portolan-letter-symbolic");
}

static void
on_letter_answered (PortolanTestLetter *letter, gboolean is_sent, PortolanPageDone *self)
{
  show_heading (self, portolan_page_get_flow (PORTOLAN_PAGE (self)), is_sent);
}

static void
show_outcome (PortolanPageDone *self, const PortolanFlow *flow)
{
  PortolanPage *page = PORTOLAN_PAGE (self);
  g_autofree char *account = portolan_isolate (flow->address->text);
  g_autofree char *sentence = NULL;

  if (flow->saved)
    sentence =
        /* Translators: %s is an e-mail address. */
        g_strdup_printf (_ ("The settings for %s work and are saved in your keyring."), account);
  else
    sentence =
        /* Translators: %s is an e-mail address. */
        g_strdup_printf (_ ("The settings for %s work. They are not saved, so copy them into "
                            "your mail program."),
                         account);
  portolan_page_set_sentence (page, sentence);
  show_heading (self, flow, flow->result->may_send);
}

static void
portolan_page_done_begin (PortolanPage *page)
{
  PortolanPageDone *self = PORTOLAN_PAGE_DONE (page);
  const PortolanFlow *flow = portolan_page_get_flow (page);

  show_outcome (self, flow);
  show_warning (self, flow->result);
  show_settings (self, flow);
  show_limits (self, flow);
  portolan_test_letter_offer (self->letter, portolan_page_get_flow (page));
  gtk_widget_set_visible (GTK_WIDGET (self->saved), FALSE);
}

static void
portolan_page_done_cancel (PortolanPage *page)
{
  portolan_test_letter_cancel (PORTOLAN_PAGE_DONE (page)->letter);
}

/* Save and print */

static void
say (PortolanPageDone *self, const char *words)
{
  gtk_label_set_label (self->saved, words);
  gtk_widget_set_visible (GTK_WIDGET (self->saved), TRUE);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PortolanPageDone) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    say (self, _ ("The file is there. Your password is not in it."));
  else
    say (self, error->message);
}

static void
on_file_chosen (GtkNativeDialog *dialog, int response, PortolanPageDone *self)
{
  g_autofree char *summary = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  summary = portolan_summary_new_text (portolan_page_get_flow (PORTOLAN_PAGE (self)));
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  bytes = g_bytes_new (summary, strlen (summary));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, on_saved,
                                       g_object_ref (self));
}

/* Where people look for what they saved; by itself GTK takes wherever the program was started. */
static GFile *
get_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());
}

static void
on_save_clicked (GtkButton *button, PortolanPageDone *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GFile) folder = get_folder ();
  const char *address = portolan_page_get_flow (PORTOLAN_PAGE (self))->address->text;
  /* Translators: the name of a file; %s is an e-mail address. */
  g_autofree char *name = g_strdup_printf (_ ("Outgoing mail of %s.txt"), address);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Save the Settings"), GTK_WINDOW (root),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_file_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_print_clicked (GtkButton *button, PortolanPageDone *self)
{
  const PortolanFlow *flow = portolan_page_get_flow (PORTOLAN_PAGE (self));
  g_autofree char *text = portolan_summary_new_text (flow);
  g_autoptr (GtkPrintOperation) operation =
      portolan_summary_new_print (flow->result->settings->address, text);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_allow_async (operation, TRUE);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                               &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    say (self, error->message);
}

static void
portolan_page_done_dispose (GObject *object)
{
  g_clear_object (&PORTOLAN_PAGE_DONE (object)->chooser);
  G_OBJECT_CLASS (portolan_page_done_parent_class)->dispose (object);
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

  G_OBJECT_CLASS (klass)->dispose = portolan_page_done_dispose;
  PORTOLAN_PAGE_CLASS (klass)->begin = portolan_page_done_begin;
  PORTOLAN_PAGE_CLASS (klass)->cancel = portolan_page_done_cancel;
  PORTOLAN_PAGE_CLASS (klass)->would_lose = portolan_page_done_would_lose;

  g_type_ensure (PORTOLAN_TYPE_DETAILS);
  g_type_ensure (PORTOLAN_TYPE_GLOSSARY);
  g_type_ensure (PORTOLAN_TYPE_ROW);
  g_type_ensure (PORTOLAN_TYPE_SETTINGS_CARD);
  g_type_ensure (PORTOLAN_TYPE_TEST_LETTER);
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
  gtk_widget_class_bind_template_child (widget_class, PortolanPageDone, letter);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageDone, asked);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageDone, save);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageDone, print);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageDone, saved);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_letter_answered);
}

static void
portolan_page_done_init (PortolanPageDone *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  portolan_row_set_icon_name (self->limit, "portolan-letter-symbolic");
  portolan_button_tidy (self->save);
  portolan_button_tidy (self->print);
  portolan_details_set_func (self->asked, portolan_ledger_in_words);
  portolan_page_set_ready (PORTOLAN_PAGE (self), TRUE);
}
