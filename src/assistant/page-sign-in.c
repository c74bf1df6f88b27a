/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The sign-in, on the connection that the search left open. The page stays until the server has
 * taken the password; a wrong one is said under the field, and stays there to be mended.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include "advice/diagnose.h"
#include "advice/next-steps.h"
#include "advice/typed-password.h"
#include "advice/words.h"
#include "assistant/button.h"
#include "assistant/describe.h"
#include "assistant/field.h"
#include "assistant/glossary.h"
#include "assistant/page-sign-in.h"
#include "assistant/step-list.h"
#include "assistant/trouble.h"

struct _PortolanPageSignIn {
  PortolanPage parent_instance;

  PortolanStepList *steps;
  GtkWidget *fields;
  GtkLabel *password_label;
  GtkWidget *password;
  GtkLabel *error;
  GtkLabel *note;
  GtkLabel *tip;
  GtkWidget *tip_link;
  GtkExpander *other;
  GtkWidget *username;
  PortolanGlossary *glossary;
  GtkWidget *settings;
  GtkWidget *busy;
  GtkSpinner *spinner;
  PortolanTrouble *trouble;

  GCancellable *cancellable;
  PortolanSecret secret;
  gboolean warned; /* what there is to say about the password was said */
  char *suggested; /* the user name that the page filled in itself */
};

G_DEFINE_FINAL_TYPE (PortolanPageSignIn, portolan_page_sign_in, PORTOLAN_TYPE_PAGE)

static void
clear_trouble (PortolanPageSignIn *self)
{
  portolan_field_clear_error (self->password, self->error);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), FALSE);
}

/* A field that goes grey with the focus in it would keep it. */
static void
show_busy (PortolanPageSignIn *self, gboolean busy)
{
  if (busy)
    portolan_page_focus_heading (PORTOLAN_PAGE (self));
  gtk_widget_set_sensitive (self->fields, !busy);
  gtk_widget_set_visible (self->busy, busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  portolan_page_set_ready (PORTOLAN_PAGE (self), !busy);
}

static void
on_changed (GtkEditable *editable, PortolanPageSignIn *self)
{
  self->warned = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  clear_trouble (self);
}

static char *
make_details (const PortolanSignInResult *result)
{
  if (result->reply_text != NULL)
    return g_strdup (result->reply_text);
  if (result->observation != NULL)
    return g_strdup (result->observation->error_text);
  return NULL;
}

static void
show_refusal (PortolanPageSignIn *self, const PortolanSignInResult *result)
{
  PortolanFinding finding = portolan_diagnose_sign_in (result);
  PortolanWords words = portolan_words_for_finding (finding);
  g_autofree char *details = make_details (result);

  portolan_field_set_error (self->password, self->error, words.what);
  if (portolan_finding_get_where (finding) != PORTOLAN_WHERE_ACCOUNT)
    portolan_field_set_valid (self->password); /* nothing is wrong with what was typed */
  portolan_trouble_show_finding (self->trouble, finding, details);
}

static void
on_sign_in_ready (GObject *source, GAsyncResult *async_result, gpointer user_data)
{
  g_autoptr (PortolanPageSignIn) self = user_data;
  PortolanPage *page = PORTOLAN_PAGE (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (PortolanSignInResult) result = portolan_sign_in_finish (async_result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the page was left; another try may be under way */

  g_clear_object (&self->cancellable);
  show_busy (self, FALSE);
  if (result == NULL)
    {
      portolan_field_set_error (self->password, self->error, error->message);
      return;
    }
  switch (result->outcome)
    {
    case PORTOLAN_SIGN_IN_ACCEPTED:
      portolan_flow_set_result (portolan_page_get_flow (page), g_steal_pointer (&result));
      portolan_page_go (page, PORTOLAN_STEP_SAVE);
      break;
    case PORTOLAN_SIGN_IN_REFUSED:
    case PORTOLAN_SIGN_IN_NOT_TRUSTED:
    case PORTOLAN_SIGN_IN_NO_METHOD:
    case PORTOLAN_SIGN_IN_FAILED:
      show_refusal (self, result);
      break;
    }
}

/* %NULL as long as nobody typed another name: then the usual forms are tried in turn. */
static char *
get_username (PortolanPageSignIn *self)
{
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->username)));

  g_strstrip (typed);
  if (*typed == '\0' || g_strcmp0 (typed, self->suggested) == 0)
    return NULL;
  return g_steal_pointer (&typed);
}

