/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A server's words, made fit to be shown: valid UTF-8, one line, nothing invisible that could
 * turn the text around or drive a terminal, and not endless. */

#include "net/safe-text.h"

#include <string.h>

#define KIND(type) (1u << G_UNICODE_##type)

/* FORMAT has the bidi marks, embeddings and isolates. */
#define HARMFUL                                                                                    \
  (KIND (CONTROL) | KIND (FORMAT) | KIND (SURROGATE) | KIND (PRIVATE_USE) | KIND (UNASSIGNED) |    \
   KIND (LINE_SEPARATOR) | KIND (PARAGRAPH_SEPARATOR))

static gboolean
is_harmless (gunichar c)
{
  return ((1u << g_unichar_type (c)) & HARMFUL) == 0;
}

/**
 * portolan_safe_text:
 * @bytes: (array length=length): anything
 * @length: how many, or -1 if it ends with a NUL
 * @max_characters: what is longer is cut, with "…" at its end
 *
 * Returns: (transfer full): the text in valid UTF-8 without control, format or bidi characters,
 *   tabs and line ends as spaces
 */
char *
portolan_safe_text (const char *bytes, gssize length, gsize max_characters)
{
  g_autofree char *valid = g_utf8_make_valid (bytes, length);
  g_autoptr (GString) text = g_string_new (NULL);
  gsize characters = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\t' || c == '\n' || c == '\r')
        c = ' ';
      if (!is_harmless (c))
        continue;
      if (characters++ == max_characters)
        {
          g_string_append (text, "…");
          break;
        }
      g_string_append_unichar (text, c);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
