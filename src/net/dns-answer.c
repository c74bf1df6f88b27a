/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a name service answers, octet by octet, as the records that it means. */

#include "net/dns-answer.h"

#include <ares.h>

#include "model/bounds.h"

/**
 * portolan_dns_read_services:
 * @answer: (array length=length): the answer to a question for SRV records
 * @length: its octets
 * @targets: (out) (nullable) (element-type GSrvTarget): the first of its servers, sorted as RFC
 * 2782 wants it; the one that says "not offered" is none
 *
 * Returns: a status of c-ares
 */
int
portolan_dns_read_services (const guint8 *answer, int length, GList **targets)
{
  struct ares_srv_reply *replies = NULL;
  int status = ares_parse_srv_reply (answer, length, &replies);
  GList *found = NULL;
  guint n = 0;

  for (struct ares_srv_reply *reply = replies; reply != NULL && n < PORTOLAN_MAX_DNS_RECORDS;
       reply = reply->next, n++)
    if (*reply->host != '\0' && !g_str_equal (reply->host, ".")) /* "not offered" */
      found = g_list_prepend (found, g_srv_target_new (reply->host, reply->port, reply->priority,
                                                       reply->weight));

  if (replies != NULL)
    ares_free_data (replies);
  *targets = g_srv_target_list_sort (found);
  return status;
}

/**
 * portolan_dns_read_exchangers:
 * @answer: (array length=length): the answer to a question for MX records
 * @length: its octets
 * @exchangers: (out) (nullable) (element-type GVariant): the first of them, each as "(qs)"
 *
 * Returns: a status of c-ares
 */
int
portolan_dns_read_exchangers (const guint8 *answer, int length, GList **exchangers)
{
  struct ares_mx_reply *replies = NULL;
  int status = ares_parse_mx_reply (answer, length, &replies);
  GList *found = NULL;
  guint n = 0;

  for (struct ares_mx_reply *reply = replies; reply != NULL && n < PORTOLAN_MAX_DNS_RECORDS;
       reply = reply->next, n++)
    found =
        g_list_prepend (found,
                        g_variant_ref_sink (g_variant_new ("(qs)", reply->priority, reply->host)));

  if (replies != NULL)
    ares_free_data (replies);
  *exchangers = g_list_reverse (found);
  return status;
}
