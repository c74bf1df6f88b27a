/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A program that sends mail asks for the settings when it needs them.
 *
 *     wizard [ADDRESS [REPLY]]     with a reply that was seen, the saved settings are checked
 */

#include <portolan-gtk/portolan-gtk.h>

static char **words;

static void
on_account (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PortolanGtkWizard *wizard = PORTOLAN_GTK_WIZARD (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (PortolanAccount) account = portolan_gtk_wizard_run_finish (wizard, result, &error);

  if (account != NULL)
    g_print ("%s:%u\n", portolan_account_get_host (account), portolan_account_get_port (account));
  else if (error != NULL)
    g_printerr ("%s\n", error->message);
  else
    g_print ("%s\n", portolan_gtk_wizard_get_outcome (wizard));

  g_application_quit (user_data);
}

static void
on_activate (GApplication *application, gpointer user_data)
{
  GtkWidget *window = gtk_application_window_new (GTK_APPLICATION (application));
  g_autoptr (PortolanGtkWizard) wizard = NULL;

  gtk_window_set_title (GTK_WINDOW (window), "Mail Blaster");
  gtk_window_present (GTK_WINDOW (window));

  g_application_hold (application); /* until the wizard has closed */
  if (words[1] != NULL && words[2] != NULL)
    wizard = portolan_gtk_wizard_new_check (words[1], words[2], NULL);
  else
    wizard = portolan_gtk_wizard_new (words[1]);
  portolan_gtk_wizard_set_parent (wizard, GTK_WINDOW (window));
  portolan_gtk_wizard_run_async (wizard, NULL, on_account, application);
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  words = argv;
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
