/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What people paste where an address should be: either a sentence that says what is wrong, or an
 * address that can stand in a command to a server. */

#include "model/address.h"

#include <string.h>

#include "fuzz/fuzz.h"
#include "model/host.h"

static void
check_address (const PortolanAddress *address)
{
  g_autoptr (PortolanAddress) again = portolan_address_parse (address->text, NULL);

  g_assert_true (g_utf8_validate (address->text, -1, NULL));
  g_assert_null (strpbrk (address->local_part, "\r\n"));
  g_assert_null (strpbrk (address->text, "\r\n"));
  g_assert_true (portolan_host_is_name (address->domain));
  g_assert_cmpuint (strlen (address->local_part), <=, 64);
  g_assert_nonnull (again);
  g_assert_cmpstr (again->text, ==, address->text);
  g_assert_cmpstr (again->domain, ==, address->domain);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *typed = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (PortolanAddress) address = portolan_address_parse (typed, &error);

  g_assert_true ((address == NULL) == (error != NULL));
  if (address != NULL)
    check_address (address);

  return 0;
}
