/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * “Leave without saving?”: asked when a key pressed by mistake would lose what was typed.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assistant/button.h"
#include "assistant/leave-question.h"

static void
on_response (GtkDialog *dialog, int response, gpointer user_data)
{
  g_task_set_task_data (G_TASK (user_data), GINT_TO_POINTER (response), NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Also when the window goes away underneath it. */
static void
on_destroy (GtkWidget *dialog, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task,
                         GPOINTER_TO_INT (g_task_get_task_data (task)) == GTK_RESPONSE_ACCEPT);
}

/**
 * portolan_leave_question_ask_async:
 * @window: the window that would close
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks, over @window. The answer that stands there is to stay.
 */
void
portolan_leave_question_ask_async (GtkWindow *window,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task = g_task_new (window, NULL, callback, user_data);
  GtkWidget *dialog =
      gtk_message_dialog_new (window, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                              GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE, "%s",
                              _ ("Leave without saving?"));

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s",
                                            _ ("What you have typed will be gone."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Leave without saving?"), -1);
  portolan_button_tidy (gtk_dialog_add_button (GTK_DIALOG (dialog),
                                               /* Translators: a button: closes the window. */
                                               _ ("_Leave"), GTK_RESPONSE_ACCEPT));
  portolan_button_tidy (
      gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Stay Here"), GTK_RESPONSE_CANCEL));
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), task);
  g_signal_connect (dialog, "destroy", G_CALLBACK (on_destroy), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * portolan_leave_question_ask_finish:
 * @result: what the callback was given
 *
 * Returns: whether to leave
 */
gboolean
portolan_leave_question_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
