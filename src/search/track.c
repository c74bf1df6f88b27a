/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* One endpoint of a search: everything that was said of it, and what of that proved usable. */

#include "search/track.h"

#include "search/needs.h"
#include "search/rank.h"

PortolanTrack *
portolan_track_new (const PortolanEndpoint *endpoint, PortolanOrigin origin, gpointer owner)
{
  PortolanTrack *track = g_new0 (PortolanTrack, 1);

  track->attempt = portolan_attempt_new (endpoint, origin);
  track->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_candidate_free);
  track->proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_proposal_unref);
  track->owner = owner;
  return track;
}

/**
 * portolan_track_close:
 * @track: a track
 *
 * Ends the open conversation, if there is one.
 */
void
portolan_track_close (PortolanTrack *track)
{
  if (track->session != NULL)
    portolan_session_close (track->session);
  g_clear_object (&track->session);
}

void
portolan_track_free (PortolanTrack *track)
{
  portolan_track_close (track);
  g_clear_pointer (&track->attempt, portolan_attempt_free);
  g_clear_pointer (&track->candidates, g_ptr_array_unref);
  g_clear_pointer (&track->proposals, g_ptr_array_unref);
  g_free (track->required_address);
  g_free (track);
}

/* Which of two who name the same settings is believed; never the one who came first. */
static gboolean
says_more (const PortolanCandidate *a, const PortolanCandidate *b)
{
  if (a->origin != b->origin)
    return a->origin < b->origin;
  if (a->preference != b->preference)
    return a->preference < b->preference;
  if (a->username_form != b->username_form)
    return a->username_form < b->username_form;
  return g_strcmp0 (a->username, b->username) < 0;
}

/* Returns whether that changed anything. */
static gboolean
confirm (PortolanCandidate *candidate, const PortolanCandidate *other)
{
  gboolean was_confirmed = candidate->is_confirmed;

  candidate->is_confirmed |= other->is_confirmed || portolan_needs_vouches (other->origin);
  return candidate->is_confirmed != was_confirmed;
}

/**
 * portolan_track_add:
 * @track: a track
 * @candidate: settings that mean its endpoint
 *
 * Adds settings; those that are known take on the more trusted origin, and what it says of the user
 * name. Who vouches for them does so whichever is taken.
 *
 * Returns: whether that changed anything
 */
gboolean
portolan_track_add (PortolanTrack *track, const PortolanCandidate *candidate)
{
  g_autoptr (PortolanCandidate) copy = portolan_candidate_copy (candidate);

  for (guint i = 0; i < track->candidates->len; i++)
    {
      PortolanCandidate *known = g_ptr_array_index (track->candidates, i);

      if (known->security != candidate->security)
        continue;
      if (!says_more (candidate, known))
        return confirm (known, candidate);
      confirm (copy, known);
      g_ptr_array_remove_index (track->candidates, i);
      break;
    }

  track->attempt->origin = MIN (track->attempt->origin, candidate->origin);
  g_ptr_array_add (track->candidates, g_steal_pointer (&copy));
  return TRUE;
}

/* Proposals */

static const PortolanCapabilities *
capabilities_for (const PortolanCandidate *candidate, const PortolanObservation *observation)
{
  switch (candidate->security)
    {
    case PORTOLAN_SECURITY_NONE:
      return observation->clear;
    case PORTOLAN_SECURITY_STARTTLS:
    case PORTOLAN_SECURITY_TLS:
      return observation->secure;
    }

  return NULL;
}

/* A name out of a certificate counts only where it leads to the very server that showed it. */
static gboolean
is_where_it_should_be (const PortolanTrack *track, const PortolanCandidate *candidate)
{
  const GPtrArray *addresses = track->attempt->observation->addresses;

  if (candidate->origin != PORTOLAN_ORIGIN_CERTIFICATE || track->required_address == NULL)
    return TRUE;

  return addresses->len > 0 &&
         g_str_equal (addresses->pdata[addresses->len - 1], track->required_address);
}

