/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * In a language that does not exist: is every word of the window translated, and is there room for
 * longer ones? Runs under tests/ui/with-pseudo-locale.
 */

#include <libintl.h>
#include <locale.h>

#include "assistant/assistant.h"

#define PHONE 360
#define OPEN "⟦"

/* Numbers and examples are the same in every language. */
static gboolean
needs_no_words (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

static void
check_text (GtkWidget *widget, const char *what, const char *text)
{
  if (text == NULL || needs_no_words (text) || g_str_has_prefix (text, OPEN))
    return;
  g_test_message ("%s of %s is not translated: “%s”", what, G_OBJECT_TYPE_NAME (widget), text);
  g_test_fail ();
}

static void
check_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    check_text (widget, "the text", gtk_label_get_label (GTK_LABEL (widget)));
  if (GTK_IS_ENTRY (widget))
    check_text (widget, "the example", gtk_entry_get_placeholder_text (GTK_ENTRY (widget)));
  check_text (widget, "the tooltip", gtk_widget_get_tooltip_text (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child) && !GTK_IS_EDITABLE (widget))
      check_words (child);
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
      int width;

      g_test_message ("%s", G_OBJECT_TYPE_NAME (page));
      check_words (page);
      gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      g_assert_cmpint (width, <=, PHONE);
    }
}

G_GNUC_END_IGNORE_DEPRECATIONS

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain ("portolan", g_getenv ("PSEUDO_LOCALES"));
  textdomain ("portolan");
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/assistant/pseudo-locale/pages", test_pages);

  return g_test_run ();
}
