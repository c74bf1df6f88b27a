/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "model/error.h"

#include <gio/gio.h>

/* How they are called on D-Bus; read back as the same errors. */
static const GDBusErrorEntry entries[] = {
  { PORTOLAN_ERROR_INPUT, "org.portolan.Error.Input" },
  { PORTOLAN_ERROR_STORE_UNAVAILABLE, "org.portolan.Error.StoreUnavailable" },
  { PORTOLAN_ERROR_STORE_LOCKED, "org.portolan.Error.StoreLocked" },
  { PORTOLAN_ERROR_STORE_UNREADABLE, "org.portolan.Error.StoreUnreadable" },
  { PORTOLAN_ERROR_NOT_SAVED, "org.portolan.Error.NotSaved" },
  { PORTOLAN_ERROR_NO_DISPLAY, "org.portolan.Error.NoDisplay" },
};

GQuark
portolan_error_quark (void)
{
  static gsize quark = 0;

  g_dbus_error_register_error_domain ("portolan-error-quark", &quark, entries,
                                      G_N_ELEMENTS (entries));
  return (GQuark) quark;
}
