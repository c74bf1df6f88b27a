/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

#include "model/address.h"
#include "model/attempt.h"
#include "model/proposal.h"
#include "smtp/session.h"
#include "sources/provider.h"

G_BEGIN_DECLS

#define PORTOLAN_SEARCH_DEFAULT_TIMEOUT 8 /* seconds */

/**
 * PortolanSearchOptions:
 * @host: (nullable): only this host, as typed by the user
 * @port: only this port, 0 for all
 * @security: only this protection (a #PortolanSecurity), -1 for all
 * @offline: ask nobody but the domain itself
 * @early: the same, until portolan_search_widen_async()
 * @desktop: also ask the desktop for its accounts, over D-Bus: for a set-up, where a person sits
 *   before it
 * @timeout: seconds for the whole search, 0 for %PORTOLAN_SEARCH_DEFAULT_TIMEOUT
 * @all: wait for every probe, even when a good answer is there
 *
 * What narrows a search.
 */
typedef struct {
  const char *host;
  guint16 port;
  int security;
  gboolean offline;
  gboolean early;
  gboolean desktop;
  guint timeout;
  gboolean all;
} PortolanSearchOptions;

#define PORTOLAN_SEARCH_OPTIONS_INIT { .security = -1 }

#define PORTOLAN_TYPE_SEARCH (portolan_search_get_type ())
G_DECLARE_FINAL_TYPE (PortolanSearch, portolan_search, PORTOLAN, SEARCH, GObject)

PortolanSearch  *portolan_search_new           (const PortolanAddress       *address,
                                                const PortolanSearchOptions *options);

void             portolan_search_run_async     (PortolanSearch              *self,
                                                GCancellable                *cancellable,
                                                GAsyncReadyCallback          callback,
                                                gpointer                     user_data);
void             portolan_search_widen_async   (PortolanSearch              *self,
                                                GCancellable                *cancellable,
                                                GAsyncReadyCallback          callback,
                                                gpointer                     user_data);
gboolean         portolan_search_run_finish    (PortolanSearch              *self,
                                                GAsyncResult                *result,
                                                GError                     **error);
void             portolan_search_stop          (PortolanSearch              *self);

const PortolanAddress *
                 portolan_search_get_address   (PortolanSearch              *self);
GPtrArray       *portolan_search_get_attempts  (PortolanSearch              *self);
GPtrArray       *portolan_search_get_proposals (PortolanSearch              *self);
gint64           portolan_search_get_elapsed   (PortolanSearch              *self);
PortolanNetwork  portolan_search_get_network   (PortolanSearch              *self);
const PortolanProvider *
                 portolan_search_get_provider  (PortolanSearch              *self);
gboolean         portolan_search_takes_no_mail (PortolanSearch              *self);
PortolanSession *portolan_search_take_session  (PortolanSearch              *self,
                                                PortolanProposal            *proposal);

G_END_DECLS
