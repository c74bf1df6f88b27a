/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "model/proposal.h"

/**
 * portolan_proposal_new:
 * @candidate: the settings
 * @observation: the probe that shows they are usable
 * @needs: what the user must accept first
 * @username: the user name to try first
 * @elapsed: microseconds since the search began
 *
 * Returns: (transfer full): a proposal
 */
PortolanProposal *
portolan_proposal_new (const PortolanCandidate *candidate,
                       PortolanObservation *observation,
                       PortolanNeeds needs,
                       const char *username,
                       gint64 elapsed)
{
  PortolanProposal *proposal = g_rc_box_new0 (PortolanProposal);

  proposal->candidate = portolan_candidate_copy (candidate);
  proposal->observation = portolan_observation_ref (observation);
  proposal->needs = needs;
  proposal->username = g_strdup (username);
  proposal->elapsed = elapsed;
  proposal->mechanisms = g_strdupv (portolan_proposal_get_capabilities (proposal)->mechanisms);
  return proposal;
}

/**
 * portolan_proposal_get_capabilities:
 * @proposal: a proposal
 *
 * Returns: (transfer none): what the server said on the channel that would be used
 */
const PortolanCapabilities *
portolan_proposal_get_capabilities (const PortolanProposal *proposal)
{
  return proposal->candidate->security == PORTOLAN_SECURITY_NONE ? proposal->observation->clear
                                                                 : proposal->observation->secure;
}

/**
 * portolan_proposal_get_certificate_state:
 * @proposal: a proposal
 *
 * Returns: the state of the certificate of the channel that would be used
 */
PortolanCertificateState
portolan_proposal_get_certificate_state (const PortolanProposal *proposal)
{
  if (proposal->candidate->security == PORTOLAN_SECURITY_NONE ||
      proposal->observation->certificate == NULL)
    return PORTOLAN_CERTIFICATE_STATE_NONE;

  return proposal->observation->certificate->state;
}

PortolanProposal *
portolan_proposal_ref (PortolanProposal *proposal)
{
  return g_rc_box_acquire (proposal);
}

static void
clear (gpointer data)
{
  PortolanProposal *proposal = data;

  g_clear_pointer (&proposal->candidate, portolan_candidate_free);
  g_clear_pointer (&proposal->observation, portolan_observation_unref);
  g_clear_pointer (&proposal->mechanisms, g_strfreev);
  g_clear_pointer (&proposal->username, g_free);
}

void
portolan_proposal_unref (PortolanProposal *proposal)
{
  g_rc_box_release_full (proposal, clear);
}
