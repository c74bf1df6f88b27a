/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib-object.h>

#include "portolan/api.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_STEP (portolan_step_get_type ())
PORTOLAN_API
G_DECLARE_FINAL_TYPE (PortolanStep, portolan_step, PORTOLAN, STEP, GObject)

/**
 * PortolanStep:
 *
 * One thing that people have to do at their provider's before a program can sign in there. See
 * [method@Portolan.Server.get_steps].
 */

PORTOLAN_API const char *portolan_step_get_action (PortolanStep *self);
PORTOLAN_API const char *portolan_step_get_url    (PortolanStep *self);

G_END_DECLS
