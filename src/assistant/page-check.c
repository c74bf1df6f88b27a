/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The second way in: sending has failed, so the saved settings are checked step by step, with a
 * tick for each. Then the page says what is the matter and what changed, and the blue button does
 * what helps: uses settings that work now, asks about them first, tries another password, checks
 * again, or closes.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "advice/ledger-words.h"
#include "advice/typed-password.h"
#include "advice/words.h"
#include "assistant/button.h"
#include "assistant/details.h"
#include "assistant/field.h"
#include "assistant/page-check.h"
#include "assistant/row.h"
#include "assistant/trouble.h"
#include "check/changes.h"
#include "check/mend.h"
#include "check/report.h"
#include "check/step-words.h"
#include "store/store.h"

typedef enum {
  BUTTON_WAITS,
  BUTTON_CLOSES,
  BUTTON_MENDS,
  BUTTON_ASKS,
  BUTTON_TRIES_PASSWORD,
  BUTTON_CHECKS_AGAIN,
} ButtonMeaning;

struct _PortolanPageCheck {
  PortolanPage parent_instance;

  PortolanTrouble *trouble;
  GtkWidget *fields;
  GtkWidget *password;
  GtkLabel *error;
  GtkLabel *changed;
  GtkListBox *steps;
  GtkWidget *help;
  PortolanDetails *asked;
  GtkWidget *anew;
  PortolanRow *rows[PORTOLAN_N_CHECK_STEPS];

  char *error_text;
  PortolanSettings *settings;
  PortolanSettings *typed;     /* nullable: the same with another password, which is being tried */
  PortolanCheckResult *result; /* the flow's */
  GCancellable *cancellable;
  ButtonMeaning button;
  gboolean asking; /* the questions about the proposal are on the screen */
};

G_DEFINE_FINAL_TYPE (PortolanPageCheck, portolan_page_check, PORTOLAN_TYPE_PAGE)

static PortolanFlow *
flow_of (PortolanPageCheck *self)
{
  return portolan_page_get_flow (PORTOLAN_PAGE (self));
}

/* The steps */

static const char *
icon_of (PortolanCheckState state)
{
  switch (state)
    {
    case PORTOLAN_CHECK_STATE_WAITING:
    case PORTOLAN_CHECK_STATE_RUNNING:
    case PORTOLAN_CHECK_STATE_SKIPPED:
      return "content-loading-symbolic";
    case PORTOLAN_CHECK_STATE_WELL:
      return "object-select-symbolic";
    case PORTOLAN_CHECK_STATE_FAILED:
      return "portolan-careful-symbolic";
    }
  g_return_val_if_reached (NULL);
}

static const char *
word_of (PortolanCheckState state)
{
  switch (state)
    {
    case PORTOLAN_CHECK_STATE_WAITING:
      return "";
    case PORTOLAN_CHECK_STATE_RUNNING:
      return _ ("Being tried…");
    case PORTOLAN_CHECK_STATE_SKIPPED:
      return _ ("Left out");
    case PORTOLAN_CHECK_STATE_WELL:
      /* Translators: a step of the check went well. */
      return _ ("Works");
    case PORTOLAN_CHECK_STATE_FAILED:
      /* Translators: a step of the check failed. */
      return _ ("Here it stops");
    }
  g_return_val_if_reached (NULL);
}

static void
show_step (PortolanPageCheck *self,
           PortolanCheckStep step,
           PortolanCheckState state,
           const char *meaning)
{
  PortolanRow *row = self->rows[step];

  portolan_row_set_icon_name (row, icon_of (state));
  portolan_row_set_busy (row, state == PORTOLAN_CHECK_STATE_RUNNING);
  portolan_row_set_text (row, portolan_check_step_in_words (step), meaning);
}

static void
show_no_steps (PortolanPageCheck *self)
{
  for (guint i = 0; i < PORTOLAN_N_CHECK_STEPS; i++)
    show_step (self, i, PORTOLAN_CHECK_STATE_WAITING, word_of (PORTOLAN_CHECK_STATE_WAITING));
}

static void
show_steps (PortolanPageCheck *self)
{
  for (guint i = 0; i < PORTOLAN_N_CHECK_STEPS; i++)
    {
      PortolanCheckState state = self->result->steps[i].state;
      g_autofree char *sentence = portolan_check_step_explain (self->result, i);

      show_step (self, i, state, sentence != NULL ? sentence : word_of (state));
    }
}

static void
on_step (const PortolanSettings *settings,
         PortolanCheckStep step,
         const PortolanCheckStepResult *result,
         gpointer user_data)
{
  show_step (user_data, step, result->state, word_of (result->state));
}

/* What came of it */

