/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Part of the build, not of the library: reads data/replies.ini and writes it as the library wants
 * it. A slip in the table ends the build with the name of its group.
 *
 * Usage: pack-replies replies.ini replies.table
 */

#include "advice/reply-pack.h"

int
main (int argc, char **argv)
{
  g_autoptr (PortolanReplyRules) rules = NULL;
  g_autoptr (GVariant) packed = NULL;
  g_autoptr (GBytes) ini = NULL;
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  if (argc != 3)
    return 2;

  if (g_file_get_contents (argv[1], &text, &length, &error))
    {
      ini = g_bytes_new_take (text, length);
      rules = portolan_reply_rules_read (ini, &error);
    }
  if (rules != NULL)
    {
      packed = g_variant_ref_sink (portolan_reply_pack (rules));
      g_file_set_contents (argv[2], g_variant_get_data (packed),
                           (gssize) g_variant_get_size (packed), &error);
    }
  if (error != NULL)
    {
      g_printerr ("%s: %s\n", argv[1], error->message);
      return 1;
    }
  return 0;
}
