/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Anything that is shown to people: valid, one line, nothing in it that does something, and an end.
 * What is safe stays as it is. */

#include "net/safe-text.h"

#include <string.h>

#include "fuzz/fuzz.h"

#define MOST 40

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = portolan_safe_text ((const char *) data, size, MOST);
  g_autofree char *again = portolan_safe_text (text, -1, MOST + 1);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (text, -1), <=, MOST + 1);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_true (g_unichar_isdefined (c) && !g_unichar_iscntrl (c));
      g_assert_cmpint (g_unichar_type (c), !=, G_UNICODE_FORMAT);
    }
  g_assert_cmpstr (again, ==, text);

  return 0;
}