static void
set_button (PortolanPageCheck *self, ButtonMeaning meaning, const char *label)
{
  self->button = meaning;
  portolan_page_set_forward_label (PORTOLAN_PAGE (self), label);
  portolan_page_set_ready (PORTOLAN_PAGE (self), meaning != BUTTON_WAITS);
}

static void
show_message (PortolanPageCheck *self, const char *heading, const char *sentence)
{
  portolan_page_set_heading (PORTOLAN_PAGE (self), heading);
  portolan_page_set_sentence (PORTOLAN_PAGE (self), sentence);
  portolan_page_focus_heading (PORTOLAN_PAGE (self));
}

static void
show_closed_book (PortolanPageCheck *self, const char *means, const char *action)
{
  portolan_trouble_show_text (self->trouble, means, action, NULL);
  gtk_widget_set_visible (self->anew, TRUE);
}

static char *
make_report (PortolanPageCheck *self)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new ();

  g_ptr_array_add (results, self->result);
  return portolan_report_text (results, FALSE);
}

static void
show_changes (PortolanPageCheck *self)
{
  g_autofree char *changes = portolan_changes_to_text (self->result->changes);
  g_autofree char *line = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->changed), changes != NULL);
  if (changes == NULL)
    return;
  /* Translators: %s is like “port 465 → 587”. */
  line = g_strdup_printf (_ ("What changed: %s"), changes);
  gtk_label_set_label (self->changed, line);
}

static void
show_help (PortolanPageCheck *self)
{
  const PortolanProvider *provider = self->result->provider;
  g_autofree char *label = NULL;

  if (provider == NULL || provider->help_url == NULL)
    return;
  /* Translators: a link to a web page; %s is a mail provider. */
  label = g_strdup_printf (_ ("Help by %s"), provider->name);
  gtk_button_set_label (GTK_BUTTON (self->help), label);
  gtk_link_button_set_uri (GTK_LINK_BUTTON (self->help), provider->help_url);
  gtk_widget_set_visible (self->help, TRUE);
}

static gboolean
wants_password (PortolanPageCheck *self, PortolanFinding finding)
{
  return self->result->wait == 0 && self->result->proposal == NULL &&
         (finding == PORTOLAN_FINDING_PASSWORD_WRONG ||
          finding == PORTOLAN_FINDING_PASSWORD_EXPIRED ||
          finding == PORTOLAN_FINDING_APP_PASSWORD_NEEDED);
}

/* What the blue button can do about it. */
static void
offer_help (PortolanPageCheck *self, PortolanFinding finding, const char *report)
{
  PortolanWords words = portolan_words_for_finding (finding);

  gtk_widget_set_visible (self->fields, wants_password (self, finding));
  if (wants_password (self, finding))
    gtk_widget_grab_focus (self->password);
  if (self->result->proposal == NULL)
    {
      portolan_trouble_show_finding (self->trouble, finding, report);
      if (wants_password (self, finding))
        set_button (self, BUTTON_TRIES_PASSWORD, _ ("_Try It"));
      else
        set_button (self, BUTTON_CHECKS_AGAIN, _ ("Check _Again"));
    }
  else if (portolan_mend_needs (self->result) == PORTOLAN_NEEDS_NOTHING)
    {
      portolan_trouble_show_text (
          self->trouble, words.means,
          _ ("Press “Mend It”. We found settings that work now. We try them "
             "before we save them."),
          report);
      set_button (self, BUTTON_MENDS, _ ("_Mend It"));
    }
  else
    {
      portolan_trouble_show_text (
          self->trouble, words.means,
          _ ("Press “Go On”. We found a server that answers, but not all is as it should be. We "
             "ask you about that before your password goes there."),
          report);
      set_button (self, BUTTON_ASKS, _ ("_Go On"));
    }
}

static void
show_trouble (PortolanPageCheck *self)
{
  PortolanFinding finding = g_array_index (self->result->findings, PortolanFinding, 0);
  PortolanWords words = portolan_words_for_finding (finding);
  g_autofree char *report = make_report (self);

  portolan_flow_set_problem (flow_of (self));
  show_message (self, words.headline, words.what);
  show_changes (self);
  show_help (self);
  gtk_widget_set_visible (self->anew, TRUE);
  offer_help (self, finding, report);
}

static void
keep_settings (PortolanPageCheck *self, const PortolanSettings *settings)
{
  PortolanSignInResult *proved = g_new0 (PortolanSignInResult, 1);

  proved->outcome = PORTOLAN_SIGN_IN_ACCEPTED;
  proved->settings = portolan_settings_copy (settings);
  proved->may_send = TRUE;
  portolan_flow_set_result (flow_of (self), proved);
  portolan_flow_set_saved (flow_of (self));
}

