/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * A mail blaster: one letter to each person of a list. It is here to prove that a program which
 * knows nothing of mail servers needs nothing but Portolan's D-Bus interface and the keyring.
 *
 *     blaster PEOPLE.csv
 *
 * Each line of the list is an address and a name. Beside it, PEOPLE.csv.done remembers who is done.
 */

#include <gtk/gtk.h>

#include "window.h"

typedef struct {
  GDBusProxy *portolan;
  Recipients *recipients;
} Blaster;

static void
on_open (GApplication *application, GFile **files, int n_files, const char *hint, gpointer data)
{
  Blaster *self = data;
  g_autoptr (GError) error = NULL;

  self->portolan =
      g_dbus_proxy_new_for_bus_sync (G_BUS_TYPE_SESSION,
                                     G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES |
                                         G_DBUS_PROXY_FLAGS_DO_NOT_CONNECT_SIGNALS,
                                     NULL, "org.portolan.MailSetup", "/org/portolan/MailSetup",
                                     "org.portolan.MailSetup1", NULL, &error);
  if (self->portolan != NULL)
    self->recipients = recipients_load (files[0], &error);
  if (self->recipients == NULL)
    {
      g_printerr ("%s\n", error->message);
      return;
    }

  g_dbus_proxy_set_default_timeout (self->portolan, G_MAXINT);
  gtk_window_present (GTK_WINDOW (
      blaster_window_new (GTK_APPLICATION (application), self->portolan, self->recipients)));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GtkApplication) application =
      gtk_application_new ("org.portolan.Blaster",
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  Blaster self = { NULL };
  int status;

  if (argc != 2)
    {
      g_printerr ("blaster PEOPLE.csv\n");
      return 2;
    }

  g_signal_connect (application, "open", G_CALLBACK (on_open), &self);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  g_clear_pointer (&self.recipients, recipients_free);
  g_clear_object (&self.portolan);
  return status;
}
