/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The wizard as other programs have it: one call that opens it, and an account at the end. */

#include "config.h"

#include "portolan-gtk/wizard.h"

#include "assistant/assistant.h"

struct _PortolanGtkWizard {
  GObject parent_instance;

  PortolanAssistant *assistant;
  GtkWindow *parent; /* nullable, not owned: a window lives as long as it is wanted */
  GTask *task;       /* nullable: while it runs */
  GSource *leaving;  /* nullable: waits for the caller to leave */
};

G_DEFINE_FINAL_TYPE (PortolanGtkWizard, portolan_gtk_wizard, G_TYPE_OBJECT)

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  PortolanAccount *account = portolan_account_load_finish (result, &error);

  if (account != NULL)
    g_task_return_pointer (task, account, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
clear_leaving (PortolanGtkWizard *self)
{
  if (self->leaving != NULL)
    g_source_destroy (self->leaving);
  g_clear_pointer (&self->leaving, g_source_unref);
}

static void
on_closed (PortolanAssistant *assistant, PortolanGtkWizard *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);
  GCancellable *cancellable;

  clear_leaving (self);
  if (task == NULL || g_task_return_error_if_cancelled (task))
    return;

  cancellable = g_task_get_cancellable (task);
  if (portolan_assistant_get_outcome (assistant) == PORTOLAN_OUTCOME_SAVED)
    portolan_account_load_async (portolan_assistant_get_account (assistant), cancellable, on_loaded,
                                 g_steal_pointer (&task));
  else
    g_task_return_pointer (task, NULL, NULL);
}

static gboolean
on_leaving (GCancellable *cancellable, gpointer user_data)
{
  PortolanGtkWizard *self = user_data;

  portolan_assistant_close (self->assistant);
  return G_SOURCE_REMOVE;
}

static void
portolan_gtk_wizard_dispose (GObject *object)
{
  PortolanGtkWizard *self = PORTOLAN_GTK_WIZARD (object);

  clear_leaving (self);
  portolan_gtk_wizard_set_parent (self, NULL);
  g_clear_object (&self->assistant);
  G_OBJECT_CLASS (portolan_gtk_wizard_parent_class)->dispose (object);
}

static void
portolan_gtk_wizard_class_init (PortolanGtkWizardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = portolan_gtk_wizard_dispose;
}

static void
portolan_gtk_wizard_init (PortolanGtkWizard *self)
{
}

static PortolanGtkWizard *
take_assistant (PortolanAssistant *assistant)
{
  PortolanGtkWizard *self = g_object_new (PORTOLAN_GTK_TYPE_WIZARD, NULL);

  self->assistant = assistant;
  g_signal_connect_object (assistant, "closed", G_CALLBACK (on_closed), self, 0);
  return self;
}

/**
 * portolan_gtk_wizard_new:
 * @address: (nullable): the e-mail address to begin with, as somebody typed it
 *
 * Makes a wizard that sets up an account, not yet shown. GTK must have been initialised.
 *
 * Returns: (transfer full): the wizard
 */
PortolanGtkWizard *
portolan_gtk_wizard_new (const char *address)
{
  return take_assistant (portolan_assistant_new (address));
}

/**
 * portolan_gtk_wizard_new_check:
 * @address: whose saved settings to check
 * @reply: (nullable): what the server said when sending failed, in whatever wrapping
 * @error: return location for a %PORTOLAN_ERROR_INPUT
 *
 * Makes a wizard that checks what is saved, and mends it with one button where that is possible.
 *
 * Returns: (transfer full): the wizard
 */
PortolanGtkWizard *
portolan_gtk_wizard_new_check (const char *address, const char *reply, GError **error)
{
  g_autoptr (PortolanAddress) parsed = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  parsed = portolan_address_parse (address, error);
  if (parsed == NULL)
    return NULL;
  return take_assistant (portolan_assistant_new_check (parsed, reply));
}

static void
on_parent_destroyed (GtkWidget *parent, PortolanGtkWizard *self)
{
  portolan_assistant_close (self->assistant);
}

/**
 * portolan_gtk_wizard_set_parent:
 * @self: a wizard
 * @parent: (nullable): the window that it belongs to
 *
 * Keeps the wizard in front of a window, which waits for it. When that window goes, so does the
 * wizard.
 */
void
portolan_gtk_wizard_set_parent (PortolanGtkWizard *self, GtkWindow *parent)
{
  GtkWindow *window;

  g_return_if_fail (PORTOLAN_GTK_IS_WIZARD (self));
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  if (self->parent != NULL)
    g_signal_handlers_disconnect_by_func (self->parent, on_parent_destroyed, self);
  g_set_weak_pointer (&self->parent, parent);
  if (parent != NULL)
    g_signal_connect_object (parent, "destroy", G_CALLBACK (on_parent_destroyed), self, 0);

  window = self->assistant != NULL ? portolan_assistant_get_window (self->assistant) : NULL;
  if (window == NULL)
    return;
  gtk_window_set_transient_for (window, parent);
  gtk_window_set_modal (window, parent != NULL);
}

/**
 * portolan_gtk_wizard_get_window:
 * @self: a wizard
 *
 * Gets its window, to give it an application or a group.
 *
 * Returns: (transfer none) (nullable): the window, %NULL once it was closed
 */
GtkWindow *
portolan_gtk_wizard_get_window (PortolanGtkWizard *self)
{
  g_return_val_if_fail (PORTOLAN_GTK_IS_WIZARD (self), NULL);

  return portolan_assistant_get_window (self->assistant);
}

/**
 * portolan_gtk_wizard_run_async:
 * @self: a wizard that has not run yet
 * @cancellable: (nullable): to close it
 * @callback: (scope async): called when it was closed
 * @user_data: for @callback
 *
 * Shows the wizard and lets the user do the rest.
 */
void
portolan_gtk_wizard_run_async (PortolanGtkWizard *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (PORTOLAN_GTK_IS_WIZARD (self));
  g_return_if_fail (portolan_assistant_get_window (self->assistant) != NULL);
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, portolan_gtk_wizard_run_async);
  if (cancellable != NULL)
    {
      self->leaving = g_cancellable_source_new (cancellable);
      g_source_set_callback (self->leaving, G_SOURCE_FUNC (on_leaving), self, NULL);
      g_source_attach (self->leaving, NULL);
    }
  portolan_assistant_present (self->assistant);
}

/**
 * portolan_gtk_wizard_run_finish:
 * @self: a wizard
 * @result: what the callback was given
 * @error: return location for an error: %G_IO_ERROR_CANCELLED, or a [error@Portolan.Error] if what
 *   was just saved can't be read
 *
 * Ends what [method@PortolanGtk.Wizard.run_async] began.
 *
 * Returns: (transfer full) (nullable): the account, proved and saved; %NULL without an error if
 *   the user closed the window before that, see [method@PortolanGtk.Wizard.get_outcome]
 */
PortolanAccount *
portolan_gtk_wizard_run_finish (PortolanGtkWizard *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * portolan_gtk_wizard_get_outcome:
 * @self: a wizard
 *
 * Gets how it ended: "saved"; "cancelled", closed before that; "not-found", closed when there was
 * no server; "problem", closed when a check had found something that was not mended.
 *
 * Returns: (transfer none): one of these words
 */
const char *
portolan_gtk_wizard_get_outcome (PortolanGtkWizard *self)
{
  g_return_val_if_fail (PORTOLAN_GTK_IS_WIZARD (self), NULL);

  return portolan_outcome_get_id (portolan_assistant_get_outcome (self->assistant));
}
