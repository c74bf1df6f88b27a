/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * What is carried from page to page, and the few rules about it: a new search forgets the old
 * choice, another choice forgets what was accepted, and the search stops before a sign-in begins.
 */

#include "assistant/flow.h"

#include "advice/next-steps.h"

/* That nothing was found is looked at again later: the network may have come up by then. */
#define NOTHING_STAYS_TRUE (15 * G_TIME_SPAN_SECOND)

static void
flow_clear (gpointer data)
{
  PortolanFlow *self = data;

  portolan_flow_stop (self);
  g_clear_pointer (&self->check, portolan_check_result_free);
  g_clear_pointer (&self->result, portolan_sign_in_result_free);
  g_clear_pointer (&self->proposal, portolan_proposal_unref);
  g_clear_object (&self->search);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->username, g_free);
  g_clear_pointer (&self->address, portolan_address_free);
}

PortolanFlow *
portolan_flow_new (void)
{
  PortolanFlow *self = g_rc_box_new0 (PortolanFlow);

  self->security = -1;
  return self;
}

PortolanFlow *
portolan_flow_ref (PortolanFlow *self)
{
  return g_rc_box_acquire (self);
}

void
portolan_flow_unref (PortolanFlow *self)
{
  g_rc_box_release_full (self, flow_clear);
}

void
portolan_flow_set_address (PortolanFlow *self, const PortolanAddress *address)
{
  g_autoptr (PortolanAddress) copy = portolan_address_copy (address);

  g_clear_pointer (&self->address, portolan_address_free);
  self->address = g_steal_pointer (&copy);
}

/**
 * portolan_flow_set_automatic:
 * @self: the flow
 *
 * The server is to be found by ourselves.
 */
void
portolan_flow_set_automatic (PortolanFlow *self)
{
  self->manual = FALSE;
}

/**
 * portolan_flow_set_manual:
 * @self: the flow
 * @host: the server
 * @port: its port, 0 for any
 * @security: a #PortolanSecurity, -1 for any
 * @username: (nullable): the user name, if it is not the usual one
 *
 * The server is where the user says, and only that is tried.
 */
void
portolan_flow_set_manual (PortolanFlow *self,
                          const char *host,
                          guint16 port,
                          int security,
                          const char *username)
{
  self->manual = TRUE;
  g_free (self->host);
  self->host = g_strdup (host);
  g_free (self->username);
  self->username = g_strdup (username);
  self->port = port;
  self->security = security;
}

static void
forget_search (PortolanFlow *self)
{
  portolan_flow_stop (self);
  g_clear_pointer (&self->proposal, portolan_proposal_unref);
  g_clear_object (&self->search);
  self->accepted = PORTOLAN_NEEDS_NOTHING;
  self->nothing_found = FALSE;
}

/**
 * portolan_flow_search_early:
 * @self: the flow
 * @address: a complete address, on which the user has not pressed Next yet
 *
 * Begins to search, so that the answer is there when the user goes on. Until then nobody but the
 * domain itself is asked.
 */
void
portolan_flow_search_early (PortolanFlow *self, const PortolanAddress *address)
{
  PortolanSearchOptions options = PORTOLAN_SEARCH_OPTIONS_INIT;

  if (g_strcmp0 (self->early_address, address->text) == 0)
    return;

  portolan_flow_end_early (self);
  options.early = TRUE;
  options.desktop = TRUE;
  self->early_address = g_strdup (address->text);
  self->early_begun = g_get_monotonic_time ();
  self->early = portolan_search_new (address, &options);
  portolan_search_run_async (self->early, NULL, NULL, NULL);
}

/**
 * portolan_flow_end_early:
 * @self: the flow
 *
 * Ends the early search, as when the address changes.
 */
void
portolan_flow_end_early (PortolanFlow *self)
{
  if (self->early != NULL)
    portolan_search_stop (self->early);
  g_clear_object (&self->early);
  g_clear_pointer (&self->early_address, g_free);
}

static gboolean
has_settled (PortolanSearch *search)
{
  return portolan_search_get_elapsed (search) > 0;
}

static PortolanProposal *
get_best (PortolanSearch *search)
{
  GPtrArray *proposals = portolan_search_get_proposals (search);

  return proposals->len > 0 ? proposals->pdata[0] : NULL;
}

/**
 * portolan_flow_take_early:
 * @self: the flow
 *
 * Goes on with the early search, if there is one for this address that is still worth it.
 *
 * Returns: (transfer none) (nullable): the search, now the flow's
 */
PortolanSearch *
portolan_flow_take_early (PortolanFlow *self)
{
  g_autoptr (PortolanSearch) early = NULL;

  if (self->manual || g_strcmp0 (self->early_address, self->address->text) != 0)
    return NULL;
  if (has_settled (self->early) && get_best (self->early) == NULL &&
      g_get_monotonic_time () - self->early_begun > NOTHING_STAYS_TRUE)
    return NULL;

  early = g_steal_pointer (&self->early);
  forget_search (self);
  self->search = g_steal_pointer (&early);
  return self->search;
}

/**
 * portolan_flow_use_early:
 * @self: the flow
 *
 * Chooses what the early search has found, if it has settled on something that needs no question:
 * then nobody else has to be asked.
 *
 * Returns: whether there is a choice
 */
