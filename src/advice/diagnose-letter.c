/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Facts become findings: what came of a test letter. */

#include "advice/diagnose.h"

static PortolanFinding
diagnose_refusal (const PortolanLetterResult *result)
{
  PortolanFinding otherwise =
      result->reply_code < 500 ? PORTOLAN_FINDING_SERVER_BUSY : PORTOLAN_FINDING_CONTENT_REJECTED;

  return portolan_diagnose_reply (result->reply_text, otherwise);
}

/* A sign-in that worked, but left no conversation to go on with. */
static PortolanFinding
diagnose_lost (const PortolanSignInResult *sign_in)
{
  PortolanFinding finding = portolan_diagnose_sign_in (sign_in);

  return finding != PORTOLAN_FINDING_ALL_WELL ? finding : PORTOLAN_FINDING_CONNECTION_DROPPED;
}

/**
 * portolan_diagnose_letter:
 * @result: what came of a test letter
 *
 * Returns: what is to be thought of it; %PORTOLAN_FINDING_ALL_WELL if the server has taken it
 */
PortolanFinding
portolan_diagnose_letter (const PortolanLetterResult *result)
{
  switch (result->outcome)
    {
    case PORTOLAN_LETTER_SENT:
      return PORTOLAN_FINDING_ALL_WELL;
    case PORTOLAN_LETTER_REFUSED:
      return diagnose_refusal (result);
    case PORTOLAN_LETTER_NOT_SIGNED_IN:
      return diagnose_lost (result->sign_in);
    case PORTOLAN_LETTER_FAILED:
      return result->failure == PORTOLAN_FAILURE_TIMED_OUT
                 ? PORTOLAN_FINDING_SERVER_TIMEOUT
                 : portolan_diagnose_failure (result->failure, NULL);
    }

  return PORTOLAN_FINDING_UNKNOWN;
}
