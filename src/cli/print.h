/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "advice/finding.h"
#include "model/proposal.h"
#include "model/settings.h"

G_BEGIN_DECLS

void portolan_print_settings (const char       *host,
                              guint16           port,
                              PortolanSecurity  security,
                              const char       *username);
void portolan_print_finding  (int               fd,
                              PortolanFinding   finding);
void portolan_print_findings (int               fd,
                              GArray           *findings);
void portolan_print_document (JsonNode         *document);
void portolan_print_json     (JsonBuilder      *builder);

G_END_DECLS
