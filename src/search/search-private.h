/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Private to search/search.c, which runs a search, and search/search-results.c, which tells of it. */

#pragma once

#include "search/search.h"

#include "search/turnstile.h"
#include "sources/discovery.h"

G_BEGIN_DECLS

struct _PortolanSearch {
  GObject parent_instance;

  PortolanAddress *address;
  PortolanSearchOptions options;
  char *host;

  GPtrArray *tracks;
  GPtrArray *attempts;  /* the tracks' own, in the same order */
  GPtrArray *proposals; /* best first */
  GArray *sources;
  GHashTable *lookups; /* host -> PortolanLookup */
  PortolanTurnstile *turnstile;
  PortolanDiscovery *discovery; /* nullable: while sources are asked */
  PortolanDiscoveryResult discovered;
  PortolanProvider *described; /* nullable: by a file of settings, once it was asked for */

  GTask *task; /* nullable: until it has settled */
  GCancellable *stopper;
  GCancellable *caller;
  gulong caller_handler;
  guint settle_timer;
  guint n_probes; /* under way */
  gboolean is_early;
  gint64 started;
  gint64 end;     /* of its time */
  gint64 elapsed; /* until it settled */
  gint64 rtt;     /* 0 until the network gave a sign */
};

const PortolanDiscoveryResult *portolan_search_get_discovered (PortolanSearch *self);

G_END_DECLS
