/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * What the program that opened the window is told at the end. Never the password.
 */

#include "assistant/outcome.h"

#include "document/outcome-json.h"

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
  /* Mended or set up anew, all may be well by now. */
  gboolean repaired = flow->saved && flow->check != NULL && !flow->check->is_well;

  return portolan_outcome_document (portolan_outcome_get_id (portolan_outcome_of_flow (flow)),
                                    flow->address != NULL ? flow->address->text : NULL,
                                    flow->result != NULL ? flow->result->settings : NULL,
                                    flow->check, repaired);
}
