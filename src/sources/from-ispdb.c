/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A public database of providers. It is told the domain, never the address. */

#include "model/bounds.h"
#include "sources/autoconfig-xml.h"
#include "sources/source.h"

#define DEFAULT_URL "https://live.thunderbird.net/autoconfig/v1.1/"
#define VARIABLE "PORTOLAN_ISPDB_URL"

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const PortolanQuestion *question = g_task_get_task_data (task);
  g_autoptr (PortolanLeads) leads = NULL;
  g_autoptr (GBytes) body = NULL;

  if (portolan_fetch_finish (result, &body, NULL) == PORTOLAN_FETCH_OK)
    leads = portolan_leads_from_file (body, question, PORTOLAN_ORIGIN_ISPDB);
  else
    leads = portolan_leads_new ();

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&leads), (GDestroyNotify) portolan_leads_free);
}

/**
 * portolan_ispdb_url:
 * @domain: a domain, or "" for the database itself
 *
 * The database's address can be set by the environment variable PORTOLAN_ISPDB_URL; the domain is
 * put behind it.
 *
 * Returns: (transfer full): where the database has its settings
 */
char *
portolan_ispdb_url (const char *domain)
{
  const char *base = g_getenv (VARIABLE);

  base = base != NULL && *base != '\0' ? base : DEFAULT_URL;
  return g_strconcat (base, g_str_has_suffix (base, "/") ? "" : "/", domain, NULL);
}

/**
 * portolan_from_ispdb_async:
 * @question: what is asked
 * @cancellable: (nullable): to leave early
 * @callback: called with the answer, for portolan_source_finish()
 * @user_data: for @callback
 *
 * Asks the database, see portolan_ispdb_url().
 */
void
portolan_from_ispdb_async (const PortolanQuestion *question,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *url = portolan_ispdb_url (question->domain);

  g_task_set_source_tag (task, portolan_from_ispdb_async);
  g_task_set_task_data (task, (gpointer) question, NULL);
  portolan_fetch_async (url, question->address->local_part, PORTOLAN_MAX_AUTOCONFIG_BYTES,
                        question->step_func, question->step_data, cancellable, on_fetched, task);
}
