/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "search/patience.h"
#include "search/track.h"
#include "test-facts.h"

#define MS G_TIME_SPAN_MILLISECOND
#define NOW (1000 * G_TIME_SPAN_SECOND)

static PortolanTrack *
add_track (GPtrArray *tracks, const char *host, guint16 port, PortolanSecurity security)
{
  g_autoptr (PortolanEndpoint) endpoint =
      portolan_endpoint_new (host, port, security == PORTOLAN_SECURITY_TLS);
  g_autoptr (PortolanCandidate) candidate =
      portolan_candidate_new (host, port, security, PORTOLAN_ORIGIN_GUESS);
  PortolanTrack *track = portolan_track_new (endpoint, PORTOLAN_ORIGIN_GUESS, NULL);

  portolan_track_add (track, candidate);
  track->is_pending = TRUE;
  track->since = NOW;
  g_ptr_array_add (tracks, track);
  return track;
}

static GPtrArray *
new_tracks (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_track_free);
}

/* Only what could be better is waited for, and only while its step is young. */
static void
test_doors (void)
{
  g_autoptr (GPtrArray) tracks = new_tracks ();
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (PortolanAskedSource));
  g_autoptr (PortolanProposal) best =
      facts_proposal ("smtp.x.test", 587, PORTOLAN_SECURITY_STARTTLS, PORTOLAN_ORIGIN_GUESS,
                      PORTOLAN_NEEDS_NOTHING);
  PortolanTrack *better;

  g_assert_cmpint (portolan_patience_end (tracks, sources, best, "x.test", 0), ==, 0);

  add_track (tracks, "smtp.x.test", 25, PORTOLAN_SECURITY_STARTTLS);
  g_assert_cmpint (portolan_patience_end (tracks, sources, best, "x.test", 0), ==, 0);

  better = add_track (tracks, "mail.x.test", 465, PORTOLAN_SECURITY_TLS);
  g_assert_cmpint (portolan_patience_end (tracks, sources, best, "x.test", 0), ==, NOW + 130 * MS);
  g_assert_cmpint (portolan_patience_end (tracks, sources, best, "x.test", 100 * MS), ==,
                   NOW + 330 * MS);
  better->attempt->stage = PORTOLAN_STAGE_CONNECT;
  g_assert_cmpint (portolan_patience_end (tracks, sources, best, "x.test", 100 * MS), ==,
                   NOW + 230 * MS);
  better->attempt->stage = PORTOLAN_STAGE_TLS;
  g_assert_cmpint (portolan_patience_end (tracks, sources, best, "x.test", 100 * MS), ==,
                   NOW + 400 * MS);

  better->is_pending = FALSE;
  g_assert_cmpint (portolan_patience_end (tracks, sources, best, "x.test", 0), ==, 0);

  add_track (tracks, "smtp.elsewhere.test", 465, PORTOLAN_SECURITY_TLS);
  g_assert_cmpint (portolan_patience_end (tracks, sources, best, "x.test", 0), ==, 0);
}

static void
test_sources (void)
{
  g_autoptr (GPtrArray) tracks = new_tracks ();
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (PortolanAskedSource));
  g_autoptr (PortolanProposal) best =
      facts_proposal ("smtp.x.test", 465, PORTOLAN_SECURITY_TLS, PORTOLAN_ORIGIN_GUESS,
                      PORTOLAN_NEEDS_NOTHING);
  const PortolanAskedSource mx = { PORTOLAN_ORIGIN_MX, 0, NOW, FALSE, TRUE };
  const PortolanAskedSource srv = { PORTOLAN_ORIGIN_SRV, 0, NOW, FALSE, TRUE };

  g_array_append_val (sources, mx);
  g_assert_cmpint (portolan_patience_end (tracks, sources, best, "x.test", 0), ==, 0);
  g_assert_cmpint (portolan_hope_end (sources), ==, NOW + 3500 * MS);

  g_array_append_val (sources, srv);
  g_assert_cmpint (portolan_patience_end (tracks, sources, best, "x.test", 0), ==, NOW + 130 * MS);

  g_array_index (sources, PortolanAskedSource, 0).is_pending = FALSE;
  g_array_index (sources, PortolanAskedSource, 1).is_pending = FALSE;
  g_assert_cmpint (portolan_hope_end (sources), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/patience/doors", test_doors);
  g_test_add_func ("/patience/sources", test_sources);
  return g_test_run ();
}
