/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * How many replies a second: the replies of the test, over and over, on one core. Prints and
 * judges nothing by time; "meson test --benchmark" keeps the numbers.
 *
 * Usage: bench-explain replies.tsv [seconds]
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "advice/explain.h"

/* The third column of each line. */
static GPtrArray *
read_replies (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *replies = g_ptr_array_new_with_free_func (g_free);

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", 4);

      if (lines[i][0] != '#' && g_strv_length (columns) >= 3)
        g_ptr_array_add (replies, g_strdup (columns[2]));
    }
  return replies;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) replies = NULL;
  gint64 start, load, spent, most;
  gsize n = 0, bytes = 0;

  if (argc < 2)
    return 2;
  replies = read_replies (argv[1]);
  most = (argc > 2 ? atoi (argv[2]) : 2) * G_USEC_PER_SEC;

  start = g_get_monotonic_time ();
  portolan_reply_table_get_default ();
  load = g_get_monotonic_time () - start;

  start = g_get_monotonic_time ();
  do
    for (guint i = 0; i < replies->len; i++)
      {
        const char *reply = replies->pdata[i];
        g_autoptr (PortolanExplanation) explanation = portolan_explain (reply, -1);

        bytes += strlen (reply);
        n++;
      }
  while ((spent = g_get_monotonic_time () - start) < most);

  printf ("table read in %.1f ms\n", load / 1000.0);
  printf ("%.0f replies a second, %.1f MB/s\n", n * (double) G_USEC_PER_SEC / spent,
          (double) bytes / spent);
  return 0;
}
