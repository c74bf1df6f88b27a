/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "net/safe-text.h"

static const struct {
  const char *bytes;
  const char *safe;
} rows[] = {
  { "plain", "plain" },
  { "grüß дом 家", "grüß дом 家" },
  { "tab\tline\nend\r", "tab line end " },
  { "\x1b[31mred\x1b[0m", "[31mred[0m" },
  { "bell\a back\b", "bell back" },
  { "turn\u202e around\u2066 it\u200f", "turn around it" },
  { "soft\u00adhyphen\ufeff", "softhyphen" },
  { "c1\xc2\x9b"
    "31m",
    "c131m" },
  { "bad\xff\xfe", "bad\ufffd\ufffd" },
  { "%s %n", "%s %n" },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *safe = portolan_safe_text (rows[i].bytes, -1, 100);

      g_assert_cmpstr (safe, ==, rows[i].safe);
    }
}

static void
test_bounded (void)
{
  g_autofree char *cut = portolan_safe_text ("äöüß", -1, 3);
  g_autofree char *whole = portolan_safe_text ("äöü", -1, 3);
  g_autofree char *counted = portolan_safe_text ("abcdef", 2, 100);

  g_assert_cmpstr (cut, ==, "äöü…");
  g_assert_cmpstr (whole, ==, "äöü");
  g_assert_cmpstr (counted, ==, "ab");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/safe-text/rows", test_rows);
  g_test_add_func ("/safe-text/bounded", test_bounded);
  return g_test_run ();
}
