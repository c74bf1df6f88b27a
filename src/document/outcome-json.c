/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* How a set-up or a re-check ended, for the program that asked for it (DESIGN, contract). */

#include "document/outcome-json.h"

#include "document/check-json.h"
#include "document/json.h"

/**
 * portolan_outcome_document:
 * @outcome: the word for it: "saved", "cancelled", "not-found" or "problem"
 * @account: (nullable): the e-mail address
 * @settings: (nullable): settings that were proved
 * @check: (nullable): what came of a re-check
 * @repaired: what @check found wrong is right again
 *
 * Writes an outcome as one object. The password is never in it.
 *
 * Returns: (transfer full): the object
 */
JsonNode *
portolan_outcome_document (const char *outcome,
                           const char *account,
                           const PortolanSettings *settings,
                           const PortolanCheckResult *check,
                           gboolean repaired)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  portolan_json_add_string (builder, "outcome", outcome);
  portolan_json_add_string (builder, "account", account);
  json_builder_set_member_name (builder, "settings");
  portolan_json_add_settings (builder, settings);
  portolan_json_add_limits (builder, settings);
  json_builder_set_member_name (builder, "check");
  if (check != NULL)
    json_builder_add_value (builder, portolan_check_to_json (check, repaired, NULL));
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
