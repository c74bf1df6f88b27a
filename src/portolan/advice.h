/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib-object.h>

#include "portolan/api.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_ADVICE (portolan_advice_get_type ())
PORTOLAN_API
G_DECLARE_FINAL_TYPE (PortolanAdvice, portolan_advice, PORTOLAN, ADVICE, GObject)

/**
 * PortolanAdvice:
 *
 * One thing that Portolan found out, with an id for programs and words for people: what happened,
 * what it means, and what to do.
 *
 * The words are in the user's language, free of jargon, and made to be shown as they are.
 */

PORTOLAN_API const char *portolan_advice_get_id           (PortolanAdvice *self);
PORTOLAN_API const char *portolan_advice_get_severity     (PortolanAdvice *self);
PORTOLAN_API const char *portolan_advice_get_where        (PortolanAdvice *self);
PORTOLAN_API gboolean    portolan_advice_get_is_temporary (PortolanAdvice *self);
PORTOLAN_API const char *portolan_advice_get_headline     (PortolanAdvice *self);
PORTOLAN_API const char *portolan_advice_get_what         (PortolanAdvice *self);
PORTOLAN_API const char *portolan_advice_get_means        (PortolanAdvice *self);
PORTOLAN_API const char *portolan_advice_get_action       (PortolanAdvice *self);

G_END_DECLS
