/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Whoever switched animations off sees none: not a frame is drawn while nothing happens.
 */

#include "assistant/assistant.h"
#include "assistant/building.h"
#include "assistant/row.h"

#define WATCHED_MS 700

typedef struct {
  guint n_frames;
} Watch;

static void
on_paint (GdkFrameClock *clock, Watch *watch)
{
  watch->n_frames++;
}

static gboolean
on_time_over (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, on_time_over, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* All that moves in this window: a door that is knocked at, and a row that is busy. */
static GtkWidget *
new_window (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = gtk_list_box_new ();
  PortolanBuilding *building = g_object_new (PORTOLAN_TYPE_BUILDING, NULL);
  PortolanRow *row = PORTOLAN_ROW (portolan_row_new ());

  portolan_building_reset (building, "example.com");
  portolan_building_set_door (building, 465, PORTOLAN_DOOR_KNOCKING);
  portolan_row_set_text (row, "mail.example.com", "");
  portolan_row_set_busy (row, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (building));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (row));
  gtk_box_append (GTK_BOX (box), list);
  gtk_window_set_child (GTK_WINDOW (window), box);
  return window;
}

static guint
count_frames (gboolean with_animations)
{
  GtkWidget *window;
  Watch watch = { 0 };

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", with_animations, NULL);
  window = new_window ();
  gtk_window_present (GTK_WINDOW (window));
  run_for (WATCHED_MS); /* until it stands there */
  g_signal_connect (gtk_widget_get_frame_clock (window), "paint", G_CALLBACK (on_paint), &watch);
  run_for (WATCHED_MS);
  gtk_window_destroy (GTK_WINDOW (window));
  return watch.n_frames;
}

static void
test_motion (void)
{
  g_autoptr (PortolanAssistant) look = portolan_assistant_new (NULL); /* loads the style sheet */

  g_assert_cmpuint (count_frames (TRUE), >, 5); /* or this test sees nothing */
  g_assert_cmpuint (count_frames (FALSE), <=, 1);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/assistant/motion", test_motion);

  return g_test_run ();
}
