/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The wizard that another program opens: how it ends without the user. */

#include <portolan-gtk/portolan-gtk.h>

typedef struct {
  gboolean is_over;
  PortolanAccount *account;
  GError *error;
} End;

static void
on_end (GObject *source, GAsyncResult *result, gpointer user_data)
{
  End *end = user_data;

  end->is_over = TRUE;
  end->account = portolan_gtk_wizard_run_finish (PORTOLAN_GTK_WIZARD (source), result, &end->error);
}

static void
wait_for_end (End *end)
{
  while (!end->is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_parent_goes (void)
{
  g_autoptr (PortolanGtkWizard) wizard = portolan_gtk_wizard_new ("bob@example.com");
  GtkWidget *parent = gtk_window_new ();
  End end = { FALSE };

  portolan_gtk_wizard_set_parent (wizard, GTK_WINDOW (parent));
  g_assert_true (gtk_window_get_transient_for (portolan_gtk_wizard_get_window (wizard)) ==
                 GTK_WINDOW (parent));
  gtk_window_present (GTK_WINDOW (parent));
  portolan_gtk_wizard_run_async (wizard, NULL, on_end, &end);
  gtk_window_destroy (GTK_WINDOW (parent));
  wait_for_end (&end);

  g_assert_no_error (end.error);
  g_assert_null (end.account);
  g_assert_cmpstr (portolan_gtk_wizard_get_outcome (wizard), ==, "cancelled");
  g_assert_null (portolan_gtk_wizard_get_window (wizard));
}

static void
test_caller_leaves (void)
{
  g_autoptr (PortolanGtkWizard) wizard = portolan_gtk_wizard_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  End end = { FALSE };

  portolan_gtk_wizard_run_async (wizard, cancellable, on_end, &end);
  g_cancellable_cancel (cancellable);
  wait_for_end (&end);

  g_assert_error (end.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (end.account);
  g_assert_null (portolan_gtk_wizard_get_window (wizard));
  g_clear_error (&end.error);
}

static void
test_let_go_while_it_runs (void)
{
  PortolanGtkWizard *wizard = portolan_gtk_wizard_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GWeakRef weak;
  End end = { FALSE };

  g_weak_ref_init (&weak, wizard);
  portolan_gtk_wizard_run_async (wizard, cancellable, on_end, &end);
  g_object_unref (wizard);
  g_cancellable_cancel (cancellable);
  wait_for_end (&end);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_null (g_weak_ref_get (&weak));
  g_weak_ref_clear (&weak);
  g_clear_error (&end.error);
}

static void
test_not_an_address (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (portolan_gtk_wizard_new_check ("bob", NULL, &error));
  g_assert_error (error, PORTOLAN_ERROR, PORTOLAN_ERROR_INPUT);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/wizard/parent-goes", test_parent_goes);
  g_test_add_func ("/wizard/caller-leaves", test_caller_leaves);
  g_test_add_func ("/wizard/let-go-while-it-runs", test_let_go_while_it_runs);
  g_test_add_func ("/wizard/not-an-address", test_not_an_address);
  return g_test_run ();
}
