/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * A letter to oneself, for those who want to see it to believe it. It is offered when all is done,
 * so that nobody has to decide about it on the way.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "advice/diagnose.h"
#include "advice/words.h"
#include "assistant/button.h"
#include "assistant/describe.h"
#include "assistant/test-letter.h"
#include "assistant/trouble.h"

struct _PortolanTestLetter {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *send;
  GtkWidget *line;
  GtkSpinner *spinner;
  GtkImage *icon;
  GtkLabel *words;
  PortolanTrouble *trouble;

  PortolanFlow *flow;
  GCancellable *cancellable;
};

enum { SIGNAL_ANSWERED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PortolanTestLetter, portolan_test_letter, GTK_TYPE_WIDGET)

/* The words are read out as they change: the label is a status (ARIA). */
static void
say (PortolanTestLetter *self, const char *icon_name, const char *words)
{
  gtk_spinner_set_spinning (self->spinner, icon_name == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), icon_name == NULL);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon_name != NULL);
  gtk_label_set_label (self->words, words);
  gtk_widget_set_visible (self->line, TRUE);
}

static void
show_sent (PortolanTestLetter *self)
{
  gtk_widget_set_visible (self->send, FALSE);
  say (self, "object-select-symbolic",
       _ ("Sent. Look into your inbox in a minute. If it is not there, look among the spam."));
}

static void
show_trouble (PortolanTestLetter *self, const PortolanLetterResult *result)
{
  PortolanFinding finding = portolan_diagnose_letter (result);
  PortolanWords words = portolan_words_for_finding (finding);
  const char *details = result->reply_text;

  if (details == NULL && result->sign_in != NULL)
    details = result->sign_in->reply_text;
  gtk_widget_set_visible (self->send, TRUE);
  say (self, "portolan-careful-symbolic", words.what);
  portolan_trouble_show_finding (self->trouble, finding, details);
}

static void
on_sent (GObject *source, GAsyncResult *async_result, gpointer user_data)
{
  g_autoptr (PortolanTestLetter) self = user_data;
  g_autoptr (PortolanLetterResult) result = portolan_send_letter_finish (async_result, NULL);

  if (result == NULL)
    return; /* the window was closed */

  g_clear_object (&self->cancellable);
  gtk_widget_set_sensitive (self->send, TRUE);
  if (result->outcome == PORTOLAN_LETTER_SENT)
    show_sent (self);
  else
    show_trouble (self, result);
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, result->outcome == PORTOLAN_LETTER_SENT);
}

static void
on_send_clicked (GtkButton *button, PortolanTestLetter *self)
{
  PortolanSignInResult *result = self->flow->result;
  g_autofree char *account = portolan_isolate (result->settings->address);
  /* Translators: %s is an e-mail address. */
  g_autofree char *words = g_strdup_printf (_ ("Sending a letter to %s…"), account);

  gtk_widget_set_sensitive (self->send, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), FALSE);
  say (self, NULL, words);
  self->cancellable = g_cancellable_new ();
  portolan_send_letter_async (g_steal_pointer (&result->session), self->flow->proposal,
                              result->settings, 0, self->cancellable, on_sent, g_object_ref (self));
}

static void
portolan_test_letter_dispose (GObject *object)
{
  PortolanTestLetter *self = PORTOLAN_TEST_LETTER (object);

  portolan_test_letter_cancel (self);
  g_clear_pointer (&self->flow, portolan_flow_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (portolan_test_letter_parent_class)->dispose (object);
}

static void
portolan_test_letter_class_init (PortolanTestLetterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = portolan_test_letter_dispose;

  /**
   * PortolanTestLetter::answered:
   * @self: the offer
   * @is_sent: whether the letter goes out; if not, why and what to do is said here
   *
   * The server has taken a letter, or has not.
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", PORTOLAN_TYPE_TEST_LETTER, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (PORTOLAN_TYPE_TROUBLE);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/test-letter.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanTestLetter, box);
  gtk_widget_class_bind_template_child (widget_class, PortolanTestLetter, send);
  gtk_widget_class_bind_template_child (widget_class, PortolanTestLetter, line);
  gtk_widget_class_bind_template_child (widget_class, PortolanTestLetter, spinner);
  gtk_widget_class_bind_template_child (widget_class, PortolanTestLetter, icon);
  gtk_widget_class_bind_template_child (widget_class, PortolanTestLetter, words);
  gtk_widget_class_bind_template_child (widget_class, PortolanTestLetter, trouble);
  gtk_widget_class_bind_template_callback (widget_class, on_send_clicked);
}

static void
portolan_test_letter_init (PortolanTestLetter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  portolan_button_tidy (self->send);
}

/**
 * portolan_test_letter_offer:
 * @self: the offer
 * @flow: where settings were proved
 *
 * Offers a letter, if the account may send.
 */
void
portolan_test_letter_offer (PortolanTestLetter *self, PortolanFlow *flow)
{
  if (self->flow == NULL)
    self->flow = portolan_flow_ref (flow);
  gtk_widget_set_visible (self->send, TRUE);
  gtk_widget_set_visible (self->line, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), flow->result->may_send && flow->proposal != NULL);
}

void
portolan_test_letter_cancel (PortolanTestLetter *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}
