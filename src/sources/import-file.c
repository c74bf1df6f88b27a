/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Reading other programs' files, within bounds. There may be passwords in them that are none of our
 * business: what was read is wiped as it is freed. */

#include "sources/import-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  gsize size;
  char text[];
} Text;

static void
text_free (gpointer data)
{
  Text *text = data;

  explicit_bzero (text->text, text->size);
  g_free (text);
}

static gboolean
read_all (int file, char *text, gsize size)
{
  gsize done = 0;

  while (done < size)
    {
      gssize n = read (file, text + done, size - done);

      if (n > 0)
        done += n;
      else if (n == 0 || errno != EINTR)
        return FALSE;
    }

  return TRUE;
}

/**
 * portolan_import_read:
 * @path: a file
 * @max: the most octets it may have
 *
 * Returns: (transfer full) (nullable): what is in it, with a NUL behind; %NULL if it cannot be
 * read, is larger, or is no ordinary file. It must not be copied where a password may be in it
 */
GBytes *
portolan_import_read (const char *path, gsize max)
{
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  struct stat facts;
  Text *text;
  gboolean ok = FALSE;

  if (file < 0)
    return NULL;
  if (fstat (file, &facts) != 0 || !S_ISREG (facts.st_mode) || (guint64) facts.st_size > max)
    {
      close (file);
      return NULL;
    }

  text = g_malloc0 (sizeof (Text) + facts.st_size + 1);
  text->size = facts.st_size;
  ok = read_all (file, text->text, text->size);
  close (file);
  if (!ok)
    {
      text_free (text);
      return NULL;
    }

  return g_bytes_new_with_free_func (text->text, text->size, text_free, text);
}

/**
 * portolan_import_key_file:
 * @text: groups, keys and values, in which no passwords are kept
 *
 * Returns: (transfer full): the same, empty if it cannot be read
 */
GKeyFile *
portolan_import_key_file (const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (!g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, NULL))
    return g_key_file_new ();

  return g_steal_pointer (&file);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * portolan_import_list:
 * @folder: a folder
 * @max: how many names are enough
 *
 * Returns: (transfer full) (element-type utf8): the names in it, in their order; none if there is
 * no such folder
 */
GPtrArray *
portolan_import_list (const char *folder, guint max)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && names->len < max && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}
