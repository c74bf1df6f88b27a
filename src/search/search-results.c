/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a search has found, while it runs and afterwards. */

#include "search/search-private.h"

#include "net/network.h"
#include "search/track.h"
#include "sources/described.h"

const PortolanDiscoveryResult *
portolan_search_get_discovered (PortolanSearch *self)
{
  return self->discovery != NULL ? portolan_discovery_get_result (self->discovery)
                                 : &self->discovered;
}

/**
 * portolan_search_get_address:
 * @self: a search
 *
 * Returns: (transfer none): whose outgoing server is looked for
 */
const PortolanAddress *
portolan_search_get_address (PortolanSearch *self)
{
  return self->address;
}

/**
 * portolan_search_get_attempts:
 * @self: a search
 *
 * Returns: (transfer none) (element-type PortolanAttempt): every endpoint, in the order in which
 *   they were thought of
 */
GPtrArray *
portolan_search_get_attempts (PortolanSearch *self)
{
  return self->attempts;
}

/**
 * portolan_search_get_proposals:
 * @self: a search
 *
 * Returns: (transfer none) (element-type PortolanProposal): what is usable, best first
 */
GPtrArray *
portolan_search_get_proposals (PortolanSearch *self)
{
  return self->proposals;
}

/**
 * portolan_search_get_elapsed:
 * @self: a search that has settled
 *
 * Returns: microseconds that it took
 */
gint64
portolan_search_get_elapsed (PortolanSearch *self)
{
  return self->elapsed;
}

/* It was there when the search began. */
static gboolean
has_lost_network (PortolanSearch *self)
{
  for (guint i = 0; self->proposals->len == 0 && i < self->attempts->len; i++)
    {
      const PortolanAttempt *attempt = g_ptr_array_index (self->attempts, i);

      if (attempt->observation != NULL && attempt->observation->failure == PORTOLAN_FAILURE_OFFLINE)
        return TRUE;
    }

  return FALSE;
}

/**
 * portolan_search_get_network:
 * @self: a search that has settled without a proposal
 *
 * Returns: whether this computer has a network, to word the failure
 */
PortolanNetwork
portolan_search_get_network (PortolanSearch *self)
{
  if (has_lost_network (self))
    return PORTOLAN_NETWORK_DOWN;
  if (self->rtt > 0 || self->proposals->len > 0)
    return PORTOLAN_NETWORK_UP;

  return portolan_network_has_route () ? PORTOLAN_NETWORK_UP : PORTOLAN_NETWORK_DOWN;
}

static PortolanOrigin
get_origin (const PortolanAutoconfig *file)
{
  return ((PortolanCandidate *) g_ptr_array_index (file->candidates, 0))->origin;
}

/* The most trusted of all files. */
static const PortolanAutoconfig *
get_file (const PortolanDiscoveryResult *discovered)
{
  const PortolanAutoconfig *best = NULL;

  for (guint i = 0; discovered->files != NULL && i < discovered->files->len; i++)
    {
      const PortolanAutoconfig *file = g_ptr_array_index (discovered->files, i);

      if (best == NULL || get_origin (file) < get_origin (best))
        best = file;
    }

  return best;
}

/**
 * portolan_search_get_provider:
 * @self: a search that has settled
 *
 * Returns: (transfer none) (nullable): whose mailbox it is, as far as our table knows, or else as a
 *   file of settings describes itself; that one has no id
 */
const PortolanProvider *
portolan_search_get_provider (PortolanSearch *self)
{
  const PortolanDiscoveryResult *discovered = portolan_search_get_discovered (self);
  const PortolanAutoconfig *file = get_file (discovered);

  if (discovered->provider != NULL)
    return discovered->provider;

  if (self->described == NULL && file != NULL)
    self->described = portolan_described_provider_new (file);
  return self->described;
}

/**
 * portolan_search_takes_no_mail:
 * @self: a search
 *
 * Returns: whether the domain says that it takes no mail at all (RFC 7505)
 */
gboolean
portolan_search_takes_no_mail (PortolanSearch *self)
{
  return portolan_search_get_discovered (self)->no_mail;
}

/**
 * portolan_search_take_session:
 * @self: a search
 * @proposal: one of its proposals
 *
 * Returns: (transfer full) (nullable): the conversation that the probe left open, if it can serve
 *   @proposal: no second connection is needed then
 */
PortolanSession *
portolan_search_take_session (PortolanSearch *self, PortolanProposal *proposal)
{
  PortolanTrack *track = portolan_tracks_find (self->tracks, proposal->observation->endpoint);
  gboolean wants_tls = proposal->candidate->security != PORTOLAN_SECURITY_NONE;

  if (track == NULL || track->session == NULL ||
      (portolan_session_get_tls (track->session) != NULL) != wants_tls)
    return NULL;

  return g_steal_pointer (&track->session);
}
