/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/settings.h"
#include "sources/provider.h"

G_BEGIN_DECLS

/**
 * PortolanProviderTable:
 *
 * The providers of `data/providers.ini`, ready to be looked up. It never changes once it is made,
 * so threads may share it.
 */
typedef struct _PortolanProviderTable PortolanProviderTable;

/**
 * PORTOLAN_PROVIDERS_PATH:
 *
 * Where the table lies among the resources.
 */
#define PORTOLAN_PROVIDERS_PATH "/org/portolan/MailSetup/providers.ini"

/**
 * PORTOLAN_PROVIDERS_VARIABLE:
 *
 * The environment variable by which packagers and tests name another file to be used as the table.
 */
#define PORTOLAN_PROVIDERS_VARIABLE "PORTOLAN_PROVIDERS"

PortolanProviderTable *portolan_provider_table_new_from_bytes (GBytes                *ini);
void                   portolan_provider_table_free           (PortolanProviderTable *self);

const PortolanProviderTable *
portolan_provider_table_get_default (void);

const GPtrArray *portolan_provider_table_get_providers (const PortolanProviderTable *self);
const GPtrArray *portolan_provider_table_get_problems  (const PortolanProviderTable *self);

const PortolanProvider *
portolan_provider_table_by_id       (const PortolanProviderTable *self,
                                     const char                  *id);
const PortolanProvider *
portolan_provider_table_by_domain   (const PortolanProviderTable *self,
                                     const char                  *domain);
const PortolanProvider *
portolan_provider_table_by_mx       (const PortolanProviderTable *self,
                                     const char                  *mx);
const PortolanProvider *
portolan_provider_table_by_host     (const PortolanProviderTable *self,
                                     const char                  *host);
const PortolanProvider *
portolan_provider_table_by_settings (const PortolanProviderTable *self,
                                     const PortolanSettings      *settings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanProviderTable, portolan_provider_table_free)

G_END_DECLS
