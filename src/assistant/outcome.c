/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * What the program that opened the window is told at the end. Never the password.
 */

#include <json-glib/json-glib.h>

#include "assistant/outcome.h"
#include "model/enums.h"
#include "model/nick.h"

static const char *
outcome_nick (PortolanOutcome outcome)
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

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_settings (JsonBuilder *builder, const PortolanSettings *settings)
{
  json_builder_set_member_name (builder, "settings");
  if (settings == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  add_string (builder, "host", settings->host);
  json_builder_set_member_name (builder, "port");
  json_builder_add_int_value (builder, settings->port);
  add_string (builder, "security", portolan_nick (PORTOLAN_TYPE_SECURITY, settings->security));
  add_string (builder, "username", settings->username);
  add_string (builder, "auth", settings->auth);
  json_builder_end_object (builder);
}

/**
 * portolan_outcome_to_json:
 * @flow: the flow
 *
 * Writes the outcome as one JSON document. Settings that were proved are in it even when they
 * were not saved.
 *
 * Returns: (transfer full): the document, without a line end
 */
char *
portolan_outcome_to_json (const PortolanFlow *flow)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_string (builder, "outcome", outcome_nick (portolan_outcome_of_flow (flow)));
  add_string (builder, "account", flow->address != NULL ? flow->address->text : NULL);
  add_settings (builder, flow->result != NULL ? flow->result->settings : NULL);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
