/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The host that takes the domain's mail names the provider, if our table knows it. Only DNS says
 * so, which anybody on the way can forge: what comes of it needs the user's word. */

#include <string.h>

#include "model/host.h"
#include "net/resolver.h"
#include "sources/provider-table.h"
#include "sources/source.h"

typedef struct {
  guint16 preference;
  char *host;
} Exchanger;

/* The preferred host (RFC 5321, section 5.1), lower case, without the final dot; "" for "no mail"
 * (RFC 7505). */
static Exchanger
choose (GList *records)
{
  Exchanger best = { G_MAXUINT16, NULL };

  for (GList *record = records; record != NULL; record = record->next)
    {
      guint16 preference;
      g_autofree char *host = NULL;

      g_variant_get (record->data, "(qs)", &preference, &host);
      if (best.host == NULL || preference < best.preference)
        {
          g_free (best.host);
          best.preference = preference;
          best.host = g_ascii_strdown (host, -1);
        }
    }

  if (best.host != NULL && g_str_has_suffix (best.host, "."))
    best.host[strlen (best.host) - 1] = '\0';
  return best;
}

static void
add_provider (PortolanLeads *leads, const PortolanQuestion *question)
{
  g_ptr_array_unref (leads->candidates);
  leads->candidates =
      portolan_provider_list_candidates (leads->provider, question->address, leads->mx, NULL);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const PortolanQuestion *question = g_task_get_task_data (task);
  g_autoptr (PortolanLeads) leads = portolan_leads_new ();
  g_autofree char *host = NULL;
  GList *records = g_resolver_lookup_records_finish (G_RESOLVER (source), result, NULL);

  if (g_task_return_error_if_cancelled (task))
    {
      g_list_free_full (records, (GDestroyNotify) g_variant_unref);
      return;
    }

  host = choose (records).host;
  g_list_free_full (records, (GDestroyNotify) g_variant_unref);
  leads->no_mail = host != NULL && *host == '\0';
  if (host != NULL && portolan_host_is_name (host))
    {
      const PortolanProviderTable *table = portolan_provider_table_get_default ();

      leads->mx = g_steal_pointer (&host);
      leads->provider = portolan_provider_table_by_mx (table, leads->mx);
      if (leads->provider != NULL && !portolan_provider_stands_before (leads->provider))
        add_provider (leads, question);
    }

  g_task_return_pointer (task, g_steal_pointer (&leads), (GDestroyNotify) portolan_leads_free);
}

/**
 * portolan_from_mx_async:
 * @question: what is asked
 * @cancellable: (nullable): to leave early
 * @callback: called with the answer, for portolan_source_finish()
 * @user_data: for @callback
 */
void
portolan_from_mx_async (const PortolanQuestion *question,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, portolan_from_mx_async);
  g_task_set_task_data (task, (gpointer) question, NULL);
  g_resolver_lookup_records_async (portolan_resolver_get (), question->domain, G_RESOLVER_RECORD_MX,
                                   cancellable, on_looked_up, task);
}
