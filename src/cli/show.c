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

/* Returns FALSE after a complaint if there is no such format. */
static gboolean
look_format_up (const char *name, const PortolanExport **format)
{
  g_autofree char *all = NULL;
  g_autofree char *sentence = NULL;

  *format = name != NULL ? portolan_export_lookup (name) : NULL;
  if (name == NULL || *format != NULL)
    return TRUE;

  all = portolan_export_list (", ");
  /* TRANSLATORS: %s is a list of words, such as "json, env, msmtp". */
  sentence = g_strdup_printf (_ ("The formats are: %s."), all);
  portolan_options_complain (sentence);
  return FALSE;
}

static PortolanExit
print_settings (const PortolanSettings *settings,
                const PortolanExport *format,
                gboolean with_password)
{
  if (format == NULL)
    portolan_print_settings (settings->host, settings->port, settings->security,
                             settings->username);
  else if (portolan_export_can_hold (format, settings))
    format->print (settings, with_password);
  else
    {
      portolan_options_complain (_ ("The user name or the password has a line break in it. This "
                                    "format can’t hold that."));
      return PORTOLAN_EXIT_PROBLEM;
    }

  return PORTOLAN_EXIT_DONE;
}

PortolanExit
portolan_command_show (PortolanRun *run, int argc, char **argv)
{
  g_autofree char *all = portolan_export_list (", ");
  /* TRANSLATORS: %s is a list of words, such as "json, env, msmtp". */
  g_autofree char *about_formats = g_strdup_printf (_ ("For other programs: %s"), all);
  g_autofree char *name = NULL;
  const PortolanExport *format = NULL;
  gboolean with_password = FALSE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &name, about_formats, N_ ("FORMAT") },
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
      !portolan_options_take_address (argc, argv, &address) || !look_format_up (name, &format))
    return PORTOLAN_EXIT_USAGE;

  portolan_store_load_async (address->text, portolan_run_get_cancellable (run),
                             portolan_run_on_ready, run);
  result = portolan_run_wait (run);
  settings = portolan_store_load_finish (result, &error);
  if (settings == NULL)
    return complain (run, error);

  return print_settings (settings, format, with_password);
}
