/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "advice/finding.h"

G_BEGIN_DECLS

/**
 * PortolanPlan:
 * @PORTOLAN_PLAN_TELL: the settings have nothing to do with it: say what it means, call nobody
 * @PORTOLAN_PLAN_LOOK: call the server, but leave the account alone for now
 * @PORTOLAN_PLAN_SIGN_IN: go through all steps
 *
 * What a re-check does about a reply that was seen.
 */
typedef enum {
  PORTOLAN_PLAN_TELL,
  PORTOLAN_PLAN_LOOK,
  PORTOLAN_PLAN_SIGN_IN,
} PortolanPlan;

PortolanPlan portolan_plan_for           (PortolanFinding finding);
gboolean     portolan_plan_is_disproved  (PortolanFinding finding);
gboolean     portolan_plan_helps_to_look (PortolanFinding finding);

G_END_DECLS
