/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Tables of providers that somebody else wrote: whatever they hold, what is left of them can be
 * used. */

#include "fuzz/fuzz.h"
#include "model/host.h"
#include "sources/provider-table.h"

static void
check_candidates (const PortolanProvider *provider, const char *mx, const char *region)
{
  g_autoptr (PortolanAddress) address = portolan_address_parse ("bob@bücher.test", NULL);
  g_autoptr (GPtrArray) candidates =
      portolan_provider_list_candidates (provider, address, mx, region);

  for (guint i = 0; i < candidates->len; i++)
    {
      const PortolanCandidate *candidate = g_ptr_array_index (candidates, i);

      g_assert_true (portolan_host_is_name (candidate->host));
      g_assert_cmpuint (candidate->port, >, 0);
      g_assert_true (candidate->username == NULL ||
                     g_utf8_validate (candidate->username, -1, NULL));
      /* what is not encrypted is only ever a guess */
      g_assert_true (candidate->security != PORTOLAN_SECURITY_NONE ||
                     candidate->origin == PORTOLAN_ORIGIN_GUESS);
    }
}

static void
check_provider (const PortolanProviderTable *table, const PortolanProvider *provider)
{
  g_assert_nonnull (provider->id);
  g_assert_nonnull (provider->name);
  g_assert_true (portolan_provider_table_by_id (table, provider->id) != NULL);
  check_candidates (provider, NULL, NULL);
  check_candidates (provider, "mx1.x.test", "eu");
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) ini = g_bytes_new (data, size);
  g_autoptr (PortolanProviderTable) table = portolan_provider_table_new_from_bytes (ini);
  const GPtrArray *providers = portolan_provider_table_get_providers (table);

  for (guint i = 0; i < providers->len; i++)
    check_provider (table, g_ptr_array_index (providers, i));
  portolan_provider_table_by_domain (table, "bücher.test");
  portolan_provider_table_by_domain (table, "");
  portolan_provider_table_by_mx (table, "mx1.x.test.");
  portolan_provider_table_by_host (table, "smtp.x.test");

  return 0;
}
