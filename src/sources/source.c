/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "sources/source.h"

#include "sources/autoconfig-xml.h"

PortolanLeads *
portolan_leads_new (void)
{
  PortolanLeads *leads = g_new0 (PortolanLeads, 1);

  leads->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_candidate_free);
  return leads;
}

void
portolan_leads_free (PortolanLeads *leads)
{
  g_ptr_array_unref (leads->candidates);
  g_clear_pointer (&leads->file, portolan_autoconfig_free);
  g_free (leads->mx);
  g_free (leads);
}

/**
 * portolan_source_finish:
 * @result: what the callback of any source was given
 * @error: return location for an error, only if cancelled
 *
 * Returns: (transfer full): what the source answered
 */
PortolanLeads *
portolan_source_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
