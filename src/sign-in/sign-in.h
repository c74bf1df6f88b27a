/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>
#include <libsecret/secret.h>

#include "model/address.h"
#include "model/proposal.h"
#include "model/settings.h"
#include "smtp/session.h"

G_BEGIN_DECLS

#define PORTOLAN_SIGN_IN_DEFAULT_TIMEOUT 30 /* seconds */

/**
 * PortolanSignInOutcome:
 * @PORTOLAN_SIGN_IN_ACCEPTED: the server took user name and password
 * @PORTOLAN_SIGN_IN_REFUSED: the server refused; the reply says why
 * @PORTOLAN_SIGN_IN_NOT_TRUSTED: nothing was sent, something must be accepted first
 * @PORTOLAN_SIGN_IN_NO_METHOD: no way of signing in that both sides know
 * @PORTOLAN_SIGN_IN_FAILED: the connection failed on the way; the observation says how
 */
typedef enum {
  PORTOLAN_SIGN_IN_ACCEPTED,
  PORTOLAN_SIGN_IN_REFUSED,
  PORTOLAN_SIGN_IN_NOT_TRUSTED,
  PORTOLAN_SIGN_IN_NO_METHOD,
  PORTOLAN_SIGN_IN_FAILED,
} PortolanSignInOutcome;

/**
 * PortolanSignInResult:
 * @outcome: what came of it
 * @attempts: how many user names were tried
 * @settings: (nullable): the settings that were proved, with the password; only when accepted
 * @missing: what must be accepted first, for %PORTOLAN_SIGN_IN_NOT_TRUSTED
 * @observation: the facts of the connection that was used last
 * @failure: why it ended, for %PORTOLAN_SIGN_IN_FAILED; or why the trial broke off
 * @reply_code: the code of the last refusal, or of the trial's, 0 if none
 * @reply_text: (nullable): the whole of that reply with its code, safe to show
 * @elapsed: microseconds until the server had answered the last try
 * @lacks_smtputf8: the address has letters that the server cannot carry, so there was no trial
 * @may_send: the trial showed that the account may send with its own address
 * @session: (nullable): the conversation, signed in and kept warm, when accepted; it is closed with
 *   the result
 *
 * The facts of a sign-in. When accepted but not @may_send, the reply is the trial's.
 */
typedef struct {
  PortolanSignInOutcome outcome;
  guint attempts;
  PortolanSettings *settings;
  PortolanNeeds missing;
  PortolanObservation *observation;
  PortolanFailure failure;
  int reply_code;
  char *reply_text;
  gint64 elapsed;
  gboolean lacks_smtputf8;
  gboolean may_send;
  PortolanSession *session;
} PortolanSignInResult;

/**
 * PortolanSignInCountFunc:
 * @turn: a task, to be returned with a boolean once the try is counted, whichever
 * @attempts: how many tries it will have been with this one
 * @user_data: what was given with it
 *
 * Called before each try: nothing is sent until @turn is returned. So a count can be kept that
 * holds even if the program ends in the middle.
 */
typedef void (*PortolanSignInCountFunc) (GTask    *turn,
                                         guint     attempts,
                                         gpointer  user_data);

/**
 * PortolanSignInRequest:
 * @session: (nullable): the conversation that a probe left open for @proposal
 * @proposal: the settings
 * @address: the account
 * @username: (nullable): the one user name to try; %NULL tries the usual forms, one try each
 * @password: the password
 * @accepted: what the user accepted of @proposal
 * @timeout: seconds for all of it, 0 for %PORTOLAN_SIGN_IN_DEFAULT_TIMEOUT
 * @count: (nullable): told of each try before it is made
 * @count_data: for @count
 *
 * Who signs in, where, and how.
 */
typedef struct {
  PortolanSession *session;
  PortolanProposal *proposal;
  const PortolanAddress *address;
  const char *username;
  SecretValue *password;
  PortolanNeeds accepted;
  guint timeout;
  PortolanSignInCountFunc count;
  gpointer count_data;
} PortolanSignInRequest;

void                  portolan_sign_in_async       (const PortolanSignInRequest *request,
                                                    GCancellable                *cancellable,
                                                    GAsyncReadyCallback          callback,
                                                    gpointer                     user_data);
PortolanSignInResult *portolan_sign_in_finish      (GAsyncResult                *result,
                                                    GError                     **error);
void                  portolan_sign_in_result_free (PortolanSignInResult        *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanSignInResult, portolan_sign_in_result_free)

G_END_DECLS
