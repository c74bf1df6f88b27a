/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* portolan show: the saved settings of one account, for people and for programs. */

#include "config.h"

#include <glib/gi18n.h>

#include "cli/command.h"
#include "cli/export.h"
#include "cli/options.h"
#include "cli/print.h"
#include "store/store.h"

static PortolanExit
complain (PortolanRun *run, const GError *error)
{
  if (!portolan_run_was_interrupted (run))
    portolan_options_complain (error->message);

  return g_error_matches (error, PORTOLAN_ERROR, PORTOLAN_ERROR_NOT_SAVED) ||
                 g_error_matches (error, PORTOLAN_ERROR, PORTOLAN_ERROR_STORE_UNREADABLE)
             ? PORTOLAN_EXIT_PROBLEM
             : PORTOLAN_EXIT_NO_STORE;
}

PortolanExit
portolan_command_show (PortolanRun *run, int argc, char **argv)
{
  g_autofree char *format = NULL;
  gboolean with_password = FALSE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      N_ ("For other programs: json, env, msmtp, uri or password"), N_ ("FORMAT") },
    { "with-password", 0, 0, G_OPTION_ARG_NONE, &with_password, N_ ("Print the password, too"),
      NULL },
    { NULL },
  };
  g_autoptr (PortolanAddress) address = NULL;
  g_autoptr (PortolanSettings) settings = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!portolan_options_parse (&argc, &argv, entries, _ ("ADDRESS"),
                               _ ("Show the saved settings of an account.")) ||
      !portolan_options_take_address (argc, argv, &address))
    return PORTOLAN_EXIT_USAGE;
  if (format != NULL && portolan_export_lookup (format) == NULL)
    {
      portolan_options_complain (_ ("The formats are json, env, msmtp, uri and password."));
      return PORTOLAN_EXIT_USAGE;
    }

  portolan_store_load_async (address->text, portolan_run_get_cancellable (run),
                             portolan_run_on_ready, run);
  result = portolan_run_wait (run);
  settings = portolan_store_load_finish (result, &error);
  if (settings == NULL)
    return complain (run, error);

  if (format != NULL)
    portolan_export_lookup (format) (settings, with_password);
  else
    portolan_print_settings (settings->host, settings->port, settings->security,
                             settings->username);
  return PORTOLAN_EXIT_DONE;
}
