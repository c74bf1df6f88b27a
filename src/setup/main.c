/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * portolan-setup: the window as a program of its own, and the same as a service on D-Bus.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "net/process.h"
#include "net/resolver.h"
#include "net/trust-store.h"
#include "setup/application.h"
#include "setup/service.h"
#include "store/guard.h"

int
main (int argc, char *argv[])
{
  g_autoptr (PortolanApplication) application = NULL;
  g_autoptr (PortolanService) service = NULL;
  gboolean has_files = portolan_process_prepare ();
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PORTOLAN_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (!has_files)
    {
      g_printerr ("%s\n", _ ("Too many files are open on this computer. Close some programs, and "
                             "try again."));
      return EXIT_FAILURE;
    }

  portolan_resolver_make_default ();
  portolan_trust_store_make_default ();
  portolan_guard_outlive_bus ();
  if (argc == 2 && g_str_equal (argv[1], "--gapplication-service"))
    {
      g_set_prgname (PORTOLAN_APPLICATION_ID); /* what desktops tell our windows by */
      service = portolan_service_new ();
      return g_application_run (G_APPLICATION (service), 1, argv);
    }

  application = portolan_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  if (status == EXIT_FAILURE) /* how GLib ends on an option that it does not know */
    return PORTOLAN_EXIT_USAGE;
  return status != 0 ? status : portolan_application_get_exit_status (application);
}
