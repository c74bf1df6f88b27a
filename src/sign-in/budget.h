/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/settings.h"

G_BEGIN_DECLS

/**
 * PORTOLAN_BUDGET_SIGN_INS:
 *
 * How many sign-ins of a re-check may be refused before it stops: servers that lock accounts or
 * shut out callers rarely do so before the fifth.
 */
#define PORTOLAN_BUDGET_SIGN_INS 3

/**
 * PORTOLAN_BUDGET_PERIOD:
 *
 * For how many seconds refused sign-ins count.
 */
#define PORTOLAN_BUDGET_PERIOD (30 * 60)

guint  portolan_budget_left         (const PortolanSignInRecord *record,
                                     gint64                      now);
gint64 portolan_budget_wait         (const PortolanSignInRecord *record,
                                     gint64                      now);
void   portolan_budget_note_refused (PortolanSignInRecord       *record,
                                     guint                       attempts,
                                     gint64                      wait,
                                     const char                 *finding,
                                     gint64                      now);
void   portolan_budget_clear        (PortolanSignInRecord       *record);

G_END_DECLS
