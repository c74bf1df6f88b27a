/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The questions of a server that one signs in to: the mechanism in the first line, a question in
 * each of the others. Whatever they are, the answers are base64, there is an end to them, and the
 * password is in none that should not show it. */

#include "smtp/sasl.h"

#include <string.h>

#include "fuzz/fuzz.h"
#include "model/bounds.h"

#define PASSWORD "cAnAry-9731"

static void
check_response (const char *mechanism, const char *response)
{
  gsize length;
  g_autofree char *octets = NULL;

  g_assert_cmpuint (strspn (response,
                            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="),
                    ==, strlen (response));
  octets = (char *) g_base64_decode (response, &length);
  if (!portolan_sasl_shows_password (mechanism))
    g_assert_null (g_strstr_len (octets, length, PASSWORD));
}

static void
converse (PortolanSasl *sasl, const char *mechanism, char **questions)
{
  guint rounds = 0;

  for (guint i = 0; questions[i] != NULL; i++)
    {
      char *response = NULL;

      if (portolan_sasl_step (sasl, questions[i], &response) != PORTOLAN_SASL_SEND)
        {
          g_assert_null (response);
          break;
        }
      rounds++;
      check_response (mechanism, response);
      portolan_sasl_wipe (response);
    }

  g_assert_cmpuint (rounds, <=, PORTOLAN_MAX_SASL_ROUNDS);
  portolan_sasl_accepts_success (sasl);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 16);
  const char *const offered[] = { lines[0], NULL };
  const char *mechanism = portolan_sasl_choose (offered, TRUE);
  g_autoptr (SecretValue) password = secret_value_new (PASSWORD, -1, "text/plain");
  g_autoptr (PortolanSasl) sasl = NULL;

  if (mechanism == NULL)
    return 0;

  sasl = portolan_sasl_new (mechanism, "smtp.x.test", "bob@x.test", password);
  converse (sasl, mechanism, lines + 1);
  return 0;
}
