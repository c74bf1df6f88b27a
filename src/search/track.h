/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/address.h"
#include "model/attempt.h"
#include "model/proposal.h"
#include "smtp/session.h"

G_BEGIN_DECLS

/**
 * PortolanTrack:
 * @attempt: the endpoint and what has come of it
 * @candidates: (element-type PortolanCandidate): all settings that mean this endpoint
 * @proposals: (element-type PortolanProposal): those that proved usable
 * @required_address: (nullable): for a name from a certificate: the IP address that it must lead to
 * @session: (nullable): the open conversation, if this is the best
 * @since: monotonic time at which the present stage began
 * @elapsed: microseconds from the start of the search to the end of the probe
 * @is_begun: the probe was begun
 * @is_pending: it is under way
 * @owner: whom it belongs to, for callbacks
 *
 * One endpoint in a search.
 */
typedef struct {
  PortolanAttempt *attempt;
  GPtrArray *candidates;
  GPtrArray *proposals;
  char *required_address;
  PortolanSession *session;
  gint64 since;
  gint64 elapsed;
  gboolean is_begun;
  gboolean is_pending;
  gpointer owner;
} PortolanTrack;

PortolanTrack *portolan_track_new            (const PortolanEndpoint  *endpoint,
                                              PortolanOrigin           origin,
                                              gpointer                 owner);
void           portolan_track_free           (PortolanTrack           *track);
gboolean       portolan_track_add            (PortolanTrack           *track,
                                              const PortolanCandidate *candidate);
void           portolan_track_propose        (PortolanTrack           *track,
                                              const PortolanAddress   *address);
gboolean       portolan_track_wants_starttls (const PortolanTrack     *track);
gboolean       portolan_track_could_beat     (const PortolanTrack     *track,
                                              const PortolanProposal  *best,
                                              const char              *domain);
guint64        portolan_track_get_rank       (const PortolanTrack     *track);
void           portolan_track_close          (PortolanTrack           *track);

PortolanTrack *portolan_tracks_find          (GPtrArray               *tracks,
                                              const PortolanEndpoint  *endpoint);
GPtrArray     *portolan_tracks_list          (GPtrArray               *tracks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanTrack, portolan_track_free)

G_END_DECLS
