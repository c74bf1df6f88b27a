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

/**
 * portolan_leads_from_file:
 * @body: a file of settings, as it came
 * @question: what was asked
 * @origin: whose file it is, if @question is about the address's own domain
 *
 * Returns: (transfer full): what the file names; an MX that led to it counts for no more than
 * itself
 */
PortolanLeads *
portolan_leads_from_file (GBytes *body, const PortolanQuestion *question, PortolanOrigin origin)
{
  PortolanLeads *leads = portolan_leads_new ();

  leads->file = portolan_autoconfig_parse (body, question->address,
                                           question->is_own ? origin : PORTOLAN_ORIGIN_MX);
  g_ptr_array_extend (leads->candidates, leads->file->candidates,
                      (GCopyFunc) (void (*) (void)) portolan_candidate_copy, NULL);
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
