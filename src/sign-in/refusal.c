/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* After a refused sign-in: is another form of the user name worth a try? Only when the server
 * means user name or password and nothing else; every needless try brings a lock nearer. */

#include "sign-in/refusal.h"

#include <string.h>

#define CODE_REFUSED 535

/* Enhanced codes that mean the pair itself, or nothing in particular (RFC 4954, section 6). */
static const char *const credential_codes[] = { "5.7.8", "5.7.0", "5.7.1", "5.0.0", NULL };

/* Words by which servers say that it is something else. */
static const char *const other_causes[] = {
  "application-specific",
  "app password",
  "application password",
  "app-specific",
  "browser",
  "oauth",
  "disabled",
  "not enabled",
  "switch",
  "locked",
  "blocked",
  "suspended",
  "expired",
  "too many",
  "rate limit",
  "try again later",
  "inactive",
  "not activated",
  "two-factor",
  "2-step",
  "mechanism",
  "encryption",
  "http://",
  "https://",
  NULL,
};

/**
 * portolan_refusal_is_about_credentials:
 * @reply: a refusal of AUTH
 *
 * Returns: whether it means the user name or the password, so that the other form of the user name
 *   may help
 */
gboolean
portolan_refusal_is_about_credentials (const PortolanReply *reply)
{
  g_autofree char *joined = g_strjoinv (" ", reply->lines);
  g_autofree char *text = g_utf8_casefold (joined, -1);

  if (reply->code != CODE_REFUSED)
    return FALSE;
  if (reply->enhanced != NULL && !g_strv_contains (credential_codes, reply->enhanced))
    return FALSE;

  for (gsize i = 0; other_causes[i] != NULL; i++)
    if (strstr (text, other_causes[i]) != NULL)
      return FALSE;

  return TRUE;
}

/**
 * portolan_refusal_is_about_mechanism:
 * @reply: a refusal of AUTH
 *
 * Returns: whether the server does not know the mechanism (RFC 4954, section 4; RFC 5321, section
 *   4.2.2); it has not looked at user name and password then
 */
gboolean
portolan_refusal_is_about_mechanism (const PortolanReply *reply)
{
  return reply->code >= 500 && reply->code <= 504 && reply->code != 503;
}