static void
show_well (PortolanPageCheck *self)
{
  keep_settings (self, self->settings);
  show_message (self, _ ("Your settings work"),
                _ ("Every step went well. You can send your letters again."));
  set_button (self, BUTTON_CLOSES, _ ("_Close"));
}

/* The record of refused sign-ins, so that the next check locks nobody out; never with a password
 * that was only tried. */
static void
save_record (PortolanPageCheck *self)
{
  g_autoptr (PortolanSettings) settings = NULL;

  if (!self->result->must_save)
    return;
  settings = portolan_settings_copy (self->result->settings);
  g_clear_pointer (&settings->password, secret_value_unref);
  settings->password = secret_value_ref (self->settings->password);
  portolan_store_save_async (settings, NULL, NULL, NULL);
}

/* What works now is saved; then it is said. */

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PortolanPageCheck) self = user_data;
  g_autoptr (GError) error = NULL;

  if (portolan_store_save_finish (result, &error))
    {
      keep_settings (self, self->typed != NULL ? self->typed : self->result->proved);
      /* Translators: a heading: the settings were broken and are right again. */
      show_message (self, _ ("Mended"),
                    _ ("The new settings work, and they are saved. You can send again."));
      gtk_widget_set_visible (GTK_WIDGET (self->trouble), FALSE);
      gtk_widget_set_visible (self->fields, FALSE);
      gtk_widget_set_visible (self->anew, FALSE);
      set_button (self, BUTTON_CLOSES, _ ("_Close"));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_message (self, _ ("Not saved yet"), error->message);
      set_button (self, BUTTON_CHECKS_AGAIN, _ ("Try _Again"));
    }
}

static void
save (PortolanPageCheck *self, const PortolanSettings *settings)
{
  portolan_store_save_async (settings, self->cancellable, on_saved, g_object_ref (self));
}

/* Checking */

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PortolanPageCheck) self = user_data;
  PortolanCheckResult *checked = portolan_check_finish (result, NULL);

  if (checked == NULL)
    return; /* the page was left */
  self->result = checked;
  portolan_flow_set_check (flow_of (self), checked);
  show_steps (self);
  if (checked->is_well && self->typed != NULL)
    {
      save (self, checked->settings);
      return;
    }
  g_clear_pointer (&self->typed, portolan_settings_free);
  save_record (self);
  if (checked->is_well)
    show_well (self);
  else
    show_trouble (self);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PortolanPageCheck) self = user_data;
  const PortolanCheckOptions options = { .error_text = self->error_text };
  g_autoptr (GError) error = NULL;
  PortolanSettings *settings = portolan_store_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (settings == NULL)
    {
      show_message (self, _ ("There is nothing to check yet"), error->message);
      show_closed_book (self, _ ("The saved settings of this address could not be read."),
                        _ ("Set the address up from the beginning. It takes a minute."));
      set_button (self, BUTTON_CHECKS_AGAIN, _ ("Try _Again"));
      return;
    }

  g_clear_pointer (&self->settings, portolan_settings_free);
  self->settings = settings;
  portolan_check_async (settings, &options, on_step, self, self->cancellable, on_checked,
                        g_object_ref (self));
}

static void
portolan_page_check_cancel (PortolanPage *page)
{
  PortolanPageCheck *self = PORTOLAN_PAGE_CHECK (page);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
begin_check (PortolanPageCheck *self)
{
  PortolanPage *page = PORTOLAN_PAGE (self);

  portolan_page_check_cancel (page);
  portolan_field_clear_error (self->password, self->error);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), FALSE);
  gtk_widget_set_visible (self->fields, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->changed), FALSE);
  gtk_widget_set_visible (self->help, FALSE);
  gtk_widget_set_visible (self->anew, FALSE);
  portolan_page_set_heading (page, _ ("Checking your settings…"));
  portolan_page_set_sentence (page, flow_of (self)->address->text);
  show_no_steps (self);
  set_button (self, BUTTON_WAITS, _ ("Check _Again"));
  self->cancellable = g_cancellable_new ();
}

static void
check_saved (PortolanPageCheck *self)
{
  begin_check (self);
  g_clear_pointer (&self->typed, portolan_settings_free);
  portolan_store_load_async (flow_of (self)->address->text, self->cancellable, on_loaded,
                             g_object_ref (self));
}

/* The reply that led here was to the old password. */
static void
try_password (PortolanPageCheck *self)
{
  const PortolanCheckOptions options = { NULL };
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->password));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  SecretValue *password;

  if (*text == '\0')
    {
      portolan_field_set_error (self->password, self->error,
                                _ ("Type the password that you read your mail with."));
      return;
    }
  portolan_typed_password_take (text, self->result->provider, now, &password);
  g_clear_pointer (&self->typed, portolan_settings_free);
  self->typed = portolan_settings_copy (self->result->settings);
  g_clear_pointer (&self->typed->password, secret_value_unref);
  self->typed->password = password;
  begin_check (self);
  portolan_check_async (self->typed, &options, on_step, self, self->cancellable, on_checked,
                        g_object_ref (self));
}

