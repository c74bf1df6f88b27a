/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "advice/finding.h"
#include "model/address.h"
#include "model/proposal.h"
#include "model/settings.h"

G_BEGIN_DECLS

void portolan_json_add_string    (JsonBuilder            *builder,
                                  const char             *name,
                                  const char             *value);
void portolan_json_add_int       (JsonBuilder            *builder,
                                  const char             *name,
                                  gint64                  value);
void portolan_json_add_bool      (JsonBuilder            *builder,
                                  const char             *name,
                                  gboolean                value);
void portolan_json_add_strings   (JsonBuilder            *builder,
                                  const char             *name,
                                  const char *const      *values);
void portolan_json_add_findings  (JsonBuilder            *builder,
                                  GArray                 *findings);
void portolan_json_add_proposal  (JsonBuilder            *builder,
                                  const PortolanProposal *proposal,
                                  const PortolanAddress  *address);
void portolan_json_add_settings  (JsonBuilder            *builder,
                                  const PortolanSettings *settings);
void portolan_json_add_limits    (JsonBuilder            *builder,
                                  const PortolanSettings *settings);

G_END_DECLS
