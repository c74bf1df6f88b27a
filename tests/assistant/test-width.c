/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Every page fits a phone's width, with letters twice as large and with everything shown that a
 * page can show.
 */

#include "assistant/assistant.h"

#define PHONE 360
#define LARGE_DPI (2 * 96 * PANGO_SCALE)

static void
show_all (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      /* Menus of fields, and fields' own parts, come and go as GTK likes. */
      if (GTK_IS_NATIVE (child))
        continue;
      if (GTK_IS_EXPANDER (widget))
        gtk_expander_set_expanded (GTK_EXPANDER (widget), TRUE);
      gtk_widget_set_visible (child, TRUE);
      if (!GTK_IS_EDITABLE (child))
        show_all (child);
    }
}

static int
get_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Down to the one that is to blame. */
static void
tell_widest (GtkWidget *widget)
{
  GtkWidget *widest = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (widest == NULL || get_width (child) > get_width (widest))
      widest = child;
  g_test_message ("%4d %s “%s”", get_width (widget), G_OBJECT_TYPE_NAME (widget),
                  GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "");
  if (widest != NULL)
    tell_widest (widest);
}

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
test_pages (void)
{
  g_autoptr (PortolanAssistant) assistant = portolan_assistant_new (NULL);
  GtkAssistant *window = GTK_ASSISTANT (portolan_assistant_get_window (assistant));

  while (g_main_context_iteration (NULL, FALSE)) /* the pages are built */
    ;
  for (int i = 0; i < gtk_assistant_get_n_pages (window); i++)
    {
      GtkWidget *page = gtk_widget_get_first_child (gtk_assistant_get_nth_page (window, i));

      show_all (page);
      tell_widest (page);
      if (get_width (page) > PHONE)
        g_test_fail ();
    }
}

/* With all buttons that stand there together, saying as much as any page has them say. */
static void
test_header (void)
{
  static const char *const shown[] = { "cancel", "back", "forward" };
  g_autoptr (PortolanAssistant) assistant = portolan_assistant_new (NULL);
  GtkWidget *window = GTK_WIDGET (portolan_assistant_get_window (assistant));
  GtkWidget *header =
      GTK_WIDGET (gtk_widget_get_template_child (window, GTK_TYPE_ASSISTANT, "headerbar"));

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      GtkWidget *button =
          GTK_WIDGET (gtk_widget_get_template_child (window, GTK_TYPE_ASSISTANT, shown[i]));

      gtk_widget_set_visible (button, TRUE);
      if (!g_str_equal (shown[i], "back"))
        gtk_button_set_label (GTK_BUTTON (button), "Использовать эти настройки");
    }
  tell_widest (header);
  g_assert_cmpint (get_width (header), <=, PHONE);
}

G_GNUC_END_IGNORE_DEPRECATIONS

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGE_DPI, NULL);

  g_test_add_func ("/assistant/width/pages", test_pages);
  g_test_add_func ("/assistant/width/header", test_header);

  return g_test_run ();
}
