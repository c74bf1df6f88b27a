/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Private to this folder: how what other programs see is made from what the house has. */

#pragma once

#include "advice/next-steps.h"
#include "check/check.h"
#include "portolan/account.h"
#include "portolan/advice.h"
#include "portolan/checkup.h"
#include "portolan/sending-limits.h"
#include "portolan/server.h"
#include "portolan/set-up.h"
#include "portolan/step.h"
#include "search/search.h"
#include "sources/provider.h"

G_BEGIN_DECLS

#define PORTOLAN_READABLE (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)
#define PORTOLAN_WRITABLE (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)

PortolanAdvice  *portolan_advice_new          (PortolanFinding         finding);
GPtrArray       *portolan_advice_list         (GArray                 *findings);

PortolanLimits  *portolan_limits_new          (const PortolanProvider *provider,
                                               guint16                 port,
                                               guint64                 max_message_bytes);

PortolanServer  *portolan_server_new          (PortolanProposal       *proposal,
                                               const PortolanAddress  *address,
                                               const PortolanProvider *provider);
PortolanProposal *
                 portolan_server_get_proposal (PortolanServer         *self);

GPtrArray       *portolan_step_list           (const PortolanNextSteps *steps);

PortolanAccount *portolan_account_new         (const char             *address,
                                               gboolean                is_locked,
                                               PortolanSettings       *settings);
const PortolanSettings *
                 portolan_account_get_settings
                                              (PortolanAccount        *self);

PortolanCheckup *portolan_checkup_new         (PortolanCheckResult    *result);
PortolanCheckResult *
                 portolan_checkup_get_result  (PortolanCheckup        *self);
void             portolan_checkup_update_advice
                                              (PortolanCheckup        *self);

PortolanSearch  *portolan_set_up_get_search   (PortolanSetUp          *self);
const PortolanAddress *
                 portolan_set_up_get_parsed   (PortolanSetUp          *self);
void             portolan_set_up_take_advice  (PortolanSetUp          *self,
                                               GArray                 *findings);

gboolean         portolan_accepted_parse      (const char *const      *accepted,
                                               PortolanNeeds          *needs,
                                               GError                **error);

G_END_DECLS
