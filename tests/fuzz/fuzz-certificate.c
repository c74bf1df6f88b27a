/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a server calls its certificate: whatever it is, its facts are bounded and safe to show, and
 * what cannot be read is not trusted. */

#include "search/certificate-facts.h"

#include <string.h>

#include "fuzz/fuzz.h"
#include "model/bounds.h"

static void
check_text (const char *text, glong max_characters)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
  g_assert_true (text == NULL || g_utf8_strlen (text, -1) <= max_characters + 1);
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) der = g_bytes_new (data, size);
  g_autoptr (PortolanCertificate) facts =
      portolan_certificate_facts_from_bytes (der, G_TLS_CERTIFICATE_NO_FLAGS);

  g_assert_cmpuint (strlen (facts->sha256), ==, 64);
  g_assert_nonnull (facts->names);
  g_assert_cmpuint (g_strv_length (facts->names), <=, PORTOLAN_MAX_CERTIFICATE_NAMES);
  for (guint i = 0; facts->names[i] != NULL; i++)
    check_text (facts->names[i], PORTOLAN_MAX_CERTIFICATE_NAME);
  check_text (facts->subject, PORTOLAN_MAX_SHOWN_TEXT);
  check_text (facts->issuer, PORTOLAN_MAX_SHOWN_TEXT);
  g_assert_true (facts->subject != NULL || facts->problems != PORTOLAN_NEEDS_NOTHING);

  return 0;
}
