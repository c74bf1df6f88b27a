/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "model/error.h"

/* Written out: tools/format would put spaces into the name that G_DEFINE_QUARK() makes of its
 * words. */
GQuark
portolan_error_quark (void)
{
  return g_quark_from_static_string ("portolan-error-quark");
}
