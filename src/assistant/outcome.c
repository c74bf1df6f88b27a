/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * What the program that opened the window is told at the end. Never the password.
 */

#include "assistant/outcome.h"

#include "document/check-json.h"
#include "document/json.h"

/**
 * portolan_outcome_get_id:
 * @outcome: an outcome
 *
 * Returns: its word in documents, such as "saved"
 */
const char *
portolan_outcome_get_id (PortolanOutcome outcome)
{
  switch (outcome)
    {
    case PORTOLAN_OUTCOME_SAVED:
      return "saved";
    case PORTOLAN_OUTCOME_CANCELLED:
      return "cancelled";
    case PORTOLAN_OUTCOME_NOT_FOUND:
      return "not-found";
    case PORTOLAN_OUTCOME_PROBLEM:
      return "problem";
    }
  g_return_val_if_reached ("cancelled");
}

PortolanOutcome
portolan_outcome_of_flow (const PortolanFlow *flow)
{
  if (flow->saved)
    return PORTOLAN_OUTCOME_SAVED;
  if (flow->has_problem)
    return PORTOLAN_OUTCOME_PROBLEM;
  if (flow->nothing_found)
    return PORTOLAN_OUTCOME_NOT_FOUND;
  return PORTOLAN_OUTCOME_CANCELLED;
}

int
portolan_outcome_get_exit_status (PortolanOutcome outcome)
{
  switch (outcome)
    {
    case PORTOLAN_OUTCOME_SAVED:
      return 0;
    case PORTOLAN_OUTCOME_NOT_FOUND:
    case PORTOLAN_OUTCOME_PROBLEM:
      return 1;
    case PORTOLAN_OUTCOME_CANCELLED:
      return 130;
    }
  g_return_val_if_reached (1);
}

/* All may be well by now, be it mended or set up anew. */
static JsonNode *
check_to_json (const PortolanFlow *flow)
{
  return portolan_check_to_json (flow->check, flow->saved && !flow->check->is_well, NULL);
}

/**
 * portolan_outcome_to_json:
 * @flow: the flow
 *
 * Writes the outcome as one JSON document. Settings that were proved are in it even when they
 * were not saved.
 *
 * Returns: (transfer full): the document, an object
 */
JsonNode *
portolan_outcome_to_json (const PortolanFlow *flow)
{
  const PortolanSettings *settings = flow->result != NULL ? flow->result->settings : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  portolan_json_add_string (builder, "outcome",
                            portolan_outcome_get_id (portolan_outcome_of_flow (flow)));
  portolan_json_add_string (builder, "account", flow->address != NULL ? flow->address->text : NULL);
  json_builder_set_member_name (builder, "settings");
  portolan_json_add_settings (builder, settings);
  portolan_json_add_limits (builder, settings);
  json_builder_set_member_name (builder, "check");
  if (flow->check != NULL)
    json_builder_add_value (builder, check_to_json (flow));
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
