/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "check/check.h"
#include "model/address.h"
#include "model/proposal.h"
#include "search/search.h"
#include "sign-in/sign-in.h"

G_BEGIN_DECLS

/**
 * PortolanFlow:
 * @address: (nullable): what the user typed on the first page
 * @manual: the user said where the server is; @host, @port and @security are what they typed
 * @host: (nullable): the server, only when @manual
 * @port: its port, 0 for any
 * @security: a #PortolanSecurity, -1 for any
 * @username: (nullable): the user name that was typed with them
 * @search: (nullable): the search for the server, still going on quietly for other choices
 * @early: (nullable): a search that began while @early_address was still on the screen
 * @early_address: (nullable): whose server it looks for
 * @early_begun: when it began, in monotonic time
 * @proposal: (nullable): the settings that were chosen
 * @accepted: what the user accepted for @proposal; empty again with another proposal
 * @session: (nullable): the connection that the search left open for @proposal
 * @result: (nullable): what came of the sign-in, once it was accepted
 * @check: (nullable): what came of the last re-check of what is saved
 * @saved: the settings lie in the keyring
 * @has_problem: a check of what is saved has found something that is still so
 * @nothing_found: the last search ended without any proposal
 * @rechecks: the way began with a check of what is saved: questions lead back to it
 *
 * What is carried from page to page. Pages change it through the functions below only.
 */
typedef struct {
  PortolanAddress *address;
  gboolean manual;
  char *host;
  guint16 port;
  int security;
  char *username;
  PortolanSearch *search;
  PortolanSearch *early;
  char *early_address;
  gint64 early_begun;
  PortolanProposal *proposal;
  PortolanNeeds accepted;
  PortolanSession *session;
  PortolanSignInResult *result;
  PortolanCheckResult *check;
  gboolean saved;
  gboolean has_problem;
  gboolean nothing_found;
  gboolean rechecks;
} PortolanFlow;

PortolanFlow *portolan_flow_new   (void);
PortolanFlow *portolan_flow_ref   (PortolanFlow *self);
void          portolan_flow_unref (PortolanFlow *self);

void             portolan_flow_set_address   (PortolanFlow          *self,
                                              const PortolanAddress *address);
void             portolan_flow_set_automatic (PortolanFlow          *self);
void             portolan_flow_set_manual    (PortolanFlow          *self,
                                              const char            *host,
                                              guint16                port,
                                              int                    security,
                                              const char            *username);
void             portolan_flow_search_early  (PortolanFlow          *self,
                                              const PortolanAddress *address);
void             portolan_flow_end_early     (PortolanFlow          *self);
PortolanSearch  *portolan_flow_take_early    (PortolanFlow          *self);
gboolean         portolan_flow_use_early     (PortolanFlow          *self);
PortolanSearch  *portolan_flow_new_search    (PortolanFlow          *self);
void             portolan_flow_choose        (PortolanFlow          *self,
                                              PortolanProposal      *proposal);
void             portolan_flow_accept        (PortolanFlow          *self,
                                              PortolanNeeds          need,
                                              gboolean               accepted);
gboolean         portolan_flow_is_known      (const PortolanFlow    *self);
gboolean         portolan_flow_may_sign_in   (const PortolanFlow    *self);
const PortolanProvider *
                 portolan_flow_get_provider  (const PortolanFlow    *self);
void             portolan_flow_end_search    (PortolanFlow          *self);
PortolanSession *portolan_flow_take_session  (PortolanFlow          *self);
void             portolan_flow_set_result    (PortolanFlow          *self,
                                              PortolanSignInResult  *result);
void             portolan_flow_set_check     (PortolanFlow          *self,
                                              PortolanCheckResult   *check);
void             portolan_flow_set_saved     (PortolanFlow          *self);
void             portolan_flow_set_problem   (PortolanFlow          *self);
void             portolan_flow_set_rechecks  (PortolanFlow          *self,
                                              gboolean               rechecks);
void             portolan_flow_stop          (PortolanFlow          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanFlow, portolan_flow_unref)

G_END_DECLS