/* Mending */

static void
on_mended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PortolanPageCheck) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean mended = portolan_mend_finish (self->result, result, &error);

  if (error != NULL)
    return; /* the page was left */
  show_steps (self);
  if (mended)
    save (self, self->result->proved);
  else
    {
      save_record (self);
      show_trouble (self);
    }
}

static void
mend (PortolanPageCheck *self)
{
  show_message (self, _ ("Trying the new settings…"), flow_of (self)->address->text);
  set_button (self, BUTTON_WAITS, _ ("_Mend It"));
  portolan_mend_async (self->result, flow_of (self)->accepted, self->cancellable, on_mended,
                       g_object_ref (self));
}

/* What must be accepted first has a page of its own, which leads back here. */
static void
ask (PortolanPageCheck *self)
{
  self->asking = TRUE;
  portolan_flow_choose (flow_of (self), self->result->proposal);
  portolan_page_go (PORTOLAN_PAGE (self), PORTOLAN_STEP_CONSENT);
}

static void
portolan_page_check_begin (PortolanPage *page)
{
  PortolanPageCheck *self = PORTOLAN_PAGE_CHECK (page);

  portolan_flow_set_rechecks (flow_of (self), TRUE);
  if (!self->asking)
    {
      check_saved (self);
      return;
    }

  self->asking = FALSE;
  if (portolan_flow_may_sign_in (flow_of (self)))
    {
      self->cancellable = g_cancellable_new ();
      mend (self);
    }
}

static void
portolan_page_check_complete (PortolanPage *page)
{
  PortolanPageCheck *self = PORTOLAN_PAGE_CHECK (page);

  switch (self->button)
    {
    case BUTTON_WAITS:
      break;
    case BUTTON_CLOSES:
      gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
      break;
    case BUTTON_MENDS:
      mend (self);
      break;
    case BUTTON_ASKS:
      ask (self);
      break;
    case BUTTON_TRIES_PASSWORD:
      try_password (self);
      break;
    case BUTTON_CHECKS_AGAIN:
      check_saved (self);
      break;
    }
}

static void
on_anew_clicked (GtkButton *button, PortolanPageCheck *self)
{
  portolan_flow_set_rechecks (flow_of (self), FALSE);
  portolan_page_go (PORTOLAN_PAGE (self), PORTOLAN_STEP_ADDRESS);
}

static void
on_password_changed (GtkEditable *editable, PortolanPageCheck *self)
{
  portolan_field_clear_error (self->password, self->error);
}

/**
 * portolan_page_check_set_error:
 * @self: the page
 * @error_text: (nullable): the reply that was seen when sending failed
 *
 * Tells where the check is to start from.
 */
void
portolan_page_check_set_error (PortolanPageCheck *self, const char *error_text)
{
  g_free (self->error_text);
  self->error_text = g_strdup (error_text);
}

static void
portolan_page_check_finalize (GObject *object)
{
  PortolanPageCheck *self = PORTOLAN_PAGE_CHECK (object);

  g_free (self->error_text);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->settings, portolan_settings_free);
  g_clear_pointer (&self->typed, portolan_settings_free);
  G_OBJECT_CLASS (portolan_page_check_parent_class)->finalize (object);
}

static void
portolan_page_check_class_init (PortolanPageCheckClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PortolanPageClass *page_class = PORTOLAN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = portolan_page_check_finalize;
  page_class->begin = portolan_page_check_begin;
  page_class->complete = portolan_page_check_complete;
  page_class->cancel = portolan_page_check_cancel;

  g_type_ensure (PORTOLAN_TYPE_DETAILS);
  g_type_ensure (PORTOLAN_TYPE_TROUBLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/page-check.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanPageCheck, trouble);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageCheck, fields);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageCheck, password);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageCheck, error);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageCheck, changed);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageCheck, asked);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageCheck, steps);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageCheck, help);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageCheck, anew);
  gtk_widget_class_bind_template_callback (widget_class, on_anew_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_password_changed);
}

static void
portolan_page_check_init (PortolanPageCheck *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  portolan_button_tidy (self->anew);
  portolan_details_set_func (self->asked, portolan_ledger_in_words);
  for (guint i = 0; i < PORTOLAN_N_CHECK_STEPS; i++)
    {
      self->rows[i] = PORTOLAN_ROW (portolan_row_new ());
      gtk_list_box_append (self->steps, GTK_WIDGET (self->rows[i]));
    }
}
