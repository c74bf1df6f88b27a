/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The printed page, written as a PDF and read by pdftotext.
 */

#include <glib/gstdio.h>

#include "assistant/summary.h"

#define ADDRESS "jürgen@bücher.example"

static char *
read_pdf (const char *path)
{
  const char *command[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return text;
}

static void
test_print (void)
{
  g_autoptr (GtkPrintOperation) operation =
      portolan_summary_new_print (ADDRESS, "Server: smtp.example.com\nPort: 465");
  g_autofree char *folder = g_dir_make_tmp ("portolan-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "page.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GtkPrintOperationResult result;

  gtk_print_operation_set_export_filename (operation, path);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);

  text = read_pdf (path);
  g_assert_nonnull (strstr (text, "Outgoing mail of " ADDRESS));
  g_assert_nonnull (strstr (text, "smtp.example.com"));
  g_assert_nonnull (strstr (text, "465"));
  g_assert_nonnull (strstr (text, "Your password is not on this page."));
  g_assert_true (strchr (text, '\f') == strrchr (text, '\f')); /* the end of the only page */

  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/assistant/summary/print", test_print);

  return g_test_run ();
}
