/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "sources/source.h"

G_BEGIN_DECLS

/**
 * PortolanStrangers:
 * @PORTOLAN_STRANGERS_ASKED: like the domain itself
 * @PORTOLAN_STRANGERS_ASKED_LATER: once portolan_discovery_ask_strangers() says so
 * @PORTOLAN_STRANGERS_NEVER_ASKED: not at all
 *
 * When those are asked who are somebody else than the domain.
 */
typedef enum {
  PORTOLAN_STRANGERS_ASKED,
  PORTOLAN_STRANGERS_ASKED_LATER,
  PORTOLAN_STRANGERS_NEVER_ASKED,
} PortolanStrangers;

/**
 * PortolanDiscoveryOptions:
 * @port: only this port, 0 for all
 * @strangers: when others than the domain itself are asked
 * @desktop: the desktop is asked for its accounts, too
 *
 * Who is asked.
 */
typedef struct {
  guint16 port;
  PortolanStrangers strangers;
  gboolean desktop;
} PortolanDiscoveryOptions;

/**
 * PortolanDiscovery:
 *
 * All sources of one address, while they are asked.
 */
typedef struct _PortolanDiscovery PortolanDiscovery;

/**
 * PortolanDiscoveryFuncs:
 * @begun: a source was asked; @best is the most trusted origin that its answer can have,
 *   @connections how many it may open
 * @step: it gave a sign of life; @is_connecting as for #PortolanFetchStepFunc
 * @ended: it has answered, or will not
 * @found: candidates, most trusted first
 *
 * What the one who runs a discovery is told. @source counts from 0.
 */
typedef struct {
  void (*begun) (guint source, PortolanOrigin best, guint connections, gpointer user_data);
  void (*step) (guint source, gboolean is_connecting, gpointer user_data);
  void (*ended) (guint source, gpointer user_data);
  void (*found) (GPtrArray *candidates, gpointer user_data);
} PortolanDiscoveryFuncs;

/**
 * PortolanDiscoveryResult:
 * @provider: (nullable): who it is, as far as our table knows
 * @files: (element-type PortolanAutoconfig): the files of settings that were found, in the order in
 *   which they came
 * @no_mail: the domain says that it takes no mail at all
 */
typedef struct {
  const PortolanProvider *provider;
  GPtrArray *files;
  gboolean no_mail;
} PortolanDiscoveryResult;

PortolanDiscovery *portolan_discovery_async  (const PortolanAddress        *address,
                                              PortolanDiscoveryOptions      options,
                                              const PortolanDiscoveryFuncs *funcs,
                                              gpointer                      funcs_data,
                                              GCancellable                 *cancellable,
                                              GAsyncReadyCallback           callback,
                                              gpointer                      user_data);
gboolean           portolan_discovery_finish (GAsyncResult                 *result,
                                              PortolanDiscoveryResult      *outcome,
                                              GError                      **error);

void               portolan_discovery_ask_strangers (PortolanDiscovery *self);
const PortolanDiscoveryResult *
                   portolan_discovery_get_result    (PortolanDiscovery *self);

G_END_DECLS
