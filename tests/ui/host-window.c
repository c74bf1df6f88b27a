/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A window of another program: it prints its handle and stays until somebody ends it. */

#include "blaster/parent-handle.h"

static void
on_exported (const char *handle, gpointer user_data)
{
  g_print ("%s\n", handle);
}

int
main (void)
{
  GtkWidget *window;
  GMainLoop *loop;

  gtk_init ();
  window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), "host program");
  gtk_window_present (GTK_WINDOW (window));
  parent_handle_export (GTK_WINDOW (window), on_exported, NULL);

  loop = g_main_loop_new (NULL, FALSE);
  g_main_loop_run (loop);
  return 0;
}
