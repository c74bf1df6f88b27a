/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* portolan forget: remove what is saved for an address. */

#include "config.h"

#include <glib/gi18n.h>

#include "cli/command.h"
#include "cli/options.h"
#include "store/store.h"

PortolanExit
portolan_command_forget (PortolanRun *run, int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (PortolanAddress) address = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!portolan_options_parse (&argc, &argv, entries, _ ("ADDRESS"),
                               _ ("Remove the saved settings of an account.")) ||
      !portolan_options_take_address (argc, argv, &address))
    return PORTOLAN_EXIT_USAGE;

  portolan_store_forget_async (address->text, portolan_run_get_cancellable (run),
                               portolan_run_on_ready, run);
  result = portolan_run_wait (run);
  if (!portolan_store_forget_finish (result, &error))
    {
      if (!portolan_run_was_interrupted (run))
        portolan_options_complain (error->message);
      return g_error_matches (error, PORTOLAN_ERROR, PORTOLAN_ERROR_NOT_SAVED)
                 ? PORTOLAN_EXIT_PROBLEM
                 : PORTOLAN_EXIT_NO_STORE;
    }

  g_print (_ ("The settings of %s are removed from your keyring.\n"), address->text);
  return PORTOLAN_EXIT_DONE;
}
