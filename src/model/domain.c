/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Who owns a name: the public suffix list (https://publicsuffix.org), by libpsl. */

#include "model/domain.h"

#include <gio/gio.h>
#include <libpsl.h>

/**
 * portolan_domain_registrable:
 * @host: a host name in its ASCII form, lower case
 *
 * Returns: (nullable): the part of @host that somebody registered, such as "example.co.uk" of
 *   "mail.example.co.uk"; a top level that the list does not know counts as one suffix
 */
const char *
portolan_domain_registrable (const char *host)
{
  return g_hostname_is_ip_address (host) ? NULL : psl_registrable_domain (psl_builtin (), host);
}

/**
 * portolan_domain_same_owner:
 * @host: a host name in its ASCII form, lower case
 * @domain: another
 *
 * Returns: whether both lie in one registrable domain, that is, belong to whoever registered it
 */
gboolean
portolan_domain_same_owner (const char *host, const char *domain)
{
  const char *base = portolan_domain_registrable (domain);
  const char *host_base = portolan_domain_registrable (host);

  if (base == NULL || host_base == NULL)
    return g_str_equal (host, domain);

  return g_str_equal (base, host_base);
}
