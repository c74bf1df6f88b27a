/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Runs the fuzz target that it is linked with over the files of a folder: what fuzzing once found
 * stays tested, with any compiler. */

#include "fuzz/fuzz.h"

static void
test_file (gconstpointer path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  LLVMFuzzerTestOneInput ((const guint8 *) data, size);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  if (argc != 2 || (folder = g_dir_open (argv[1], 0, NULL)) == NULL)
    {
      g_printerr ("Which folder?\n");
      return 2;
    }

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/", name, NULL);

      g_test_add_data_func_full (test, g_build_filename (argv[1], name, NULL), test_file, g_free);
    }

  return g_test_run ();
}
