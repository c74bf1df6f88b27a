/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Reading the accounts of one program: its places, and the files that each of them leads to, one
 * after the other. More of them side by side could take all of the threads that GIO reads files
 * with, where a home folder lies on a computer that does not answer. */

#include "sources/import-program.h"

#include "model/bounds.h"
#include "sources/import-file.h"
#include "sources/import-folder.h"

typedef struct {
  const PortolanImportProgram *program;
  GQueue places; /* paths, of which one is @place by now */
  GQueue files;  /* paths that the place has led to */
  char *place;   /* nullable */
  char *name;    /* nullable: of the file that is being read */
  GPtrArray *accounts;
} Program;

static void
program_free (gpointer data)
{
  Program *self = data;

  g_queue_clear_full (&self->places, g_free);
  g_queue_clear_full (&self->files, g_free);
  g_free (self->place);
  g_free (self->name);
  g_ptr_array_unref (self->accounts);
  g_free (self);
}

static void
add_places (Program *self, const char *folder, const char *const *paths)
{
  for (guint i = 0; i < PORTOLAN_IMPORT_MAX_PLACES && paths[i] != NULL; i++)
    g_queue_push_tail (&self->places, g_build_filename (folder, paths[i], NULL));
}

static void
add_file (Program *self, const char *folder, const char *path)
{
  if (self->files.length < PORTOLAN_MAX_IMPORT_FILES)
    g_queue_push_tail (&self->files, g_path_is_absolute (path)
                                         ? g_strdup (path)
                                         : g_build_filename (folder, path, NULL));
}

static void go_on (GTask *task);

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Program *self = g_task_get_task_data (task);
  g_autoptr (GBytes) text = portolan_import_read_finish (result, NULL);

  if (text != NULL)
    self->program->parse (self->name, g_bytes_get_data (text, NULL), self->accounts);
  go_on (task);
}

static void
read_next_file (GTask *task)
{
  Program *self = g_task_get_task_data (task);
  g_autofree char *path = g_queue_pop_head (&self->files);

  g_free (self->name);
  self->name = g_path_get_basename (path);
  portolan_import_read_async (path, self->program->max_size, g_task_get_cancellable (task), on_read,
                              g_object_ref (task));
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Program *self = g_task_get_task_data (task);
  g_auto (GStrv) names = portolan_import_list_finish (result, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = self->program->choose (names[i]);

      if (path != NULL)
        add_file (self, self->place, path);
    }
  go_on (task);
}

static void
on_index (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Program *self = g_task_get_task_data (task);
  g_autoptr (GBytes) text = portolan_import_read_finish (result, NULL);
  g_autofree char *folder = g_path_get_dirname (self->place);
  g_auto (GStrv) paths =
      text != NULL ? self->program->parse_index (g_bytes_get_data (text, NULL)) : NULL;

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    add_file (self, folder, paths[i]);
  go_on (task);
}

static void
enter_next_place (GTask *task)
{
  Program *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_free (self->place);
  self->place = g_queue_pop_head (&self->places);
  if (self->program->choose != NULL)
    portolan_import_list_async (self->place, PORTOLAN_MAX_IMPORT_FILES, cancellable, on_listed,
                                g_object_ref (task));
  else if (self->program->parse_index != NULL)
    portolan_import_read_async (self->place, PORTOLAN_MAX_IMPORT_BYTES, cancellable, on_index,
                                g_object_ref (task));
  else
    {
      add_file (self, "", self->place);
      read_next_file (task);
    }
}

static void
go_on (GTask *task)
{
  Program *self = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (!g_queue_is_empty (&self->files))
    read_next_file (task);
  else if (!g_queue_is_empty (&self->places))
    enter_next_place (task);
  else
    g_task_return_pointer (task, g_ptr_array_ref (self->accounts),
                           (GDestroyNotify) g_ptr_array_unref);
}

/**
 * portolan_import_program_async:
 * @program: a program
 * @places: where it is looked for
 * @cancellable: (nullable): to leave early, once the file that is being read has answered
 * @callback: called when all is read
 * @user_data: for @callback
 *
 * Reads what accounts a program has. Files that are missing or broken are passed over.
 */
void
portolan_import_program_async (const PortolanImportProgram *program,
                               const PortolanImportPlaces *places,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Program *self = g_new0 (Program, 1);

  self->program = program;
  self->accounts = portolan_import_accounts_new ();
  add_places (self, places->home, program->in_home);
  add_places (self, places->config, program->in_config);
  g_task_set_source_tag (task, portolan_import_program_async);
  g_task_set_task_data (task, self, program_free);
  go_on (task);
}

/**
 * portolan_import_program_finish:
 * @result: what the callback was given
 * @error: return location for an error, only if cancelled
 *
 * Returns: (transfer full) (element-type PortolanImportedAccount): its accounts
 */
GPtrArray *
portolan_import_program_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
