/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

#include "check/check-steps.h"
#include "model/attempt.h"
#include "model/proposal.h"
#include "model/settings.h"
#include "sources/provider.h"

G_BEGIN_DECLS

#define PORTOLAN_CHECK_DEFAULT_TIMEOUT 20 /* seconds */

/**
 * PortolanCheckOptions:
 * @error_text: (nullable): the reply that was seen when sending failed, in whatever wrapping
 * @timeout: seconds for the whole re-check of one account, 0 for %PORTOLAN_CHECK_DEFAULT_TIMEOUT
 *
 * What a re-check starts from.
 */
typedef struct {
  const char *error_text;
  guint timeout;
} PortolanCheckOptions;

/**
 * PortolanCheckFunc:
 * @settings: whose step it is, as given; for the account's address
 * @step: the step
 * @result: how far it has come
 * @user_data: what was given with it
 *
 * Told of each step as it begins and as it ends, in the main context of the caller. A step may be
 * taken back later, to %PORTOLAN_CHECK_STATE_WAITING, when one before it turns out to have failed.
 */
typedef void (*PortolanCheckFunc) (const PortolanSettings        *settings,
                                   PortolanCheckStep              step,
                                   const PortolanCheckStepResult *result,
                                   gpointer                       user_data);

/**
 * PortolanCheckResult:
 * @settings: as they are saved; only their record of refused sign-ins may be new
 * @must_save: that record is new: save @settings, or the next re-check may get the account locked
 * @is_well: these settings can be used to send
 * @steps: what came of each step
 * @findings: (element-type PortolanFinding): what is to be thought of it, most telling first
 * @attempts: (element-type PortolanAttempt): all that was tried, the saved server first
 * @proposal: (nullable): what would work in place of @settings
 * @proved: (nullable): settings like @proposal that a sign-in proved already
 * @changes: (element-type PortolanChange): what is no longer as it was saved
 * @clock_offset: by how many seconds this computer's clock seems to be ahead, 0 if it is right
 * @wait: for how many seconds nobody should sign in, 0 if it may be tried at once
 * @n_sign_ins: how many sign-ins were made
 * @provider: (nullable): whose server it is, if our table knows; for its help page
 * @reply: (nullable): the last reply to a sign-in or to the trial, if it refused; safe to show
 * @elapsed: microseconds from start to end
 *
 * What came of a re-check.
 */
typedef struct {
  PortolanSettings *settings;
  gboolean must_save;
  gboolean is_well;
  PortolanCheckStepResult steps[PORTOLAN_N_CHECK_STEPS];
  GArray *findings;
  GPtrArray *attempts;
  PortolanProposal *proposal;
  PortolanSettings *proved;
  GPtrArray *changes;
  gint64 clock_offset;
  gint64 wait;
  guint n_sign_ins;
  const PortolanProvider *provider;
  char *reply;
  gint64 elapsed;
} PortolanCheckResult;

void                 portolan_check_async       (const PortolanSettings      *settings,
                                                 const PortolanCheckOptions  *options,
                                                 PortolanCheckFunc            func,
                                                 gpointer                     func_data,
                                                 GCancellable                *cancellable,
                                                 GAsyncReadyCallback          callback,
                                                 gpointer                     user_data);
PortolanCheckResult *portolan_check_finish      (GAsyncResult                *result,
                                                 GError                     **error);
void                 portolan_check_result_free (PortolanCheckResult         *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanCheckResult, portolan_check_result_free)

G_END_DECLS
