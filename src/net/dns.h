/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PortolanDnsType:
 * @PORTOLAN_DNS_A: IPv4 addresses, as a list of #GInetAddress
 * @PORTOLAN_DNS_AAAA: IPv6 addresses, as a list of #GInetAddress
 * @PORTOLAN_DNS_SRV: a service, as a list of #GSrvTarget, sorted (RFC 2782)
 * @PORTOLAN_DNS_MX: mail exchangers, as a list of #GVariant "(qs)"
 */
typedef enum {
  PORTOLAN_DNS_A,
  PORTOLAN_DNS_AAAA,
  PORTOLAN_DNS_SRV,
  PORTOLAN_DNS_MX,
} PortolanDnsType;

/**
 * PortolanDnsFunc:
 * @records: (transfer full) (nullable): the answer
 * @error: (transfer full) (nullable): a %G_RESOLVER_ERROR in its place
 * @user_data: what was given with it
 */
typedef void (*PortolanDnsFunc) (GList   *records,
                                 GError  *error,
                                 gpointer user_data);

typedef struct _PortolanDns PortolanDns;

PortolanDns *portolan_dns_new  (void);
void         portolan_dns_free (PortolanDns     *dns);
void         portolan_dns_ask  (PortolanDns     *dns,
                                const char      *name,
                                PortolanDnsType  type,
                                PortolanDnsFunc  func,
                                gpointer         user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanDns, portolan_dns_free)

G_END_DECLS
