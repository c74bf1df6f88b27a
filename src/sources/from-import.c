/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Mail programs on this computer whose settings lie in files. They are read in a thread, since a
 * home folder may lie on another computer; nobody is asked over the network. */

#include "sources/import.h"
#include "sources/source.h"

static const PortolanImportFunc programs[] = {
  portolan_import_thunderbird,
  portolan_import_evolution,
  portolan_import_geary,
  portolan_import_msmtp,
};

/* Runs in the thread, which may still be at it when the caller has left. */
static void
read_all (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const PortolanAddress *address = task_data;
  const PortolanImportPlaces places = { g_get_home_dir (), g_get_user_config_dir () };
  g_autoptr (GPtrArray) accounts = portolan_import_accounts_new ();
  PortolanLeads *leads;

  for (gsize i = 0; i < G_N_ELEMENTS (programs) && !g_cancellable_is_cancelled (cancellable); i++)
    programs[i](&places, accounts);

  leads = portolan_leads_new ();
  g_ptr_array_unref (leads->candidates);
  leads->candidates = portolan_import_match (accounts, address);
  g_task_return_pointer (task, leads, (GDestroyNotify) portolan_leads_free);
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

  g_task_set_source_tag (task, portolan_from_import_async);
  g_task_set_task_data (task, portolan_address_copy (question->address),
                        (GDestroyNotify) portolan_address_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, read_all);
}
