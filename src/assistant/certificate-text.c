/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * A certificate in a few lines, to be compared with what the provider says about it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "assistant/certificate-text.h"

static void
add_line (GString *text, const char *label, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "", label, value);
}

static char *
format_day (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return time != NULL ? g_date_time_format (time, "%x") : g_strdup ("?");
}

/* Pairs of digits with colons, as other programs show fingerprints. */
static char *
format_fingerprint (const char *sha256)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; sha256[i] != '\0'; i++)
    {
      if (i > 0 && i % 2 == 0)
        g_string_append_c (text, ':');
      g_string_append_c (text, g_ascii_toupper (sha256[i]));
    }
  return g_string_free (text, FALSE);
}

/**
 * portolan_certificate_to_text:
 * @certificate: the facts
 *
 * Writes whose certificate it is, who issued it, its days and its SHA-256 fingerprint.
 *
 * Returns: (transfer full): some lines
 */
char *
portolan_certificate_to_text (const PortolanCertificate *certificate)
{
  GString *text = g_string_new (NULL);
  g_autofree char *names =
      certificate->names != NULL ? g_strjoinv (", ", certificate->names) : NULL;
  g_autofree char *from = format_day (certificate->not_before);
  g_autofree char *until = format_day (certificate->not_after);
  /* Translators: two dates. */
  g_autofree char *days = g_strdup_printf (_ ("%s to %s"), from, until);
  g_autofree char *fingerprint =
      certificate->sha256 != NULL ? format_fingerprint (certificate->sha256) : NULL;

  /* Translators: whom a certificate belongs to. */
  add_line (text, _ ("Owner:"), certificate->subject);
  /* Translators: which server names a certificate is for. */
  add_line (text, _ ("For:"), names);
  /* Translators: who issued a certificate. */
  add_line (text, _ ("Vouched for by:"), certificate->issuer);
  /* Translators: followed by two dates. */
  add_line (text, _ ("Valid:"), days);
  add_line (text, _ ("Fingerprint (SHA-256):"), fingerprint);
  return g_string_free (text, FALSE);
}
