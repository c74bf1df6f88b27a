/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "portolan/advice.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_MEANING (portolan_meaning_get_type ())
PORTOLAN_API
G_DECLARE_FINAL_TYPE (PortolanMeaning, portolan_meaning, PORTOLAN, MEANING, GObject)

/**
 * PortolanMeaning:
 *
 * What a mail server's reply means. Made by [func@Portolan.explain_reply].
 */

PORTOLAN_API PortolanMeaning *portolan_explain_reply             (const char      *text);

PORTOLAN_API int              portolan_meaning_get_code          (PortolanMeaning *self);
PORTOLAN_API const char      *portolan_meaning_get_enhanced      (PortolanMeaning *self);
PORTOLAN_API const char      *portolan_meaning_get_confidence    (PortolanMeaning *self);
PORTOLAN_API const char      *portolan_meaning_get_provider      (PortolanMeaning *self);
PORTOLAN_API const char      *portolan_meaning_get_provider_name (PortolanMeaning *self);
PORTOLAN_API const char      *portolan_meaning_get_help_url      (PortolanMeaning *self);
PORTOLAN_API PortolanAdvice  *portolan_meaning_get_advice        (PortolanMeaning *self);

G_END_DECLS
