/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "advice/finding.h"
#include "model/attempt.h"
#include "model/proposal.h"
#include "search/search.h"
#include "sign-in/send-letter.h"
#include "sign-in/sign-in.h"

G_BEGIN_DECLS

/* What must be accepted, and a whole search: diagnose.c */

PortolanFinding portolan_diagnose_need        (PortolanNeeds               need);
GArray         *portolan_diagnose_needs       (PortolanNeeds               needs);
GArray         *portolan_diagnose_proposal    (const PortolanProposal     *proposal,
                                               const PortolanAddress      *address);
GArray         *portolan_diagnose_search      (PortolanSearch             *search);

/* One server, alone or in view of others: diagnose-probe.c */

PortolanFinding portolan_diagnose_observation (const PortolanObservation  *observation);
PortolanFinding portolan_diagnose_attempt     (const PortolanAttempt      *attempt,
                                               GPtrArray                  *attempts);
const char     *portolan_outcome_of_attempt   (const PortolanAttempt      *attempt,
                                               GPtrArray                  *attempts);
PortolanFinding portolan_diagnose_failure     (PortolanFailure             failure,
                                               const PortolanObservation  *observation);
PortolanFinding portolan_diagnose_reply       (const char                 *reply_text,
                                               PortolanFinding             otherwise);

/* The way out of this computer: diagnose-network.c */

PortolanFinding portolan_diagnose_network     (GPtrArray                  *attempts,
                                               PortolanNetwork             network,
                                               const char *const          *nowhere);

/* Certificates, the clock, and who stands in between: diagnose-certificate.c */

gint64          portolan_diagnose_clock       (GPtrArray                  *attempts,
                                               gint64                      now,
                                               gint64                      told);
gboolean        portolan_diagnose_intercepted (GPtrArray                  *attempts);
GArray         *portolan_diagnose_certificate (PortolanNeeds               problems,
                                               GPtrArray                  *attempts,
                                               gint64                      clock_offset);

/* A sign-in: diagnose-sign-in.c */

PortolanFinding portolan_diagnose_sign_in     (const PortolanSignInResult *result);
PortolanFinding portolan_diagnose_at_provider (PortolanFinding             finding,
                                               const PortolanProvider     *provider,
                                               GDateTime                  *now);
gboolean        portolan_diagnose_is_proof    (const PortolanSignInResult *result);

/* A test letter: diagnose-letter.c */

PortolanFinding portolan_diagnose_letter      (const PortolanLetterResult *result);

G_END_DECLS
