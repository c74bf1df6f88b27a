/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The caption below the building: the sentence of the door that has the focus. The keyboard's way
 * from door to door is in tests/ui/test-picture.py.
 */

#include <string.h>

#include "assistant/building.h"

/* The first of them has the sentence. */
static GtkWidget *
find_door (GtkWidget *widget)
{
  if (g_str_equal (gtk_widget_get_css_name (widget), "door"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_door (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
get_caption (PortolanBuilding *building)
{
  GtkWidget *caption = gtk_widget_get_last_child (GTK_WIDGET (building));

  g_assert_true (GTK_IS_LABEL (caption));
  return gtk_label_get_label (GTK_LABEL (caption));
}

static void
test_caption (void)
{
  GtkWidget *window = gtk_window_new ();
  PortolanBuilding *building = g_object_new (PORTOLAN_TYPE_BUILDING, NULL);
  GtkWidget *door = find_door (GTK_WIDGET (building));

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (building));
  portolan_building_reset (building, "example.com");
  portolan_building_set_door (building, 465, PORTOLAN_DOOR_SAFE);
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  while (*get_caption (building) != '\0')
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (gtk_widget_grab_focus (door));
  g_assert_true (gtk_widget_is_focus (door));
  while (!gtk_widget_has_focus (door) || *get_caption (building) == '\0')
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (get_caption (building), "Door 465:"));
  g_assert_nonnull (strstr (get_caption (building), "locked"));

  portolan_building_set_door (building, 465, PORTOLAN_DOOR_SILENT);
  g_assert_null (strstr (get_caption (building), "locked"));

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/assistant/building/caption", test_caption);

  return g_test_run ();
}
