/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "sources/autoconfig-xml.h"

gboolean
portolan_autoconfig_has_auth (const PortolanAutoconfig *autoconfig, PortolanAutoconfigAuth auth)
{
  for (guint i = 0; i < autoconfig->auth->len; i++)
    if (g_array_index (autoconfig->auth, PortolanAutoconfigAuth, i) == auth)
      return TRUE;

  return FALSE;
}

void
portolan_autoconfig_page_free (PortolanAutoconfigPage *page)
{
  g_free (page->url);
  g_free (page->text);
  g_free (page);
}

void
portolan_autoconfig_free (PortolanAutoconfig *autoconfig)
{
  g_ptr_array_unref (autoconfig->candidates);
  g_array_unref (autoconfig->auth);
  g_free (autoconfig->display_name);
  g_ptr_array_unref (autoconfig->documentation);
  g_clear_pointer (&autoconfig->enable, portolan_autoconfig_page_free);
  g_free (autoconfig);
}
