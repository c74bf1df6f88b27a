/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Questions to the name service by c-ares, on the main loop: no thread waits for an answer, any
 * number of questions is under way at once, and a lost packet is asked for again after half a
 * second. The hosts file is kept; the search list of resolv.conf is not: our names are whole ones,
 * and whoever runs the domains in that list should neither hear of them nor answer for them. */

#include "net/dns.h"

#include <ares.h>
#include <arpa/nameser.h>
#include <glib-unix.h>
#include <netinet/in.h>

#include "model/bounds.h"
#include "net/dns-answer.h"
#include "net/ledger.h"

#define FIRST_TIMEOUT 500 /* milliseconds; twice as long each time after */
#define TRIES 3

struct _PortolanDns {
  ares_channel channel; /* NULL if c-ares could not be started */
  GHashTable *watches;  /* file descriptor -> id of its source */
  guint timer;
};

typedef struct {
  PortolanDnsFunc func;
  gpointer user_data;
} Question;

/* The main loop's part */

static void arm_timer (PortolanDns *dns);

static gboolean
on_time_up (gpointer user_data)
{
  PortolanDns *dns = user_data;

  dns->timer = 0;
  ares_process_fd (dns->channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD);
  arm_timer (dns);
  return G_SOURCE_REMOVE;
}

static void
arm_timer (PortolanDns *dns)
{
  struct timeval buffer, *wait = ares_timeout (dns->channel, NULL, &buffer);

  g_clear_handle_id (&dns->timer, g_source_remove);
  if (wait != NULL)
    dns->timer = g_timeout_add (wait->tv_sec * 1000 + wait->tv_usec / 1000 + 1, on_time_up, dns);
}

static gboolean
on_ready (int fd, GIOCondition condition, gpointer user_data)
{
  PortolanDns *dns = user_data;

  ares_process_fd (dns->channel, (condition & ~G_IO_OUT) != 0 ? fd : ARES_SOCKET_BAD,
                   (condition & G_IO_OUT) != 0 ? fd : ARES_SOCKET_BAD);
  arm_timer (dns);
  return G_SOURCE_CONTINUE;
}

static void
remove_source (gpointer id)
{
  g_source_remove (GPOINTER_TO_UINT (id));
}

static void
on_socket_state (void *data, ares_socket_t fd, int readable, int writable)
{
  PortolanDns *dns = data;
  GIOCondition condition = (readable ? G_IO_IN : 0) | (writable ? G_IO_OUT : 0);

  if (condition == 0)
    {
      g_hash_table_remove (dns->watches, GINT_TO_POINTER (fd));
      return;
    }

  g_hash_table_replace (dns->watches, GINT_TO_POINTER (fd),
                        GUINT_TO_POINTER (g_unix_fd_add (fd, condition, on_ready, dns)));
}

/**
 * portolan_dns_new:
 *
 * Returns: (transfer full): a way to ask the name service that the system is set up for
 */
PortolanDns *
portolan_dns_new (void)
{
  PortolanDns *dns = g_new0 (PortolanDns, 1);
  struct ares_options options = {
    .ndomains = 0, /* the flag alone leaves looking for addresses out */
    .flags = ARES_FLAG_NOSEARCH,
    .timeout = FIRST_TIMEOUT,
    .tries = TRIES,
    .sock_state_cb = on_socket_state,
    .sock_state_cb_data = dns,
  };

  dns->watches = g_hash_table_new_full (NULL, NULL, NULL, remove_source);
  ares_library_init (ARES_LIB_INIT_ALL);
  if (ares_init_options (&dns->channel, &options,
                         ARES_OPT_DOMAINS | ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES |
                             ARES_OPT_SOCK_STATE_CB) != ARES_SUCCESS)
    dns->channel = NULL;
  return dns;
}

/**
 * portolan_dns_free:
 * @dns: a name service
 *
 * Questions that are under way are answered with an error first.
 */
void
portolan_dns_free (PortolanDns *dns)
{
  if (dns->channel != NULL)
    ares_destroy (dns->channel);
  g_clear_handle_id (&dns->timer, g_source_remove);
  g_hash_table_unref (dns->watches);
  g_free (dns);
}

/* Answers */