gboolean
portolan_flow_use_early (PortolanFlow *self)
{
  PortolanProposal *best = NULL;

  if (self->early != NULL && has_settled (self->early))
    best = get_best (self->early);
  if (best == NULL || best->needs != PORTOLAN_NEEDS_NOTHING ||
      portolan_flow_take_early (self) == NULL)
    return FALSE;

  portolan_flow_choose (self, best);
  return TRUE;
}

/**
 * portolan_flow_new_search:
 * @self: the flow
 *
 * Ends the search that there was, forgets what it found, and makes the next one.
 *
 * Returns: (transfer none): the search, not yet running
 */
PortolanSearch *
portolan_flow_new_search (PortolanFlow *self)
{
  PortolanSearchOptions options = PORTOLAN_SEARCH_OPTIONS_INIT;

  g_return_val_if_fail (self->address != NULL, NULL);

  forget_search (self);
  options.desktop = TRUE;
  if (self->manual)
    {
      options.host = self->host;
      options.port = self->port;
      options.security = self->security;
    }
  self->search = portolan_search_new (self->address, &options);
  return self->search;
}

/**
 * portolan_flow_choose:
 * @self: the flow
 * @proposal: one of the search's proposals
 *
 * Goes on with @proposal. What was accepted for another one does not count for this one.
 */
void
portolan_flow_choose (PortolanFlow *self, PortolanProposal *proposal)
{
  if (proposal == self->proposal)
    return;

  portolan_proposal_ref (proposal);
  g_clear_pointer (&self->proposal, portolan_proposal_unref);
  self->proposal = proposal;
  self->accepted = PORTOLAN_NEEDS_NOTHING;
  g_clear_object (&self->session);
}

void
portolan_flow_accept (PortolanFlow *self, PortolanNeeds need, gboolean accepted)
{
  if (accepted)
    self->accepted |= need;
  else
    self->accepted &= ~need;
}

/**
 * portolan_flow_is_known:
 * @self: the flow, with a choice
 *
 * Tells whether the choice is that of our table and needs no question: then there is nothing about
 * it to be looked at first.
 *
 * Returns: whether the sign-in may come next
 */
gboolean
portolan_flow_is_known (const PortolanFlow *self)
{
  return self->proposal->candidate->origin == PORTOLAN_ORIGIN_PROVIDER &&
         self->proposal->needs == PORTOLAN_NEEDS_NOTHING;
}

/**
 * portolan_flow_may_sign_in:
 * @self: the flow
 *
 * Tells whether everything that the chosen settings need was accepted.
 *
 * Returns: whether a password may be asked for
 */
gboolean
portolan_flow_may_sign_in (const PortolanFlow *self)
{
  return self->proposal != NULL && (self->proposal->needs & ~self->accepted) == 0;
}

/**
 * portolan_flow_get_provider:
 * @self: the flow, with a choice
 *
 * Gets what the table knows about those who run the chosen server.
 *
 * Returns: (transfer none) (nullable): the provider
 */
const PortolanProvider *
portolan_flow_get_provider (const PortolanFlow *self)
{
  return portolan_provider_of_proposal (portolan_search_get_provider (self->search),
                                        self->proposal);
}

/**
 * portolan_flow_end_search:
 * @self: the flow
 *
 * Keeps the open connection of the chosen settings and closes all others: the user moves on.
 */
void
portolan_flow_end_search (PortolanFlow *self)
{
  if (self->search == NULL || self->proposal == NULL)
    return;
  if (self->session == NULL)
    self->session = portolan_search_take_session (self->search, self->proposal);
  portolan_search_stop (self->search);
}

/**
 * portolan_flow_take_session:
 * @self: the flow
 *
 * Hands out the open connection of the chosen settings, once.
 *
 * Returns: (transfer full) (nullable): the connection, if there is one
 */
PortolanSession *
portolan_flow_take_session (PortolanFlow *self)
{
  return g_steal_pointer (&self->session);
}

/**
 * portolan_flow_set_result:
 * @self: the flow
 * @result: (transfer full): the result of a sign-in that was accepted
 *
 * Keeps what was proved.
 */
void
portolan_flow_set_result (PortolanFlow *self, PortolanSignInResult *result)
{
  g_clear_pointer (&self->result, portolan_sign_in_result_free);
  self->result = result;
  self->saved = FALSE;
}

void
portolan_flow_set_saved (PortolanFlow *self)
{
  self->saved = TRUE;
  self->has_problem = FALSE;
}

/**
 * portolan_flow_set_check:
 * @self: the flow
 * @check: (transfer full): what came of a re-check
 *
 * Keeps it for the one who opened the window.
 */
void
portolan_flow_set_check (PortolanFlow *self, PortolanCheckResult *check)
{
  g_clear_pointer (&self->check, portolan_check_result_free);
  self->check = check;
}

void
portolan_flow_set_problem (PortolanFlow *self)
{
  self->has_problem = TRUE;
}

void
portolan_flow_set_rechecks (PortolanFlow *self, gboolean rechecks)
{
  self->rechecks = rechecks;
}

/**
 * portolan_flow_stop:
 * @self: the flow
 *
 * Closes every connection. What is known stays known.
 */
void
portolan_flow_stop (PortolanFlow *self)
{
  if (self->search != NULL)
    portolan_search_stop (self->search);
  portolan_flow_end_early (self);
  g_clear_object (&self->session);
}
