/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PORTOLAN_WEB:
 * @function: one that is declared as being part of the web module
 *
 * Returns: (type gpointer): @function, of its own type
 */
#define PORTOLAN_WEB(function) ((__typeof__ (&(function))) portolan_web_get (#function))

gpointer portolan_web_get (const char *function);

G_END_DECLS
