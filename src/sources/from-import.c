/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Mail programs on this computer whose settings lie in files, side by side. A home folder may lie
 * on another computer, which may not answer; nobody else is asked. */

#include "sources/import-program.h"
#include "sources/source.h"

static const PortolanImportProgram *const programs[] = {
  &portolan_import_thunderbird,
  &portolan_import_evolution,
  &portolan_import_geary,
  &portolan_import_msmtp,
};

typedef struct {
  PortolanAddress *address;
  GPtrArray *accounts[G_N_ELEMENTS (programs)]; /* each nullable: not read yet */
  guint n_pending;
  GSource *cancelled; /* nullable: answered, or cannot be left */
  gboolean is_left;   /* the caller has its answer */
} Import;

/* One program. */
typedef struct {
  GTask *task;
  gsize index;
} Asked;

static void
import_free (gpointer data)
{
  Import *self = data;

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    g_clear_pointer (&self->accounts[i], g_ptr_array_unref);
  portolan_address_free (self->address);
  g_free (self);
}

static void
end_watch (Import *self)
{
  if (self->cancelled != NULL)
    g_source_destroy (self->cancelled);
  g_clear_pointer (&self->cancelled, g_source_unref);
}

static void
conclude (GTask *task)
{
  Import *self = g_task_get_task_data (task);
  g_autoptr (GPtrArray) accounts = portolan_import_accounts_new ();
  PortolanLeads *leads = portolan_leads_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    if (self->accounts[i] != NULL)
      g_ptr_array_extend_and_steal (accounts, g_steal_pointer (&self->accounts[i]));
  g_ptr_array_unref (leads->candidates);
  leads->candidates = portolan_import_match (accounts, self->address);
  g_task_return_pointer (task, leads, (GDestroyNotify) portolan_leads_free);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (GTask) task = asked->task;
  Import *self = g_task_get_task_data (task);

  self->accounts[asked->index] = portolan_import_program_finish (result, NULL);
  if (--self->n_pending > 0 || self->is_left)
    return;

  end_watch (self);
  if (!g_task_return_error_if_cancelled (task))
    conclude (task);
}

/* A file may take for ever to be opened. */
static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  GTask *task = user_data;
  Import *self = g_task_get_task_data (task);

  self->is_left = TRUE;
  g_task_return_error_if_cancelled (task);
  end_watch (self);
  return G_SOURCE_REMOVE;
}

static void
watch (GTask *task)
{
  Import *self = g_task_get_task_data (task);

  if (g_task_get_cancellable (task) == NULL)
    return;

  self->cancelled = g_cancellable_source_new (g_task_get_cancellable (task));
  g_source_set_callback (self->cancelled, G_SOURCE_FUNC (on_cancelled), g_object_ref (task),
                         g_object_unref);
  g_source_attach (self->cancelled, g_main_context_get_thread_default ());
}

/**
 * portolan_from_import_async:
 * @question: what is asked
 * @cancellable: (nullable): to leave early
 * @callback: called with the answer, for portolan_source_finish()
 * @user_data: for @callback
 */
void
portolan_from_import_async (const PortolanQuestion *question,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  const PortolanImportPlaces places = { g_get_home_dir (), g_get_user_config_dir () };
  Import *self = g_new0 (Import, 1);

  self->address = portolan_address_copy (question->address);
  self->n_pending = G_N_ELEMENTS (programs);
  g_task_set_source_tag (task, portolan_from_import_async);
  g_task_set_task_data (task, self, import_free);
  watch (task);
  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      Asked *asked = g_new0 (Asked, 1);

      asked->task = g_object_ref (task);
      asked->index = i;
      portolan_import_program_async (programs[i], &places, cancellable, on_read, asked);
    }
}
