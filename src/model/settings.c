/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "model/settings.h"

PortolanSettings *
portolan_settings_new (void)
{
  return g_new0 (PortolanSettings, 1);
}

PortolanSettings *
portolan_settings_copy (const PortolanSettings *settings)
{
  PortolanSettings *copy = g_memdup2 (settings, sizeof *settings);

  copy->address = g_strdup (settings->address);
  copy->host = g_strdup (settings->host);
  copy->username = g_strdup (settings->username);
  copy->auth = g_strdup (settings->auth);
  copy->certificate_sha256 = g_strdup (settings->certificate_sha256);
  copy->password = settings->password != NULL ? secret_value_ref (settings->password) : NULL;
  copy->more = g_strdup (settings->more);
  return copy;
}

void
portolan_settings_free (PortolanSettings *settings)
{
  g_free (settings->address);
  g_free (settings->host);
  g_free (settings->username);
  g_free (settings->auth);
  g_free (settings->certificate_sha256);
  g_clear_pointer (&settings->password, secret_value_unref);
  g_free (settings->more);
  g_free (settings);
}
