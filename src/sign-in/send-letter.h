/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "sign-in/sign-in.h"

G_BEGIN_DECLS

/* Seconds. Servers look into a letter before they take it; many do so for half a minute. */
#define PORTOLAN_SEND_LETTER_DEFAULT_TIMEOUT 60

/**
 * PortolanLetterOutcome:
 * @PORTOLAN_LETTER_SENT: the server has taken the letter
 * @PORTOLAN_LETTER_REFUSED: the server refused it; the reply says why
 * @PORTOLAN_LETTER_NOT_SIGNED_IN: a new sign-in was needed, and did not work
 * @PORTOLAN_LETTER_FAILED: the connection failed on the way
 *
 * What came of a test letter.
 */
typedef enum {
  PORTOLAN_LETTER_SENT,
  PORTOLAN_LETTER_REFUSED,
  PORTOLAN_LETTER_NOT_SIGNED_IN,
  PORTOLAN_LETTER_FAILED,
} PortolanLetterOutcome;

/**
 * PortolanLetterResult:
 * @outcome: what came of it
 * @sign_in: (nullable): the new sign-in, if one was needed
 * @failure: why it ended, for %PORTOLAN_LETTER_FAILED
 * @reply_code: the code of the reply that decided, 0 if none
 * @reply_text: (nullable): the whole of that reply with its code, safe to show
 * @elapsed: microseconds from start to end
 *
 * The facts of a test letter.
 */
typedef struct {
  PortolanLetterOutcome outcome;
  PortolanSignInResult *sign_in;
  PortolanFailure failure;
  int reply_code;
  char *reply_text;
  gint64 elapsed;
} PortolanLetterResult;

void                  portolan_send_letter_async   (PortolanSession        *session,
                                                    PortolanProposal       *proposal,
                                                    const PortolanSettings *settings,
                                                    guint                   timeout,
                                                    GCancellable           *cancellable,
                                                    GAsyncReadyCallback     callback,
                                                    gpointer                user_data);
PortolanLetterResult *portolan_send_letter_finish  (GAsyncResult           *result,
                                                    GError                **error);
void                  portolan_letter_result_free  (PortolanLetterResult   *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanLetterResult, portolan_letter_result_free)

G_END_DECLS
