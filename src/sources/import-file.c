/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Reading one of another program's files, within bounds. There may be passwords in it that are none
 * of our business: what was read is wiped as it is freed. */

#include "sources/import-file.h"

#include <string.h>

typedef struct {
  gsize size;
  char text[];
} Text;

typedef struct {
  GFile *file;
  gsize max;
  GInputStream *stream; /* nullable: not opened yet */
  Text *text;           /* nullable: its size is not known yet */
} Read;

static void
text_free (gpointer data)
{
  Text *text = data;

  explicit_bzero (text->text, text->size);
  g_free (text);
}

/* Closing may take long as well, so nobody waits for it. */
static void
read_free (gpointer data)
{
  Read *self = data;

  if (self->stream != NULL)
    g_input_stream_close_async (self->stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->text, text_free);
  g_object_unref (self->file);
  g_free (self);
}

static void
return_nothing (GTask *task)
{
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, NULL, NULL);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Read *self = g_task_get_task_data (task);
  Text *text = self->text;
  gsize n = 0;

  if (!g_input_stream_read_all_finish (self->stream, result, &n, NULL) || n != text->size)
    {
      return_nothing (task);
      return;
    }

  self->text = NULL;
  g_task_return_pointer (task, g_bytes_new_with_free_func (text->text, text->size, text_free, text),
                         (GDestroyNotify) g_bytes_unref);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Read *self = g_task_get_task_data (task);

  self->stream = G_INPUT_STREAM (g_file_read_finish (self->file, result, NULL));
  if (self->stream == NULL)
    {
      return_nothing (task);
      return;
    }

  g_input_stream_read_all_async (self->stream, self->text->text, self->text->size,
                                 G_PRIORITY_DEFAULT, g_task_get_cancellable (task), on_read,
                                 g_object_ref (task));
}

/* To open a pipe would be to wait for somebody at its other end. */
static void
on_known (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Read *self = g_task_get_task_data (task);
  g_autoptr (GFileInfo) info = g_file_query_info_finish (self->file, result, NULL);
  goffset size = info != NULL ? g_file_info_get_size (info) : 0;

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR || size < 0 ||
      (guint64) size > self->max)
    {
      return_nothing (task);
      return;
    }

  self->text = g_malloc0 (sizeof (Text) + size + 1);
  self->text->size = size;
  g_file_read_async (self->file, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), on_opened,
                     g_object_ref (task));
}

/**
 * portolan_import_read_async:
 * @path: a file
 * @max: the most octets it may have
 * @cancellable: (nullable): to leave early; a file that does not answer goes on not answering
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads a file as a whole.
 */
void
portolan_import_read_async (const char *path,
                            gsize max,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Read *self = g_new0 (Read, 1);

  /* The default one of a desktop would ask for it over D-Bus. */
  self->file = g_vfs_get_file_for_path (g_vfs_get_local (), path);
  self->max = max;
  g_task_set_source_tag (task, portolan_import_read_async);
  g_task_set_task_data (task, self, read_free);
  g_file_query_info_async (self->file,
                           G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                           G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, cancellable, on_known, task);
}

/**
 * portolan_import_read_finish:
 * @result: what the callback was given
 * @error: return location for an error, only if cancelled
 *
 * Returns: (transfer full) (nullable): what is in it, with a NUL behind; %NULL if it cannot be
 *   read, is larger, or is no ordinary file. It must not be copied where a password may be in it
 */
GBytes *
portolan_import_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
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
