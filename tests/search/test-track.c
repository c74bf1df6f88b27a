/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "model/enums.h"
#include "model/nick.h"
#include "search/track.h"
#include "test-facts.h"

#define TLS PORTOLAN_SECURITY_TLS
#define STARTTLS PORTOLAN_SECURITY_STARTTLS

/* What the sources of one search might say: the same server named by several, each with its own
 * idea of the user name, and servers that only one of them knows. */
static const struct {
  const char *host;
  guint16 port;
  PortolanSecurity security;
  PortolanOrigin origin;
  guint16 preference;
  PortolanUsernameForm form;
} said[] = {
  { "smtp.x.test", 587, STARTTLS, PORTOLAN_ORIGIN_GUESS, 0, PORTOLAN_USERNAME_FORM_ADDRESS },
  { "smtp.x.test", 587, STARTTLS, PORTOLAN_ORIGIN_ISPDB, 1, PORTOLAN_USERNAME_FORM_LOCAL_PART },
  { "smtp.x.test", 587, STARTTLS, PORTOLAN_ORIGIN_SRV, 1, PORTOLAN_USERNAME_FORM_ADDRESS },
  { "b.x.test", 465, TLS, PORTOLAN_ORIGIN_SRV, 0, PORTOLAN_USERNAME_FORM_ADDRESS },
  { "a.x.test", 465, TLS, PORTOLAN_ORIGIN_SRV, 1, PORTOLAN_USERNAME_FORM_ADDRESS },
  { "b.x.test", 465, TLS, PORTOLAN_ORIGIN_SRV, 0, PORTOLAN_USERNAME_FORM_LOCAL_PART },
  { "smtp.y.test", 465, TLS, PORTOLAN_ORIGIN_AUTOCONFIG, 0, PORTOLAN_USERNAME_FORM_ADDRESS },
};

#define N G_N_ELEMENTS (said)

/* Told in this order, and each server's probe ending as soon as it is first named. */
static char *
rank_in_order (const guint *order)
{
  g_autoptr (GPtrArray) tracks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_track_free);
  g_autoptr (PortolanAddress) address = portolan_address_parse ("bob@x.test", NULL);
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < N; i++)
    {
      gsize n = order[i];
      g_autoptr (PortolanCandidate) candidate =
          portolan_candidate_new (said[n].host, said[n].port, said[n].security, said[n].origin);
      g_autoptr (PortolanObservation) observation =
          facts_observation (said[n].host, said[n].port, said[n].security == TLS, 0);
      PortolanTrack *track = portolan_tracks_find (tracks, observation->endpoint);

      candidate->preference = said[n].preference;
      candidate->username_form = said[n].form;
      if (track == NULL)
        {
          track = portolan_track_new (observation->endpoint, said[n].origin, NULL);
          track->attempt->observation = portolan_observation_ref (observation);
          g_ptr_array_add (tracks, track);
        }
      if (portolan_track_add (track, candidate))
        portolan_track_propose (track, address);
    }

  proposals = portolan_tracks_list (tracks);
  for (guint i = 0; i < proposals->len; i++)
    {
      PortolanProposal *proposal = g_ptr_array_index (proposals, i);

      g_string_append_printf (text, "%s:%u %s %s\n", proposal->candidate->host,
                              proposal->candidate->port,
                              portolan_nick (PORTOLAN_TYPE_ORIGIN, proposal->candidate->origin),
                              proposal->username);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Calls itself for all orders of the rest. */
static guint
try_orders (guint *order, gsize n_fixed, const char *expected)
{
  guint n_tried = 0;

  if (n_fixed == N)
    {
      g_autofree char *ranked = rank_in_order (order);

      g_assert_cmpstr (ranked, ==, expected);
      return 1;
    }

  for (gsize i = n_fixed; i < N; i++)
    {
      guint other = order[i];

      order[i] = order[n_fixed];
      order[n_fixed] = other;
      n_tried += try_orders (order, n_fixed + 1, expected);
      order[n_fixed] = order[i];
      order[i] = other;
    }

  return n_tried;
}

static void
test_orders (void)
{
  guint order[N];

  for (gsize i = 0; i < N; i++)
    order[i] = i;
  g_assert_cmpuint (try_orders (order, 0,
                                "smtp.y.test:465 autoconfig bob@x.test\n"
                                "b.x.test:465 srv bob@x.test\n"
                                "a.x.test:465 srv bob@x.test\n"
                                "smtp.x.test:587 srv bob@x.test\n"),
                    ==, 5040);
}

static void
test_rank (void)
{
  g_autoptr (PortolanEndpoint) endpoint = portolan_endpoint_new ("smtp.x.test", 587, FALSE);
  g_autoptr (PortolanTrack) track = portolan_track_new (endpoint, PORTOLAN_ORIGIN_GUESS, NULL);
  g_autoptr (PortolanCandidate) guess =
      portolan_candidate_new ("smtp.x.test", 587, STARTTLS, PORTOLAN_ORIGIN_GUESS);
  g_autoptr (PortolanCandidate) srv =
      portolan_candidate_new ("smtp.x.test", 587, STARTTLS, PORTOLAN_ORIGIN_SRV);
  guint64 as_guess;

  portolan_track_add (track, guess);
  as_guess = portolan_track_get_rank (track);
  portolan_track_add (track, srv);
  g_assert_cmpuint (portolan_track_get_rank (track), <, as_guess);
}

/* Another program's account needs the user's word, unless the domain's own file names the same. */
static void
test_confirmed (void)
{
  g_autoptr (PortolanAddress) address = portolan_address_parse ("bob@x.test", NULL);
  g_autoptr (PortolanCandidate) imported =
      portolan_candidate_new ("smtp.y.test", 465, TLS, PORTOLAN_ORIGIN_IMPORTED);

  for (int i = 0; i < 6; i++)
    {
      const PortolanOrigin others[] = { PORTOLAN_ORIGIN_AUTOCONFIG, PORTOLAN_ORIGIN_PROVIDER,
                                        PORTOLAN_ORIGIN_ISPDB };
      g_autoptr (PortolanCandidate) other =
          portolan_candidate_new ("smtp.y.test", 465, TLS, others[i % 3]);
      g_autoptr (PortolanObservation) observation = facts_observation ("smtp.y.test", 465, TRUE, 0);
      PortolanTrack *track = portolan_track_new (observation->endpoint, others[i % 3], NULL);
      const PortolanProposal *proposal;

      track->attempt->observation = portolan_observation_ref (observation);
      g_assert_true (portolan_track_add (track, i < 3 ? imported : other));
      portolan_track_add (track, i < 3 ? other : imported);
      portolan_track_propose (track, address);

      g_assert_cmpuint (track->proposals->len, ==, 1);
      proposal = g_ptr_array_index (track->proposals, 0);
      g_assert_cmpint (proposal->candidate->origin, ==, PORTOLAN_ORIGIN_IMPORTED);
      g_assert_cmpint (proposal->needs, ==,
                       others[i % 3] == PORTOLAN_ORIGIN_ISPDB ? PORTOLAN_NEEDS_OTHER_DOMAIN
                                                              : PORTOLAN_NEEDS_NOTHING);
      portolan_track_free (track);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/track/all-orders", test_orders);
  g_test_add_func ("/track/rank", test_rank);
  g_test_add_func ("/track/confirmed", test_confirmed);
  return g_test_run ();
}
