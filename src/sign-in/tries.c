/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* After a refused sign-in: what else is worth a try? Servers that are odd are met halfway, as long
 * as no account gets locked by it. A pure function of the refusal. */

#include "sign-in/tries.h"

#include <string.h>

#include "sign-in/refusal.h"

/* Both say the same thing to the server; some offer one and understand only the other. */
static const char *
get_twin (const char *mechanism)
{
  if (g_str_equal (mechanism, "PLAIN"))
    return "LOGIN";
  return g_str_equal (mechanism, "LOGIN") ? "PLAIN" : NULL;
}

/**
 * portolan_try_next:
 * @try: (inout): what was refused; what to try next
 * @refusal: how
 * @n_usernames: how many user names there are
 * @has_latin_1: the password can be sent as ISO 8859-1, and that differs from UTF-8
 *
 * A mechanism that the server offered but does not know is replaced by its twin. A pair that is
 * wrong is tried with the next user name, then in the other encoding, which passwords typed into an
 * old web page may have.
 *
 * Returns: whether there is something to try
 */
gboolean
portolan_try_next (PortolanTry *try,
                   const PortolanReply *refusal,
                   guint n_usernames,
                   gboolean has_latin_1)
{
  if (portolan_refusal_is_about_mechanism (refusal))
    {
      const char *twin = try->is_switched ? NULL : get_twin (try->mechanism);

      if (twin == NULL)
        return FALSE;
      try->mechanism = twin;
      try->is_switched = TRUE;
      return TRUE;
    }

  if (!portolan_refusal_is_about_credentials (refusal) || try->is_latin_1)
    return FALSE;

  if (try->username + 1 < n_usernames)
    {
      try->username++;
      return TRUE;
    }

  if (!has_latin_1 || get_twin (try->mechanism) == NULL)
    return FALSE;
  try->username = 0;
  try->is_latin_1 = TRUE;
  return TRUE;
}

/**
 * portolan_password_to_latin_1:
 * @password: a password in UTF-8
 *
 * Returns: (transfer full) (nullable): the password in ISO 8859-1, in non-pageable memory, if it
 *   has letters for which that makes a difference and none that are missing there
 */
SecretValue *
portolan_password_to_latin_1 (SecretValue *password)
{
  const char *text = secret_value_get_text (password);
  gsize size = strlen (text) + 1, length = 0;
  g_autofree char *latin_1 = NULL;
  SecretValue *value = NULL;
  const char *p;

  if (g_str_is_ascii (text) || !g_utf8_validate (text, -1, NULL))
    return NULL;

  latin_1 = g_malloc0 (size);
  for (p = text; *p != '\0' && g_utf8_get_char (p) < 0x100; p = g_utf8_next_char (p))
    latin_1[length++] = (char) g_utf8_get_char (p);
  if (*p == '\0')
    value = secret_value_new (latin_1, length, "text/plain");
  explicit_bzero (latin_1, size);
  return value;
}
