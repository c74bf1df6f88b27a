/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "assistant/flow.h"

G_BEGIN_DECLS

/**
 * PortolanOutcome:
 * @PORTOLAN_OUTCOME_SAVED: the settings were proved and lie in the keyring
 * @PORTOLAN_OUTCOME_CANCELLED: the window was closed before that
 * @PORTOLAN_OUTCOME_NOT_FOUND: it was closed when a search had found nothing
 * @PORTOLAN_OUTCOME_PROBLEM: it was closed when a check had found something that was not mended
 *
 * How the window ended. It comes from what was done, never from which button closed the window.
 */
typedef enum {
  PORTOLAN_OUTCOME_SAVED,
  PORTOLAN_OUTCOME_CANCELLED,
  PORTOLAN_OUTCOME_NOT_FOUND,
  PORTOLAN_OUTCOME_PROBLEM,
} PortolanOutcome;

PortolanOutcome portolan_outcome_of_flow         (const PortolanFlow *flow);
int             portolan_outcome_get_exit_status (PortolanOutcome     outcome);
const char     *portolan_outcome_get_id          (PortolanOutcome     outcome);
JsonNode       *portolan_outcome_to_json         (const PortolanFlow *flow);

G_END_DECLS
