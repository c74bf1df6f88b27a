/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "sources/source.h"

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
