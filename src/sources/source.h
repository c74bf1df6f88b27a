/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

#include "model/address.h"
#include "model/candidate.h"
#include "net/fetch.h"
#include "sources/autoconfig-xml.h"
#include "sources/provider.h"

G_BEGIN_DECLS

/**
 * PortolanQuestion:
 * @address: whose outgoing server is looked for
 * @domain: the domain that is asked about: the address's own, or one that its MX belongs to
 * @is_own: @domain is the address's own
 * @step_func: told of each sign of life
 * @step_data: for @step_func
 *
 * What a source is asked. It belongs to the one who asks and outlives the answer.
 */
typedef struct {
  const PortolanAddress *address;
  char *domain;
  gboolean is_own;
  PortolanFetchStepFunc step_func;
  gpointer step_data;
} PortolanQuestion;

/**
 * PortolanLeads:
 * @candidates: (element-type PortolanCandidate): what the source names, the best first
 * @provider: (nullable): who it is, as far as our table knows
 * @file: (nullable): the file of settings that it comes from
 * @mx: (nullable): the host that takes the domain's mail, from the MX source
 * @no_mail: the domain takes no mail at all (RFC 7505), from the MX source
 *
 * What a source answered.
 */
typedef struct {
  GPtrArray *candidates;
  const PortolanProvider *provider;
  PortolanAutoconfig *file;
  char *mx;
  gboolean no_mail;
} PortolanLeads;

/**
 * PortolanSourceAsync:
 *
 * The one shape of all sources. The operation ends with an error only if cancelled; a source that
 * has nothing to say gives no candidates.
 */
typedef void (*PortolanSourceAsync) (const PortolanQuestion *question,
                                     GCancellable           *cancellable,
                                     GAsyncReadyCallback     callback,
                                     gpointer                user_data);

void           portolan_from_autoconfig_async (const PortolanQuestion *question,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);
void           portolan_from_goa_async        (const PortolanQuestion *question,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);
void           portolan_from_import_async     (const PortolanQuestion *question,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);
void           portolan_from_ispdb_async      (const PortolanQuestion *question,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);
char          *portolan_ispdb_url             (const char             *domain);
void           portolan_from_mx_async         (const PortolanQuestion *question,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);
void           portolan_from_srv_async        (const PortolanQuestion *question,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);
PortolanLeads *portolan_source_finish         (GAsyncResult           *result,
                                               GError                **error);

PortolanLeads *portolan_leads_new             (void);
PortolanLeads *portolan_leads_from_file       (GBytes                 *body,
                                               const PortolanQuestion *question,
                                               PortolanOrigin          origin);
void           portolan_leads_free            (PortolanLeads          *leads);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanLeads, portolan_leads_free)

G_END_DECLS