static void
start (PortolanPageSignIn *self, SecretValue *password)
{
  PortolanFlow *flow = portolan_page_get_flow (PORTOLAN_PAGE (self));
  g_autoptr (PortolanSession) session = portolan_flow_take_session (flow);
  g_autofree char *username = get_username (self);
  const PortolanSignInRequest request = {
    .session = session,
    .proposal = flow->proposal,
    .address = flow->address,
    .username = username,
    .password = password,
    .accepted = flow->accepted,
  };

  clear_trouble (self);
  show_busy (self, TRUE);
  self->cancellable = g_cancellable_new ();
  portolan_sign_in_async (&request, self->cancellable, on_sign_in_ready, g_object_ref (self));
}

static const char *
say_empty (PortolanSecret secret)
{
  switch (secret)
    {
    case PORTOLAN_SECRET_APP_PASSWORD:
      return _ ("Paste the app password in here.");
    case PORTOLAN_SECRET_KEY:
      return _ ("Paste the key in here.");
    case PORTOLAN_SECRET_PASSWORD:
    case PORTOLAN_SECRET_BROWSER:
    case PORTOLAN_SECRET_NONE:
      return _ ("Type the password that you read your mail with.");
    }
  g_return_val_if_reached ("");
}

/* Whether there is a doubt, to be said once: who presses again means it. */
static gboolean
doubt (PortolanPageSignIn *self, PortolanTypedPassword look)
{
  const char *sentence = portolan_typed_password_say (look);

  if (look == PORTOLAN_TYPED_PASSWORD_CLEANED)
    {
      gtk_label_set_label (self->note, sentence);
      gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
      return FALSE;
    }
  if (sentence == NULL || self->warned)
    return FALSE;
  self->warned = TRUE;
  portolan_field_set_error (self->password, self->error, sentence);
  return TRUE;
}

static void
portolan_page_sign_in_complete (PortolanPage *page)
{
  PortolanPageSignIn *self = PORTOLAN_PAGE_SIGN_IN (page);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->password));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  PortolanTypedPassword look;
  SecretValue *password;

  if (self->cancellable != NULL)
    return;
  if (*text == '\0')
    {
      portolan_field_set_error (self->password, self->error, say_empty (self->secret));
      return;
    }
  look = portolan_typed_password_take (text,
                                       portolan_flow_get_provider (portolan_page_get_flow (page)),
                                       now, &password);
  if (!doubt (self, look))
    start (self, password);
  secret_value_unref (password);
}

static void
portolan_page_sign_in_cancel (PortolanPage *page)
{
  PortolanPageSignIn *self = PORTOLAN_PAGE_SIGN_IN (page);

  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  show_busy (self, FALSE);
}

/* Another account or server suggests another name, unless the user typed one. */
static void
suggest_username (PortolanPageSignIn *self, const char *username)
{
  g_autofree char *typed = get_username (self);

  if (typed != NULL)
    return;
  g_free (self->suggested);
  self->suggested = g_strdup (username);
  gtk_editable_set_text (GTK_EDITABLE (self->username), username);
}

/* What was typed with the server is the user's own word. */
static void
take_username (PortolanPageSignIn *self, const PortolanFlow *flow)
{
  suggest_username (self, flow->proposal->username);
  if (!flow->manual || flow->username == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->username), flow->username);
  gtk_expander_set_expanded (self->other, TRUE);
}

static void
ask_for (PortolanPageSignIn *self, PortolanSecret secret)
{
  PortolanPage *page = PORTOLAN_PAGE (self);

  self->secret = secret;
  switch (secret)
    {
    case PORTOLAN_SECRET_PASSWORD:
      portolan_page_set_heading (page, _ ("Now your password"));
      gtk_label_set_label (self->password_label, _ ("_Password of your mail account"));
      break;
    case PORTOLAN_SECRET_APP_PASSWORD:
      portolan_page_set_heading (page, _ ("Now an app password"));
      gtk_label_set_label (self->password_label, _ ("App _password"));
      break;
    case PORTOLAN_SECRET_KEY:
      portolan_page_set_heading (page, _ ("Now your key"));
      /* Translators: the long secret word that a sending service makes. */
      gtk_label_set_label (self->password_label, _ ("_Key"));
      break;
    case PORTOLAN_SECRET_BROWSER:
    case PORTOLAN_SECRET_NONE:
      portolan_page_set_heading (page, _ ("This provider asks for another way"));
      gtk_label_set_label (self->password_label, _ ("_Password, to try all the same"));
      break;
    }
}

