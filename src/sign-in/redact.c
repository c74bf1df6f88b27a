/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A server that repeats the password in its refusal must not put it into our words. */

#include "sign-in/redact.h"

#include <string.h>

/* The longest run of base64 that is the same wherever the password stands in what was encoded:
 * three alignments, without the characters that its neighbours touch. */
static gboolean
holds_encoded (const char *text, const char *secret, gsize length)
{
  for (gsize shift = 0; shift < 3; shift++)
    {
      gsize skipped = (3 - shift) % 3;
      gsize whole = length > skipped ? (length - skipped) / 3 * 3 : 0;
      char *encoded;
      gboolean found;

      if (whole < 3)
        continue;

      encoded = g_base64_encode ((const guchar *) secret + skipped, whole);
      found = strstr (text, encoded) != NULL;
      explicit_bzero (encoded, strlen (encoded));
      g_free (encoded);
      if (found)
        return TRUE;
    }

  return FALSE;
}

/**
 * portolan_reply_without_secret:
 * @reply: a reply to a sign-in
 * @secret: the password that was used
 *
 * Returns: (transfer full): the reply in one line, safe to show; only its codes if its text holds
 *   the password, plain or in base64
 */
char *
portolan_reply_without_secret (const PortolanReply *reply, SecretValue *secret)
{
  g_autofree char *joined = g_strjoinv (" ", reply->lines);
  const char *text = secret_value_get_text (secret);
  gsize length = strlen (text);

  if (length > 0 && (strstr (joined, text) != NULL || holds_encoded (joined, text, length)))
    return reply->enhanced != NULL ? g_strdup_printf ("%d %s", reply->code, reply->enhanced)
                                   : g_strdup_printf ("%d", reply->code);

  return portolan_reply_to_text (reply);
}
