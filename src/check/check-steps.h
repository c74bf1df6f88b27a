/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "advice/finding.h"
#include "model/observation.h"
#include "model/settings.h"

G_BEGIN_DECLS

/**
 * PortolanCheckStep:
 * @PORTOLAN_CHECK_NETWORK: does anything get out of this computer?
 * @PORTOLAN_CHECK_NAME: does the server's name lead to an address?
 * @PORTOLAN_CHECK_CONNECT: does a mail server answer there?
 * @PORTOLAN_CHECK_ENCRYPTION: can the conversation be encrypted as the settings say?
 * @PORTOLAN_CHECK_CERTIFICATE: is the server who it should be?
 * @PORTOLAN_CHECK_SIGN_IN: does it take user name and password?
 * @PORTOLAN_CHECK_PERMISSION: may this account send with its address?
 *
 * The steps of a re-check, each of which needs those before it.
 */
typedef enum {
  PORTOLAN_CHECK_NETWORK,
  PORTOLAN_CHECK_NAME,
  PORTOLAN_CHECK_CONNECT,
  PORTOLAN_CHECK_ENCRYPTION,
  PORTOLAN_CHECK_CERTIFICATE,
  PORTOLAN_CHECK_SIGN_IN,
  PORTOLAN_CHECK_PERMISSION,
} PortolanCheckStep;

#define PORTOLAN_N_CHECK_STEPS (PORTOLAN_CHECK_PERMISSION + 1)

/**
 * PortolanCheckState:
 * @PORTOLAN_CHECK_STATE_WAITING: it is not its turn yet, or one before it failed
 * @PORTOLAN_CHECK_STATE_RUNNING: under way
 * @PORTOLAN_CHECK_STATE_WELL: went well
 * @PORTOLAN_CHECK_STATE_FAILED: failed
 * @PORTOLAN_CHECK_STATE_SKIPPED: left out; the detail says why
 *
 * How far a step has come.
 */
typedef enum {
  PORTOLAN_CHECK_STATE_WAITING,
  PORTOLAN_CHECK_STATE_RUNNING,
  PORTOLAN_CHECK_STATE_WELL,
  PORTOLAN_CHECK_STATE_FAILED,
  PORTOLAN_CHECK_STATE_SKIPPED,
} PortolanCheckState;

/**
 * PortolanCheckStepResult:
 * @state: how far it has come
 * @elapsed: microseconds that it took
 * @detail: (nullable): technical words, English, one line, valid UTF-8
 *
 * What came of one step.
 */
typedef struct {
  PortolanCheckState state;
  gint64 elapsed;
  char *detail;
} PortolanCheckStepResult;

const char        *portolan_check_step_get_id    (PortolanCheckStep          step);
const char        *portolan_check_step_in_words  (PortolanCheckStep          step);
PortolanCheckStep  portolan_check_step_for_stage (PortolanStage              stage);
void               portolan_check_steps_set      (PortolanCheckStepResult   *steps,
                                                  PortolanCheckStep          step,
                                                  PortolanCheckState         state,
                                                  const char                *detail);
void               portolan_check_steps_clear    (PortolanCheckStepResult   *steps);
PortolanCheckStep  portolan_check_steps_judge    (PortolanCheckStepResult   *steps,
                                                  const PortolanSettings    *settings,
                                                  const PortolanObservation *observation,
                                                  PortolanNeeds              missing);

G_END_DECLS
