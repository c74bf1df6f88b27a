/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* How long a search waits for something better: by evidence, not by fixed times. A step that is
 * much older than the network's round trip is not going to end soon. Pure functions of what is
 * known. */

#include "search/patience.h"

#include "search/rank.h"
#include "search/track.h"

/* A step is waited for this many round trips and a bit, and on a short way as long as a busy
 * computer may need for its cryptography. Where no program has a part in the answer, fewer will do:
 * a first packet that was lost is sent again too late anyway. */
#define ROUND_TRIPS 3
#define ROUND_TRIPS_TO_CONNECT 2
#define EXTRA (30 * G_TIME_SPAN_MILLISECOND)
#define LEAST (130 * G_TIME_SPAN_MILLISECOND)

/* Who has taken the call is at work, and may have a busy computer too. */
#define LEAST_OF_A_TALK (400 * G_TIME_SPAN_MILLISECOND)

/* Without any proposal a source is waited for as long as a door: three unanswered packets. */
#define SOURCE_LIMIT (3500 * G_TIME_SPAN_MILLISECOND)

static gint64
patience_with_source (gboolean is_connecting, gint64 rtt)
{
  return MAX ((is_connecting ? ROUND_TRIPS_TO_CONNECT : ROUND_TRIPS) * rtt + EXTRA, LEAST);
}

static gint64
patience_with_door (PortolanStage stage, gint64 rtt)
{
  if (stage > PORTOLAN_STAGE_CONNECT)
    return MAX (ROUND_TRIPS * rtt + EXTRA, LEAST_OF_A_TALK);

  return patience_with_source (stage == PORTOLAN_STAGE_CONNECT, rtt);
}

/**
 * portolan_patience_end:
 * @tracks: (element-type PortolanTrack): the doors
 * @sources: (element-type PortolanAskedSource): the sources
 * @best: the best proposal so far
 * @domain: the address's domain in its ASCII form
 * @rtt: the fastest answer of the network so far, in microseconds
 *
 * Returns: monotonic time at which the last better door or source has lost its claim to be waited
 *   for; 0 if there is none
 */
gint64
portolan_patience_end (GPtrArray *tracks,
                       GArray *sources,
                       const PortolanProposal *best,
                       const char *domain,
                       gint64 rtt)
{
  gint64 end = 0;

  for (guint i = 0; i < tracks->len; i++)
    {
      const PortolanTrack *track = g_ptr_array_index (tracks, i);

      if (track->is_pending && portolan_track_could_beat (track, best, domain))
        end = MAX (end, track->since + patience_with_door (track->attempt->stage, rtt));
    }

  for (guint i = 0; i < sources->len; i++)
    {
      const PortolanAskedSource *source = &g_array_index (sources, PortolanAskedSource, i);

      if (source->is_pending && portolan_rank_source_could_beat (source->best, best))
        end = MAX (end, source->since + patience_with_source (source->is_connecting, rtt));
    }

  return end;
}

/**
 * portolan_hope_end:
 * @sources: (element-type PortolanAskedSource): the sources
 *
 * Returns: monotonic time at which nothing can be hoped for from any source; 0 if all have answered
 */
gint64
portolan_hope_end (GArray *sources)
{
  gint64 end = 0;

  for (guint i = 0; i < sources->len; i++)
    {
      const PortolanAskedSource *source = &g_array_index (sources, PortolanAskedSource, i);

      if (source->is_pending)
        end = MAX (end, source->since + SOURCE_LIMIT);
    }

  return end;
}
