/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "check/check-steps.h"
#include "model/address.h"
#include "model/attempt.h"
#include "model/proposal.h"
#include "model/settings.h"

G_BEGIN_DECLS

/**
 * PortolanCheckEvidence:
 * @failed: the step that failed
 * @accepted: what the user accepted earlier that still holds
 * @missing: what the saved server needs beyond that
 * @network: what the system says of the network
 * @nowhere: (nullable): the addresses to which a name leads that cannot exist
 * @clock_offset: by how many seconds this computer's clock seems to be ahead
 * @sign_in: what it means that the sign-in failed, or that the network was lost after it
 * @is_tried: user name and password were sent
 * @was_refused: sign-ins were refused lately
 *
 * What a re-check knows beside the attempts.
 */
typedef struct {
  PortolanCheckStep failed;
  PortolanNeeds accepted;
  PortolanNeeds missing;
  PortolanNetwork network;
  GStrv nowhere;
  gint64 clock_offset;
  PortolanFinding sign_in;
  gboolean is_tried;
  gboolean was_refused;
} PortolanCheckEvidence;

GArray            *portolan_check_judge              (const PortolanCheckEvidence *evidence,
                                                      const PortolanSettings      *settings,
                                                      GPtrArray                   *attempts);
gboolean           portolan_check_may_blame_network  (const PortolanCheckEvidence *evidence,
                                                      GPtrArray                   *attempts);
gboolean           portolan_check_blames_network     (const PortolanCheckEvidence *evidence,
                                                      GPtrArray                   *attempts);
gboolean           portolan_check_should_look_around (const PortolanCheckEvidence *evidence,
                                                      const PortolanSettings      *settings,
                                                      GPtrArray                   *attempts);
gboolean           portolan_check_has_new_pin        (const PortolanCheckEvidence *evidence,
                                                      const PortolanSettings      *settings,
                                                      GPtrArray                   *attempts);
const PortolanCertificate *
                   portolan_check_get_certificate    (GPtrArray                   *attempts);
PortolanCandidate *portolan_check_get_candidate      (const PortolanSettings      *settings,
                                                      const PortolanAddress       *address);
void               portolan_check_compare            (GPtrArray                   *changes,
                                                      const PortolanSettings      *settings,
                                                      const PortolanProposal      *proposal);

G_END_DECLS
