/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * What to do about each finding: the table behind every re-check. Nobody should lose an account to
 * a repair that the finding never asked for.
 */

#include "check/plan.h"

typedef struct {
  PortolanPlan plan;    /* when it was the reply that was seen */
  gboolean disproved;   /* then: a re-check that goes well shows that it is over */
  gboolean look_around; /* when it is what the re-check found: other settings may help */
} Row;

/* Short names, so that the table reads as one. */
#define TELL PORTOLAN_PLAN_TELL
#define LOOK PORTOLAN_PLAN_LOOK
#define SIGN_IN PORTOLAN_PLAN_SIGN_IN
enum { STANDS = FALSE, OVER = TRUE };
enum { STAY = FALSE, SEARCH = TRUE };
#define ROW(finding) [PORTOLAN_FINDING_##finding]

/* clang-format off */
static const Row rows[PORTOLAN_N_FINDINGS] = {
  ROW (ALL_WELL) = { SIGN_IN, OVER, STAY },

  /* The way to the server: a re-check goes the same way. */
  ROW (OFFLINE) = { SIGN_IN, OVER, STAY },
  ROW (CAPTIVE_PORTAL) = { SIGN_IN, OVER, STAY },
  ROW (RESOLVER_FAILED) = { SIGN_IN, OVER, STAY },
  ROW (NAME_NOT_FOUND) = { SIGN_IN, OVER, SEARCH },
  ROW (CONNECTION_REFUSED) = { SIGN_IN, OVER, SEARCH },
  ROW (CONNECTION_TIMEOUT) = { SIGN_IN, OVER, SEARCH },
  ROW (PORT_BLOCKED) = { SIGN_IN, OVER, SEARCH },
  ROW (CONNECTION_DROPPED) = { SIGN_IN, OVER, SEARCH },
  ROW (WRONG_SERVICE) = { SIGN_IN, OVER, SEARCH },

  /* The lock on the way. By a clock that is wrong or with somebody in between, every server looks
   * bad. */
  ROW (WRONG_ENCRYPTION) = { SIGN_IN, OVER, SEARCH },
  ROW (ENCRYPTION_MISSING) = { SIGN_IN, OVER, SEARCH },
  ROW (ENCRYPTION_REQUIRED) = { SIGN_IN, STANDS, SEARCH },
  ROW (TLS_FAILED) = { SIGN_IN, OVER, SEARCH },
  ROW (TLS_TOO_OLD) = { SIGN_IN, OVER, SEARCH },
  ROW (CERTIFICATE_EXPIRED) = { SIGN_IN, OVER, SEARCH },
  ROW (CERTIFICATE_NOT_YET_VALID) = { SIGN_IN, OVER, STAY },
  ROW (CERTIFICATE_WRONG_NAME) = { SIGN_IN, OVER, SEARCH },
  ROW (CERTIFICATE_UNTRUSTED) = { SIGN_IN, OVER, SEARCH },
  ROW (CERTIFICATE_REVOKED) = { SIGN_IN, OVER, SEARCH },
  ROW (OTHER_DOMAIN) = { SIGN_IN, OVER, STAY },
  ROW (INTERCEPTED) = { SIGN_IN, OVER, STAY },

  /* The account: one sign-in tells whether it still holds; other servers would not know better. */
  ROW (PASSWORD_WRONG) = { SIGN_IN, OVER, STAY },
  ROW (USERNAME_FORM) = { SIGN_IN, OVER, STAY },
  ROW (APP_PASSWORD_NEEDED) = { SIGN_IN, OVER, STAY },
  ROW (OAUTH_NEEDED) = { SIGN_IN, OVER, STAY },
  ROW (SIGN_IN_DISABLED) = { SIGN_IN, OVER, STAY },
  ROW (ACCOUNT_LOCKED) = { LOOK, STANDS, STAY },
  ROW (ACCOUNT_NOT_READY) = { TELL, STANDS, STAY },
  ROW (ACCOUNT_SUSPENDED) = { TELL, STANDS, STAY },
  ROW (PASSWORD_EXPIRED) = { SIGN_IN, OVER, STAY },
  ROW (SIGN_IN_REQUIRED) = { SIGN_IN, STANDS, STAY },
  ROW (SIGN_IN_METHOD) = { SIGN_IN, OVER, SEARCH },
  ROW (SIGN_IN_TEMPORARY) = { LOOK, STANDS, STAY },

  /* The From address: the program may use another one than the trial did. */
  ROW (SENDER_NOT_ALLOWED) = { SIGN_IN, STANDS, STAY },
  ROW (SENDER_NOT_VERIFIED) = { SIGN_IN, STANDS, STAY },
  ROW (SENDER_UNKNOWN) = { SIGN_IN, STANDS, STAY },
  ROW (RELAY_DENIED) = { SIGN_IN, STANDS, STAY },

  /* The message and the recipient */
  ROW (MESSAGE_TOO_BIG) = { TELL, STANDS, STAY },
  ROW (CONTENT_REJECTED) = { TELL, STANDS, STAY },
  ROW (MESSAGE_MALFORMED) = { TELL, STANDS, STAY },
  ROW (UNICODE_UNSUPPORTED) = { TELL, STANDS, STAY },
  ROW (RECIPIENT_UNKNOWN) = { TELL, STANDS, STAY },
  ROW (RECIPIENT_DOMAIN_UNKNOWN) = { TELL, STANDS, STAY },
  ROW (RECIPIENT_FULL) = { TELL, STANDS, STAY },
  ROW (RECIPIENT_BUSY) = { TELL, STANDS, STAY },
  ROW (RECIPIENT_DISABLED) = { TELL, STANDS, STAY },
  ROW (RECIPIENT_REFUSED) = { TELL, STANDS, STAY },
  ROW (RECIPIENT_SYNTAX) = { TELL, STANDS, STAY },

  /* Too much at once */
  ROW (TOO_MANY_RECIPIENTS) = { TELL, STANDS, STAY },
  ROW (SENDING_LIMIT) = { TELL, STANDS, STAY },
  ROW (SENDING_TOO_FAST) = { TELL, STANDS, STAY },
  ROW (TOO_MANY_CONNECTIONS) = { TELL, STANDS, STAY },

  /* The sender's standing */
  ROW (ADDRESS_NOT_ALLOWED) = { TELL, STANDS, STAY },
  ROW (IP_BLOCKED) = { TELL, STANDS, STAY },
  ROW (DOMAIN_BLOCKED) = { TELL, STANDS, STAY },
  ROW (REPUTATION) = { TELL, STANDS, STAY },
  ROW (AUTHENTICATION_MISSING) = { TELL, STANDS, STAY },
  ROW (REVERSE_DNS_MISSING) = { TELL, STANDS, STAY },

  /* The server: what passes by itself is looked at without more sign-ins. */
  ROW (GREYLISTED) = { TELL, STANDS, STAY },
  ROW (SERVER_BUSY) = { LOOK, STANDS, STAY },
  ROW (SERVER_FULL) = { LOOK, STANDS, STAY },
  ROW (SERVER_ERROR) = { SIGN_IN, OVER, STAY },
  ROW (SERVER_TIMEOUT) = { SIGN_IN, OVER, SEARCH },
  ROW (ROUTING_LOOP) = { TELL, STANDS, STAY },
  ROW (COMMAND_UNSUPPORTED) = { SIGN_IN, OVER, STAY },
  ROW (UNKNOWN) = { SIGN_IN, STANDS, STAY },
};
/* clang-format on */

static const Row *
row_of (PortolanFinding finding)
{
  g_return_val_if_fail ((guint) finding < PORTOLAN_N_FINDINGS, &rows[PORTOLAN_FINDING_UNKNOWN]);

  return &rows[finding];
}

/**
 * portolan_plan_for:
 * @finding: what a reply that was seen means
 *
 * Returns: what a re-check does about it. A limit, a refused text and a recipient are nothing that
 *   a server should be called for; after a lock, or a "not now", nobody signs in.
 */
PortolanPlan
portolan_plan_for (PortolanFinding finding)
{
  return row_of (finding)->plan;
}

/**
 * portolan_plan_is_disproved:
 * @finding: what a reply that was seen means
 *
 * Returns: whether it is over when all steps of a re-check go well; otherwise it stands, since the
 *   steps do not show it
 */
gboolean
portolan_plan_is_disproved (PortolanFinding finding)
{
  return row_of (finding)->disproved;
}

/**
 * portolan_plan_helps_to_look:
 * @finding: what a re-check found
 *
 * Returns: whether other settings may help, so that a search makes sense
 */
gboolean
portolan_plan_helps_to_look (PortolanFinding finding)
{
  return row_of (finding)->look_around;
}