/**
 * portolan_track_propose:
 * @track: a track whose probe has ended
 * @address: whose server is looked for
 *
 * Makes the proposals anew: one for each candidate for whom the server offers sign-in on the
 * channel that would be used (what offers none takes incoming mail).
 */
void
portolan_track_propose (PortolanTrack *track, const PortolanAddress *address)
{
  PortolanObservation *observation = track->attempt->observation;

  g_ptr_array_set_size (track->proposals, 0);
  for (guint i = 0; i < track->candidates->len; i++)
    {
      const PortolanCandidate *candidate = g_ptr_array_index (track->candidates, i);

      if (portolan_capabilities_has_auth (capabilities_for (candidate, observation)) &&
          is_where_it_should_be (track, candidate))
        g_ptr_array_add (track->proposals,
                         portolan_proposal_new (
                             candidate, observation,
                             portolan_needs_of (candidate, observation, address->domain),
                             portolan_candidate_get_username (candidate, address), track->elapsed));
    }

  track->attempt->usable = track->proposals->len > 0;
}

/* Judgement */

gboolean
portolan_track_wants_starttls (const PortolanTrack *track)
{
  for (guint i = 0; i < track->candidates->len; i++)
    {
      const PortolanCandidate *candidate = g_ptr_array_index (track->candidates, i);

      if (candidate->security == PORTOLAN_SECURITY_STARTTLS)
        return TRUE;
    }

  return FALSE;
}

/**
 * portolan_track_could_beat:
 * @track: a track whose probe is under way
 * @best: the best proposal so far
 * @domain: the address's domain in its ASCII form
 *
 * Returns: whether something better could come of it
 */
gboolean
portolan_track_could_beat (const PortolanTrack *track,
                           const PortolanProposal *best,
                           const char *domain)
{
  for (guint i = 0; i < track->candidates->len; i++)
    {
      const PortolanCandidate *candidate = g_ptr_array_index (track->candidates, i);

      if (portolan_rank_could_beat (candidate, portolan_needs_at_least (candidate, domain), best))
        return TRUE;
    }

  return FALSE;
}

/**
 * portolan_track_get_rank:
 * @track: a track
 *
 * Returns: the rank of the best that may come of it, see portolan_rank_of()
 */
guint64
portolan_track_get_rank (const PortolanTrack *track)
{
  guint64 best = G_MAXUINT64;

  for (guint i = 0; i < track->candidates->len; i++)
    best = MIN (best, portolan_rank_of (g_ptr_array_index (track->candidates, i)));

  return best;
}

/* All of a search */

/**
 * portolan_tracks_find:
 * @tracks: (element-type PortolanTrack): tracks
 * @endpoint: an endpoint
 *
 * Returns: (transfer none) (nullable): the track of @endpoint
 */
PortolanTrack *
portolan_tracks_find (GPtrArray *tracks, const PortolanEndpoint *endpoint)
{
  for (guint i = 0; i < tracks->len; i++)
    {
      PortolanTrack *track = g_ptr_array_index (tracks, i);

      if (portolan_endpoint_equal (track->attempt->endpoint, endpoint))
        return track;
    }

  return NULL;
}

static int
compare_proposals (gconstpointer a, gconstpointer b)
{
  return portolan_rank_compare (*(PortolanProposal *const *) a, *(PortolanProposal *const *) b);
}

/**
 * portolan_tracks_list:
 * @tracks: (element-type PortolanTrack): tracks
 *
 * Returns: (transfer full) (element-type PortolanProposal): what proved usable, best first, in
 *   whichever order it became known
 */
GPtrArray *
portolan_tracks_list (GPtrArray *tracks)
{
  GPtrArray *proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_proposal_unref);

  for (guint i = 0; i < tracks->len; i++)
    g_ptr_array_extend (proposals, ((PortolanTrack *) g_ptr_array_index (tracks, i))->proposals,
                        (GCopyFunc) (void (*) (void)) portolan_proposal_ref, NULL);
  g_ptr_array_sort (proposals, compare_proposals);
  return proposals;
}
