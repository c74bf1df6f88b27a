/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * What is carried from page to page, and the few rules about it: a new search forgets the old
 * choice, another choice forgets what was accepted, and the search stops before a sign-in begins.
 */

#include "assistant/flow.h"

static void
flow_clear (gpointer data)
{
  PortolanFlow *self = data;

  portolan_flow_stop (self);
  g_clear_pointer (&self->result, portolan_sign_in_result_free);
  g_clear_pointer (&self->proposal, portolan_proposal_unref);
  g_clear_object (&self->search);
  g_clear_pointer (&self->host, g_free);
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
 *
 * The server is where the user says, and only that is tried.
 */
void
portolan_flow_set_manual (PortolanFlow *self, const char *host, guint16 port, int security)
{
  g_autofree char *copy = g_strdup (host);

  self->manual = TRUE;
  g_free (self->host);
  self->host = g_steal_pointer (&copy);
  self->port = port;
  self->security = security;
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

  portolan_flow_stop (self);
  g_clear_pointer (&self->proposal, portolan_proposal_unref);
  g_clear_object (&self->search);
  self->accepted = PORTOLAN_NEEDS_NOTHING;
  self->nothing_found = FALSE;

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
  g_clear_object (&self->session);
}
