/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a name service answers: whatever it is, records are few, and their names are text. An answer
 * about mail exchangers is read as one about services, too, and the reverse. */

#include <string.h>

#include "fuzz/fuzz.h"
#include "model/bounds.h"
#include "net/dns-answer.h"

static void
check_name (const char *name)
{
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_null (strpbrk (name, "\r\n\x1b"));
}

static void
exchanger_free (gpointer exchanger)
{
  const char *host;

  g_variant_get (exchanger, "(q&s)", NULL, &host);
  check_name (host);
  g_variant_unref (exchanger);
}

static void
target_free (gpointer target)
{
  check_name (g_srv_target_get_hostname (target));
  g_assert_cmpstr (g_srv_target_get_hostname (target), !=, "");
  g_srv_target_free (target);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  GList *targets = NULL, *exchangers = NULL;

  portolan_dns_read_services (data, size, &targets);
  g_assert_cmpuint (g_list_length (targets), <=, PORTOLAN_MAX_DNS_RECORDS);
  g_list_free_full (targets, target_free);

  portolan_dns_read_exchangers (data, size, &exchangers);
  g_assert_cmpuint (g_list_length (exchangers), <=, PORTOLAN_MAX_DNS_RECORDS);
  g_list_free_full (exchangers, exchanger_free);

  return 0;
}
