/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Facts become findings: does anything get out of this computer, and to whom? Only the whole of
 * what was tried can tell; one server that is silent may just be down. */

#include "advice/diagnose.h"

/* What all attempts have in common. */
typedef struct {
  GHashTable *addresses; /* that were called, as a set */
  guint n_ended;
  guint n_cut_off;    /* the network was lost on the way */
  guint n_unresolved; /* the name service gave no answer */
  guint n_silent;     /* called, and nothing came back */
  guint n_answered;   /* something came back */
  guint n_smtp;       /* and it was a mail server */
  guint n_foreign;    /* and it was no mail server, nor anything encrypted that was due */
} Sum;

static void
sum_clear (Sum *sum)
{
  g_clear_pointer (&sum->addresses, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sum, sum_clear)

static gboolean
is_unresolved (const PortolanObservation *observation)
{
  return observation->failure == PORTOLAN_FAILURE_RESOLVER ||
         (observation->failure == PORTOLAN_FAILURE_TIMED_OUT &&
          observation->failed_at == PORTOLAN_STAGE_RESOLVE);
}

static gboolean
is_smtp (const PortolanObservation *observation)
{
  return observation->reply_code != 0 || observation->clear != NULL || observation->secure != NULL;
}

static void
add_to_sum (Sum *sum, const PortolanObservation *observation)
{
  sum->n_ended++;
  for (guint i = 0; i < observation->addresses->len; i++)
    g_hash_table_add (sum->addresses, observation->addresses->pdata[i]);

  if (observation->failure == PORTOLAN_FAILURE_OFFLINE)
    sum->n_cut_off++;
  if (is_unresolved (observation))
    sum->n_unresolved++;
  else if (observation->rtt > 0)
    sum->n_answered++;
  else if (observation->addresses->len > 0)
    sum->n_silent++;

  if (is_smtp (observation))
    sum->n_smtp++;
  else if (observation->failure == PORTOLAN_FAILURE_NOT_SMTP ||
           observation->failure == PORTOLAN_FAILURE_NOT_TLS)
    sum->n_foreign++;
}

/* A name that cannot exist leads to where the mail server seems to be: somebody answers for all
 * names alike. */
static gboolean
is_led_astray (const Sum *sum, const char *const *nowhere)
{
  for (guint i = 0; nowhere != NULL && nowhere[i] != NULL; i++)
    if (g_hash_table_contains (sum->addresses, nowhere[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_captive (const Sum *sum, PortolanNetwork network, const char *const *nowhere)
{
  return network == PORTOLAN_NETWORK_CAPTIVE || is_led_astray (sum, nowhere) ||
         (sum->n_foreign > 0 && sum->n_foreign == sum->n_answered &&
          g_hash_table_size (sum->addresses) > 1);
}

/**
 * portolan_diagnose_network:
 * @attempts: (element-type PortolanAttempt): all that was tried, ended or not
 * @network: what the system says of the network
 * @nowhere: (nullable): the addresses to which a name leads that cannot exist
 *
 * Judges the way out of this computer. The system's word counts only where nothing came back: it is
 * not always right.
 *
 * Returns: %PORTOLAN_FINDING_OFFLINE if the network was lost on the way; otherwise
 *   %PORTOLAN_FINDING_ALL_WELL if a mail server answered, or if the trouble may as well be a
 *   server's; otherwise %PORTOLAN_FINDING_OFFLINE, %PORTOLAN_FINDING_CAPTIVE_PORTAL,
 *   %PORTOLAN_FINDING_RESOLVER_FAILED, or %PORTOLAN_FINDING_CONNECTION_TIMEOUT when several
 *   computers were called and none answered: a firewall or VPN holds everything back
 */
PortolanFinding
portolan_diagnose_network (GPtrArray *attempts, PortolanNetwork network, const char *const *nowhere)
{
  g_auto (Sum) sum = { .addresses = g_hash_table_new (g_str_hash, g_str_equal) };

  for (guint i = 0; i < attempts->len; i++)
    {
      const PortolanAttempt *attempt = g_ptr_array_index (attempts, i);

      if (attempt->observation != NULL)
        add_to_sum (&sum, attempt->observation);
    }

  if (sum.n_cut_off > 0)
    return PORTOLAN_FINDING_OFFLINE;
  if (sum.n_smtp > 0)
    return PORTOLAN_FINDING_ALL_WELL;
  if (sum.n_answered == 0 && network == PORTOLAN_NETWORK_DOWN)
    return PORTOLAN_FINDING_OFFLINE;
  if (is_captive (&sum, network, nowhere))
    return PORTOLAN_FINDING_CAPTIVE_PORTAL;
  if (sum.n_unresolved > 0 && sum.n_unresolved == sum.n_ended)
    return PORTOLAN_FINDING_RESOLVER_FAILED;
  if (sum.n_answered == 0 && sum.n_silent > 1 && g_hash_table_size (sum.addresses) > 1)
    return PORTOLAN_FINDING_CONNECTION_TIMEOUT;
  return PORTOLAN_FINDING_ALL_WELL;
}
