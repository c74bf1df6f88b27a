/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Colours and line breaks. Only for a terminal that has them, and never if NO_COLOR is set. */

#include "cli/style.h"

#include <unistd.h>

#define LINE_WIDTH 76

/**
 * portolan_style_is_live:
 * @fd: where the text goes
 *
 * Returns: whether lines can be drawn again there
 */
gboolean
portolan_style_is_live (int fd)
{
  return isatty (fd) && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

/**
 * portolan_style_paint:
 * @fd: where the text goes
 * @style: how it should look
 * @text: the text
 *
 * Returns: (transfer full): @text, in colour where that can be seen
 */
char *
portolan_style_paint (int fd, PortolanStyle style, const char *text)
{
  static const char *const codes[] = {
    [PORTOLAN_STYLE_TITLE] = "1",
    [PORTOLAN_STYLE_GOOD] = "32",
    [PORTOLAN_STYLE_CARE] = "33",
    [PORTOLAN_STYLE_DIM] = "2",
  };
  const char *no_color = g_getenv ("NO_COLOR");

  if (!portolan_style_is_live (fd) || (no_color != NULL && *no_color != '\0'))
    return g_strdup (text);

  return g_strdup_printf ("\033[%sm%s\033[0m", codes[style], text);
}

/**
 * portolan_style_wrap:
 * @text: sentences
 * @indent: what stands before each line
 *
 * Returns: (transfer full): @text in lines of a readable length, without a final line end
 */
char *
portolan_style_wrap (const char *text, const char *indent)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) wrapped = g_string_new (indent);
  glong column = g_utf8_strlen (indent, -1);
  gboolean at_start = TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong width = g_utf8_strlen (words[i], -1);

      if (!at_start && column + 1 + width > LINE_WIDTH)
        {
          g_string_append_printf (wrapped, "\n%s", indent);
          column = g_utf8_strlen (indent, -1);
          at_start = TRUE;
        }
      if (!at_start)
        g_string_append_c (wrapped, ' ');
      g_string_append (wrapped, words[i]);
      column += width + !at_start;
      at_start = FALSE;
    }

  return g_string_free (g_steal_pointer (&wrapped), FALSE);
}
