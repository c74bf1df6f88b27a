/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "advice/finding.h"
#include "model/attempt.h"
#include "model/proposal.h"
#include "search/search.h"
#include "sign-in/sign-in.h"

G_BEGIN_DECLS

PortolanFinding portolan_diagnose_need        (PortolanNeeds               need);
PortolanFinding portolan_diagnose_observation (const PortolanObservation  *observation);
PortolanFinding portolan_diagnose_attempt     (const PortolanAttempt      *attempt,
                                               GPtrArray                  *attempts);
PortolanFinding portolan_diagnose_sign_in     (const PortolanSignInResult *result);
GArray         *portolan_diagnose_search      (PortolanSearch             *search);
GArray         *portolan_diagnose_needs       (PortolanNeeds               needs);

G_END_DECLS
