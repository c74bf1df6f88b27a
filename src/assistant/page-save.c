/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Puts the proved settings into the keyring. Mostly too short to be seen; it is a page because
 * the keyring may ask for its own password, may not be there, or may never answer.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assistant/button.h"
#include "assistant/page-save.h"
#include "assistant/trouble.h"
#include "store/store.h"

#define PATIENCE_MS 1200 /* until the page says what it waits for */

struct _PortolanPageSave {
  PortolanPage parent_instance;

  GtkSpinner *spinner;
  PortolanTrouble *trouble;
  GtkWidget *skip;

  GCancellable *cancellable;
  guint patience;
};

G_DEFINE_FINAL_TYPE (PortolanPageSave, portolan_page_save, PORTOLAN_TYPE_PAGE)

static void
portolan_page_save_cancel (PortolanPage *page)
{
  PortolanPageSave *self = PORTOLAN_PAGE_SAVE (page);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
show_saving (PortolanPageSave *self)
{
  PortolanPage *page = PORTOLAN_PAGE (self);

  portolan_page_set_heading (page, _ ("The server knows you"));
  portolan_page_set_sentence (page, _ ("Saving your settings in your keyring…"));
  gtk_spinner_set_spinning (self->spinner, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), FALSE);
  gtk_widget_set_visible (self->skip, FALSE);
  portolan_page_set_forward_label (page, NULL);
  portolan_page_set_ready (page, FALSE);
}

static gboolean
on_patience_over (gpointer user_data)
{
  PortolanPageSave *self = user_data;

  self->patience = 0;
  portolan_page_set_heading (PORTOLAN_PAGE (self), _ ("Waiting for your keyring…"));
  portolan_page_set_sentence (PORTOLAN_PAGE (self),
                              _ ("The keyring keeps your passwords. It may ask you for a password "
                                 "of its own in another window."));
  gtk_widget_set_visible (self->skip, TRUE);
  return G_SOURCE_REMOVE;
}

static const char *
meaning_of (const GError *error)
{
  if (g_error_matches (error, PORTOLAN_ERROR, PORTOLAN_ERROR_STORE_LOCKED))
    return _ ("The keyring, where this computer keeps passwords, stayed locked.");
  if (g_error_matches (error, PORTOLAN_ERROR, PORTOLAN_ERROR_STORE_UNAVAILABLE))
    return _ ("This computer has no keyring to keep passwords in, or it is not running.");
  return _ ("The keyring, where this computer keeps passwords, did not take them.");
}

static const char *
action_for (const GError *error)
{
  if (g_error_matches (error, PORTOLAN_ERROR, PORTOLAN_ERROR_STORE_LOCKED))
    return _ ("Try again, and type your keyring’s password when it asks. It is mostly the one "
              "that you log in with.");
  return _ ("Try again, or go on without saving. Your settings work either way.");
}

static void
show_failure (PortolanPageSave *self, const GError *error)
{
  PortolanPage *page = PORTOLAN_PAGE (self);

  portolan_page_set_heading (page, _ ("Not saved yet"));
  portolan_page_set_sentence (page,
                              _ ("Your settings work, and nothing is lost. Only the keyring did "
                                 "not take them."));
  portolan_page_set_forward_label (page, _ ("_Try Again"));
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  gtk_widget_set_visible (self->skip, TRUE);
  portolan_trouble_show_text (self->trouble, meaning_of (error), action_for (error),
                              error->message);
  portolan_page_set_ready (page, TRUE);
  portolan_page_focus (page);
}

static void
on_save_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PortolanPageSave) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = portolan_store_save_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the page was left; another try may be under way */

  portolan_page_save_cancel (PORTOLAN_PAGE (self));
  if (!saved)
    {
      show_failure (self, error);
      return;
    }
  portolan_flow_set_saved (portolan_page_get_flow (PORTOLAN_PAGE (self)));
  portolan_page_go (PORTOLAN_PAGE (self), PORTOLAN_STEP_DONE);
}

static void
portolan_page_save_begin (PortolanPage *page)
{
  PortolanPageSave *self = PORTOLAN_PAGE_SAVE (page);
  const PortolanFlow *flow = portolan_page_get_flow (page);

  portolan_page_save_cancel (page);
  show_saving (self);
  self->cancellable = g_cancellable_new ();
  self->patience = g_timeout_add (PATIENCE_MS, on_patience_over, self);
  portolan_settings_keep_proposals (flow->result->settings,
                                    portolan_search_get_proposals (flow->search));
  portolan_store_save_async (flow->result->settings, self->cancellable, on_save_ready,
                             g_object_ref (self));
}

static void
on_skip_clicked (GtkButton *button, PortolanPageSave *self)
{
  portolan_page_go (PORTOLAN_PAGE (self), PORTOLAN_STEP_DONE);
}

static gboolean
portolan_page_save_would_lose (PortolanPage *page)
{
  return !portolan_page_get_flow (page)->saved;
}

static void
portolan_page_save_class_init (PortolanPageSaveClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PortolanPageClass *page_class = PORTOLAN_PAGE_CLASS (klass);

  page_class->begin = portolan_page_save_begin;
  page_class->complete = portolan_page_save_begin;
  page_class->cancel = portolan_page_save_cancel;
  page_class->would_lose = portolan_page_save_would_lose;

  g_type_ensure (PORTOLAN_TYPE_TROUBLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portolan/MailSetup/assistant/page-save.ui");
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSave, spinner);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSave, trouble);
  gtk_widget_class_bind_template_child (widget_class, PortolanPageSave, skip);
  gtk_widget_class_bind_template_callback (widget_class, on_skip_clicked);
}

static void
portolan_page_save_init (PortolanPageSave *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  portolan_button_tidy (self->skip);
}
