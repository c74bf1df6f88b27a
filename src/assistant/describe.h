/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/attempt.h"
#include "model/proposal.h"

G_BEGIN_DECLS

/**
 * PortolanSafety:
 * @PORTOLAN_SAFETY_OPEN: anybody on the way can read along
 * @PORTOLAN_SAFETY_DOUBTFUL: locked, but it is not certain whom one talks to
 * @PORTOLAN_SAFETY_SAFE: locked, and the server has proved who it is
 *
 * How safe a password is there, in the three steps that the window shows.
 */
typedef enum {
  PORTOLAN_SAFETY_OPEN = 1,
  PORTOLAN_SAFETY_DOUBTFUL,
  PORTOLAN_SAFETY_SAFE,
} PortolanSafety;

/**
 * PortolanDoorState:
 * @PORTOLAN_DOOR_DARK: nobody has been there
 * @PORTOLAN_DOOR_KNOCKING: somebody is on the way or talking
 * @PORTOLAN_DOOR_SILENT: closed, or no answer
 * @PORTOLAN_DOOR_UNLOCKED: takes mail, without a lock
 * @PORTOLAN_DOOR_DOUBTFUL: takes mail behind a lock, but something is to be asked first
 * @PORTOLAN_DOOR_SAFE: takes mail behind a lock
 *
 * What is known about one door, the better the higher.
 */
typedef enum {
  PORTOLAN_DOOR_DARK,
  PORTOLAN_DOOR_SILENT,
  PORTOLAN_DOOR_KNOCKING,
  PORTOLAN_DOOR_UNLOCKED,
  PORTOLAN_DOOR_DOUBTFUL,
  PORTOLAN_DOOR_SAFE,
} PortolanDoorState;

PortolanSafety portolan_safety_of_proposal      (const PortolanProposal *proposal);
const char    *portolan_describe_safety         (PortolanSafety          safety);
const char    *portolan_describe_safety_shortly (PortolanSafety          safety);

const char *portolan_describe_security         (PortolanSecurity security);
const char *portolan_describe_security_term    (PortolanSecurity security);
const char *portolan_describe_security_meaning (PortolanSecurity security,
                                                PortolanSafety   safety);
const char *portolan_security_icon_name        (PortolanSecurity security);

PortolanDoorState portolan_door_of_attempt  (const PortolanAttempt *attempt);
const char       *portolan_describe_attempt (const PortolanAttempt *attempt);
const char       *portolan_describe_door    (PortolanDoorState      state);
char             *portolan_describe_door_in_full (guint16           port,
                                                  PortolanDoorState state);

char *portolan_isolate        (const char *name);
char *portolan_describe_host  (const char *host);
char *portolan_describe_place (const char *host,
                               guint16     port);

G_END_DECLS
