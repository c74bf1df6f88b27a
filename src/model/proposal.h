/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/candidate.h"
#include "model/observation.h"

G_BEGIN_DECLS

/**
 * PortolanProposal:
 * @candidate: the settings
 * @observation: the probe that shows they are usable
 * @needs: what the user must accept before a password may go there
 * @mechanisms: (not nullable): how one can sign in, on the channel that would be used
 * @username: the user name to try first
 * @elapsed: microseconds from the start of the search until it was known
 *
 * Settings that are usable: the server offers sign-in on the channel that would be used.
 */
struct _PortolanProposal {
  PortolanCandidate *candidate;
  PortolanObservation *observation;
  PortolanNeeds needs;
  GStrv mechanisms;
  char *username;
  gint64 elapsed;
};

PortolanProposal *portolan_proposal_ref   (PortolanProposal *proposal);
void              portolan_proposal_unref (PortolanProposal *proposal);
PortolanProposal *portolan_proposal_new   (const PortolanCandidate *candidate,
                                           PortolanObservation     *observation,
                                           PortolanNeeds            needs,
                                           const char              *username,
                                           gint64                   elapsed);

const PortolanCapabilities *
portolan_proposal_get_capabilities (const PortolanProposal *proposal);
PortolanCertificateState
portolan_proposal_get_certificate_state (const PortolanProposal *proposal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanProposal, portolan_proposal_unref)

G_END_DECLS
