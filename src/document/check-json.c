/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What came of a re-check, as a document (DESIGN, contract). */

#include "document/check-json.h"

#include "advice/diagnose.h"
#include "check/changes.h"
#include "check/report.h"
#include "document/json.h"
#include "model/enums.h"
#include "model/nick.h"

static void
begin_array (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
add_ok (JsonBuilder *builder, PortolanCheckState state)
{
  json_builder_set_member_name (builder, "ok");
  if (state == PORTOLAN_CHECK_STATE_WELL || state == PORTOLAN_CHECK_STATE_FAILED)
    json_builder_add_boolean_value (builder, state == PORTOLAN_CHECK_STATE_WELL);
  else
    json_builder_add_null_value (builder);
}

static void
add_steps (JsonBuilder *builder, const PortolanCheckStepResult *steps)
{
  begin_array (builder, "steps");
  for (guint i = 0; i < PORTOLAN_N_CHECK_STEPS; i++)
    {
      json_builder_begin_object (builder);
      portolan_json_add_string (builder, "id", portolan_check_step_get_id (i));
      add_ok (builder, steps[i].state);
      portolan_json_add_int (builder, "elapsed_ms", steps[i].elapsed / 1000);
      portolan_json_add_string (builder, "detail", steps[i].detail);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_value (JsonBuilder *builder, const char *name, const PortolanChange *change, const char *value)
{
  if (g_str_equal (change->what, "port"))
    portolan_json_add_int (builder, name, g_ascii_strtoll (value, NULL, 10));
  else
    portolan_json_add_string (builder, name, value);
}

static void
add_changes (JsonBuilder *builder, GPtrArray *changes)
{
  begin_array (builder, "changed");
  for (guint i = 0; i < changes->len; i++)
    {
      const PortolanChange *change = g_ptr_array_index (changes, i);

      json_builder_begin_object (builder);
      portolan_json_add_string (builder, "what", change->what);
      add_value (builder, "from", change, change->from);
      add_value (builder, "to", change, change->to);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_proposal (JsonBuilder *builder, const PortolanCheckResult *result)
{
  g_autoptr (PortolanAddress) address = portolan_address_parse (result->settings->address, NULL);

  json_builder_set_member_name (builder, "proposal");
  if (result->proposal != NULL && address != NULL)
    portolan_json_add_proposal (builder, result->proposal, address);
  else
    json_builder_add_null_value (builder);
}

static void
add_tried (JsonBuilder *builder, GPtrArray *attempts)
{
  begin_array (builder, "tried");
  for (guint i = 0; i < attempts->len; i++)
    {
      const PortolanAttempt *attempt = g_ptr_array_index (attempts, i);
      const PortolanObservation *observation = attempt->observation;
      PortolanFinding finding = portolan_diagnose_attempt (attempt, attempts);

      json_builder_begin_object (builder);
      portolan_json_add_string (builder, "host", attempt->endpoint->host);
      portolan_json_add_int (builder, "port", attempt->endpoint->port);
      portolan_json_add_string (builder, "reached",
                                portolan_nick (PORTOLAN_TYPE_STAGE, attempt->stage));
      portolan_json_add_string (builder, "outcome", portolan_finding_get_id (finding));
      portolan_json_add_string (builder, "error",
                                observation != NULL ? observation->error_text : "not waited for");
      portolan_json_add_int (builder, "elapsed_ms",
                             observation != NULL ? observation->elapsed / 1000 : 0);
      portolan_json_add_string (builder, "conversation",
                                observation != NULL ? observation->transcript : NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static JsonNode *
make_account (const PortolanCheckResult *result, gboolean repaired, gboolean report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  portolan_json_add_string (builder, "address", result->settings->address);
  portolan_json_add_bool (builder, "ok", result->is_well || repaired);
  add_steps (builder, result->steps);
  portolan_json_add_findings (builder, result->findings);
  add_changes (builder, result->changes);
  add_proposal (builder, result);
  portolan_json_add_string (builder, "help_url",
                            result->provider != NULL ? result->provider->help_url : NULL);
  portolan_json_add_limits (builder,
                            repaired && result->proved != NULL ? result->proved : result->settings);
  portolan_json_add_bool (builder, "repaired", repaired);
  portolan_json_add_int (builder, "sign_ins", result->n_sign_ins);
  portolan_json_add_int (builder, "wait_seconds", result->wait);
  portolan_json_add_int (builder, "clock_offset_seconds", result->clock_offset);
  portolan_json_add_int (builder, "elapsed_ms", result->elapsed / 1000);
  if (report)
    {
      portolan_json_add_string (builder, "reply", result->reply);
      add_tried (builder, result->attempts);
    }
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/* Leaving out address and user name, wherever they stand */

static void redact (JsonNode *node, const PortolanSettings *settings);

static void
redact_member (JsonObject *object, const char *name, JsonNode *node, gpointer settings)
{
  redact (node, settings);
}

static void
redact_element (JsonArray *array, guint index, JsonNode *node, gpointer settings)
{
  redact (node, settings);
}

static void
redact (JsonNode *node, const PortolanSettings *settings)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), redact_member, (gpointer) settings);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), redact_element, (gpointer) settings);
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      g_autofree char *text = portolan_report_redact (settings, json_node_get_string (node));

      json_node_set_string (node, text);
    }
}

/**
 * portolan_check_to_json:
 * @result: what came of a re-check
 * @repaired: its new settings are saved
 * @print: (nullable): what the document should hold beside
 *
 * Writes a re-check of one account as one object.
 *
 * Returns: (transfer full): the object
 */
JsonNode *
portolan_check_to_json (const PortolanCheckResult *result,
                        gboolean repaired,
                        const PortolanCheckPrint *print)
{
  JsonNode *account = make_account (result, repaired, print != NULL && print->report);

  if (print != NULL && print->report && !print->with_address)
    redact (account, result->settings);
  return account;
}
