/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a program of ours asks of the computer before it does anything else. */

#include "net/process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

/* One search had 34 open at most, and "portolan check" looks at eight accounts at once. GLib ends a
 * program that has none left for a wake-up call. */
#define FILES_NEEDED 320

/* Of an unlimited number, some programs' tables would be made as large. */
#define FILES_WANTED 1024

/* Whether so many more can be opened, whatever the program was given when it was started. */
static gboolean
has_files (guint number)
{
  g_autoptr (GArray) opened = g_array_new (FALSE, FALSE, sizeof (int));
  gboolean has_all;

  while (opened->len < number)
    {
      int file = open ("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

      if (file < 0)
        break;
      g_array_append_val (opened, file);
    }

  has_all = opened->len == number;
  for (guint i = 0; i < opened->len; i++)
    close (g_array_index (opened, int, i));
  return has_all;
}

/* As many as the system gives without being asked twice. */
static void
raise_limit (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= FILES_WANTED)
    return;

  limit.rlim_cur = MIN (limit.rlim_max, FILES_WANTED);
  setrlimit (RLIMIT_NOFILE, &limit);
}

/**
 * portolan_process_prepare:
 *
 * Sees to it that the program can open the files and connections that it needs, and that a crash
 * leaves no picture of its memory, which may have a password in it, on the disk.
 *
 * Returns: whether enough files can be opened
 */
gboolean
portolan_process_prepare (void)
{
  struct rlimit no_picture;

  if (getrlimit (RLIMIT_CORE, &no_picture) == 0)
    {
      no_picture.rlim_cur = 0;
      setrlimit (RLIMIT_CORE, &no_picture);
    }

  raise_limit ();
  return has_files (FILES_NEEDED);
}
