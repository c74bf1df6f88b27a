/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib-object.h>

#include "portolan/api.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_LIMITS (portolan_limits_get_type ())
PORTOLAN_API
G_DECLARE_FINAL_TYPE (PortolanLimits, portolan_limits, PORTOLAN, LIMITS, GObject)

/**
 * PortolanLimits:
 *
 * How much a server and its provider let an ordinary account send, so that a program can pace
 * itself. Every number is 0 where nothing is known.
 */

PORTOLAN_API guint64     portolan_limits_get_letters_per_minute     (PortolanLimits *self);
PORTOLAN_API guint64     portolan_limits_get_letters_per_hour       (PortolanLimits *self);
PORTOLAN_API guint64     portolan_limits_get_letters_per_day        (PortolanLimits *self);
PORTOLAN_API guint64     portolan_limits_get_recipients_per_day     (PortolanLimits *self);
PORTOLAN_API guint64     portolan_limits_get_recipients_per_message (PortolanLimits *self);
PORTOLAN_API guint64     portolan_limits_get_max_message_bytes      (PortolanLimits *self);
PORTOLAN_API const char *const *
                         portolan_limits_get_sentences              (PortolanLimits *self);

G_END_DECLS
