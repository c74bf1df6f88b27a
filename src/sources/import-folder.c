/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Reading the names in one of another program's folders, within bounds. */

#include "sources/import-folder.h"

#include <stdlib.h>
#include <string.h>

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In their order: a folder has none. */
static GStrv
take_names (GList *infos)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GStrv names;

  for (GList *info = infos; info != NULL; info = info->next)
    g_strv_builder_add (builder, g_file_info_get_name (info->data));
  names = g_strv_builder_end (builder);
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  return names;
}

static void
on_named (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GFileEnumerator *enumerator = G_FILE_ENUMERATOR (source);
  GList *infos = g_file_enumerator_next_files_finish (enumerator, result, NULL);

  g_file_enumerator_close_async (enumerator, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, take_names (infos), (GDestroyNotify) g_strfreev);
  g_list_free_full (infos, g_object_unref);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFileEnumerator) enumerator =
      g_file_enumerate_children_finish (G_FILE (source), result, NULL);
  guint max = GPOINTER_TO_UINT (g_task_get_task_data (task));

  if (enumerator != NULL)
    g_file_enumerator_next_files_async (enumerator, max, G_PRIORITY_DEFAULT,
                                        g_task_get_cancellable (task), on_named,
                                        g_object_ref (task));
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, take_names (NULL), (GDestroyNotify) g_strfreev);
}

/**
 * portolan_import_list_async:
 * @folder: a folder
 * @max: how many names are enough
 * @cancellable: (nullable): to leave early; a folder that does not answer goes on not answering
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads the names in a folder.
 */
void
portolan_import_list_async (const char *folder,
                            guint max,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GFile) file = g_vfs_get_file_for_path (g_vfs_get_local (), folder);

  g_task_set_source_tag (task, portolan_import_list_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (max), NULL);
  g_file_enumerate_children_async (file, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE,
                                   G_PRIORITY_DEFAULT, cancellable, on_opened, task);
}

/**
 * portolan_import_list_finish:
 * @result: what the callback was given
 * @error: return location for an error, only if cancelled
 *
 * Returns: (transfer full): the names in it, in their order; none if there is no such folder
 */
GStrv
portolan_import_list_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