static GError *
make_error (int status)
{
  switch (status)
    {
    case ARES_ENOTFOUND:
    case ARES_ENODATA:
    case ARES_EBADNAME:
      return g_error_new_literal (G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND,
                                  "There is no such name");
    case ARES_ECANCELLED:
    case ARES_EDESTRUCTION:
      return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Not waited for");
    case ARES_ENOMEM:
      return g_error_new_literal (G_RESOLVER_ERROR, G_RESOLVER_ERROR_INTERNAL,
                                  ares_strerror (status));
    }

  return g_error_new_literal (G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE,
                              "The name service did not answer");
}

/* An empty answer is one that there is nothing. */
static void
answer (Question *owned_question, GList *records, int status)
{
  g_autofree Question *question = owned_question;

  question->func (records,
                  records == NULL ? make_error (status == ARES_SUCCESS ? ARES_ENODATA : status)
                                  : NULL,
                  question->user_data);
}

static void
on_addresses (void *data, int status, int timeouts, struct ares_addrinfo *info)
{
  GList *addresses = NULL;
  guint n = 0;

  for (struct ares_addrinfo_node *node = info != NULL ? info->nodes : NULL;
       node != NULL && n < PORTOLAN_MAX_DNS_RECORDS; node = node->ai_next, n++)
    {
      gboolean is_ipv6 = node->ai_family == AF_INET6;
      const void *bytes =
          is_ipv6 ? (const void *) &((struct sockaddr_in6 *) (void *) node->ai_addr)->sin6_addr
                  : (const void *) &((struct sockaddr_in *) (void *) node->ai_addr)->sin_addr;

      addresses =
          g_list_prepend (addresses,
                          g_inet_address_new_from_bytes (bytes, is_ipv6 ? G_SOCKET_FAMILY_IPV6
                                                                        : G_SOCKET_FAMILY_IPV4));
    }

  if (info != NULL)
    ares_freeaddrinfo (info);
  answer (data, g_list_reverse (addresses), status);
}

static void
on_services (void *data, int status, int timeouts, unsigned char *buffer, int length)
{
  GList *targets = NULL;

  if (status == ARES_SUCCESS)
    status = portolan_dns_read_services (buffer, length, &targets);
  answer (data, targets, status);
}

static void
on_exchangers (void *data, int status, int timeouts, unsigned char *buffer, int length)
{
  GList *exchangers = NULL;

  if (status == ARES_SUCCESS)
    status = portolan_dns_read_exchangers (buffer, length, &exchangers);
  answer (data, exchangers, status);
}

static const char *const type_names[] = {
  [PORTOLAN_DNS_A] = "A",
  [PORTOLAN_DNS_AAAA] = "AAAA",
  [PORTOLAN_DNS_SRV] = "SRV",
  [PORTOLAN_DNS_MX] = "MX",
};

static void
ask_addresses (PortolanDns *dns, const char *name, int family, Question *question)
{
  const struct ares_addrinfo_hints hints = { .ai_flags = ARES_AI_NOSORT, .ai_family = family };

  ares_getaddrinfo (dns->channel, name, NULL, &hints, on_addresses, question);
}

/**
 * portolan_dns_ask:
 * @dns: a name service
 * @name: a name in its ASCII form
 * @type: what is asked of it
 * @func: called with the answer, perhaps before this returns
 * @user_data: for @func
 */
void
portolan_dns_ask (PortolanDns *dns,
                  const char *name,
                  PortolanDnsType type,
                  PortolanDnsFunc func,
                  gpointer user_data)
{
  Question *question = g_new0 (Question, 1);

  question->func = func;
  question->user_data = user_data;
  if (dns->channel == NULL)
    {
      answer (question, NULL, ARES_ENOMEM);
      return;
    }

  portolan_ledger_note_name (name, type_names[type]);
  switch (type)
    {
    case PORTOLAN_DNS_A:
      ask_addresses (dns, name, AF_INET, question);
      break;
    case PORTOLAN_DNS_AAAA:
      ask_addresses (dns, name, AF_INET6, question);
      break;
    case PORTOLAN_DNS_SRV:
      ares_query (dns->channel, name, ns_c_in, ns_t_srv, on_services, question);
      break;
    case PORTOLAN_DNS_MX:
      ares_query (dns->channel, name, ns_c_in, ns_t_mx, on_exchangers, question);
      break;
    }

  arm_timer (dns);
}
