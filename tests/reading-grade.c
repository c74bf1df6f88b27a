/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Prints the reading grade of each line of standard input.
 */

#include <stdio.h>

#include "reading.h"

int
main (int argc, char **argv)
{
  g_autofree char *line = NULL;
  size_t size = 0;

  while (getline (&line, &size, stdin) >= 0)
    {
      g_strchomp (line);
      printf ("%.1f\n", get_grade (line));
    }
  return 0;
}
