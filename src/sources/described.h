/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "sources/autoconfig-xml.h"
#include "sources/provider.h"

G_BEGIN_DECLS

PortolanProvider *portolan_described_provider_new (const PortolanAutoconfig *file);

G_END_DECLS
