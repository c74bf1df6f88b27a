/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PORTOLAN_ERROR (portolan_error_quark ())

/**
 * PortolanError:
 * @PORTOLAN_ERROR_INPUT: what was typed can't be understood; the message says what to type
 * @PORTOLAN_ERROR_STORE_UNAVAILABLE: this computer has no place to keep passwords
 * @PORTOLAN_ERROR_STORE_LOCKED: that place is locked and was not unlocked
 * @PORTOLAN_ERROR_STORE_UNREADABLE: a saved item can't be understood
 * @PORTOLAN_ERROR_NOT_SAVED: nothing is saved for that address
 * @PORTOLAN_ERROR_NO_DISPLAY: a window is wanted where none can be opened
 *
 * Errors of Portolan's own. What a server does is never one: it is a fact in an observation.
 */
typedef enum {
  PORTOLAN_ERROR_INPUT,
  PORTOLAN_ERROR_STORE_UNAVAILABLE,
  PORTOLAN_ERROR_STORE_LOCKED,
  PORTOLAN_ERROR_STORE_UNREADABLE,
  PORTOLAN_ERROR_NOT_SAVED,
  PORTOLAN_ERROR_NO_DISPLAY,
} PortolanError;

GQuark portolan_error_quark (void);

G_END_DECLS