static char *
make_sentence (const PortolanFlow *flow)
{
  g_autofree char *host = portolan_describe_host (flow->proposal->candidate->host);
  g_autofree char *account = portolan_isolate (flow->address->text);

  /* Translators: the first %s is an e-mail address, the second one a host name. */
  return g_strdup_printf (_ ("%s signs in to %s, to see if the server knows you. No mail is sent."),
                          account, host);
}

static void
show_steps (PortolanPageSignIn *self)
{
  const PortolanFlow *flow = portolan_page_get_flow (PORTOLAN_PAGE (self));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (PortolanNextSteps) steps =
      portolan_next_steps_new (portolan_flow_get_provider (flow), now);
  g_autofree char *sentence = make_sentence (flow);

  ask_for (self, steps->secret);
  portolan_glossary_show (self->glossary,
                          PORTOLAN_TERM_USERNAME | (steps->secret == PORTOLAN_SECRET_APP_PASSWORD
                                                        ? PORTOLAN_TERM_APP_PASSWORD
                                                        : PORTOLAN_TERM_PASSWORD));
  portolan_page_set_sentence (PORTOLAN_PAGE (self), steps->title != NULL ? steps->title : sentence);
  portolan_step_list_show (self->steps, steps);
  gtk_label_set_label (self->tip, steps->tip != NULL ? steps->tip : "");
  gtk_widget_set_visible (GTK_WIDGET (self->tip), steps->tip != NULL);
  gtk_link_button_set_uri (GTK_LINK_BUTTON (self->tip_link),
                           steps->tip_url != NULL ? steps->tip_url : "");
  gtk_widget_set_visible (self->tip_link, steps->tip_url != NULL);
  gtk_widget_set_visible (self->settings, portolan_flow_is_known (flow));
  if (steps->needs_username)
    gtk_expander_set_expanded (self->other, TRUE);
}

static void
portolan_page_sign_in_begin (PortolanPage *page)
{
  PortolanPageSignIn *self = PORTOLAN_PAGE_SIGN_IN (page);

  take_username (self, portolan_page_get_flow (page));
  show_steps (self);
  clear_trouble (self);
  show_busy (self, FALSE);
}

static void
on_settings_clicked (GtkButton *button, PortolanPageSignIn *self)
{
  portolan_page_go (PORTOLAN_PAGE (self), PORTOLAN_STEP_PROPOSAL);
}

static void
portolan_page_sign_in_focus (PortolanPage *page)
{
  gtk_widget_grab_focus (PORTOLAN_PAGE_SIGN_IN (page)->password);
}

static void
portolan_page_sign_in_finalize (GObject *object)
{
  PortolanPageSignIn *self = PORTOLAN_PAGE_SIGN_IN (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->suggested, g_free);
  G_OBJECT_CLASS (portolan_page_sign_in_parent_class)->finalize (object);
}

static gboolean
portolan_page_sign_in_would_lose (PortolanPage *page)
{
  return *gtk_editable_get_text (GTK_EDITABLE (PORTOLAN_PAGE_SIGN_IN (page)->password)) != '\0';
}

static void
portolan_page_sign_in_class_init (PortolanPageSignInClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PortolanPageClass *page_class = PORTOLAN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = portolan_page_sign_in_finalize;
  page_class->begin = portolan_page_sign_in_begin;
  page_class->complete = portolan_page_sign_in_complete;
  page_class->cancel = portolan_page_sign_in_cancel;
  page_class->would_lose = portolan_page_sign_in_would_lose;
  page_class->focus = portolan_page_sign_in_focus;

  g_type_ensure (PORTOLAN_TYPE_GLOSSARY);
  g_type_ensure (PORTOLAN_TYPE_STEP_LIST);
  g_type_ensure (PORTOLAN_TYPE_TROUBLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/page-sign-in.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSignIn, steps);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSignIn, fields);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSignIn, password_label);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSignIn, password);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSignIn, error);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSignIn, note);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSignIn, tip);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSignIn, tip_link);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSignIn, other);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSignIn, username);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSignIn, glossary);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSignIn, settings);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSignIn, busy);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSignIn, spinner);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSignIn, trouble);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_settings_clicked);
}

static void
portolan_page_sign_in_init (PortolanPageSignIn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  portolan_button_tidy (self->settings);
  portolan_button_tidy (self->tip_link);
}
