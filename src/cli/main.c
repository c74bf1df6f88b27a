/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The command "portolan". The table below is its contents and its help. */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#include "cli/command.h"
#include "cli/options.h"
#include "net/process.h"
#include "net/trust-store.h"
#include "store/guard.h"

static const PortolanCommand commands[] = {
  { "find", N_ ("ADDRESS"), N_ ("Find the server that sends mail for an address"),
    portolan_command_find },
  { "set-up", N_ ("[ADDRESS]"), N_ ("Find it, sign in, and save the settings"),
    portolan_command_set_up },
  { "check", N_ ("[ADDRESS]"), N_ ("Check whether saved settings still work, and repair them"),
    portolan_command_check },
  { "list", "", N_ ("List the saved accounts"), portolan_command_list },
  { "show", N_ ("ADDRESS"), N_ ("Show the saved settings of an account"), portolan_command_show },
  { "forget", N_ ("ADDRESS"), N_ ("Remove the saved settings of an account"),
    portolan_command_forget },
  { "explain", N_ ("TEXT"), N_ ("Say what a mail server’s reply means and what to do"),
    portolan_command_explain },
};

static void
print_help (void)
{
  g_print ("%s\n  portolan %s\n\n%s\n", _ ("Usage:"), _ ("COMMAND [OPTION…]"), _ ("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *arguments = *commands[i].arguments != '\0' ? _ (commands[i].arguments) : "";
      g_autofree char *usage = g_strdup_printf ("%s %s", commands[i].name, arguments);

      g_print ("  %-20s %s\n", usage, _ (commands[i].summary));
    }
  g_print ("\n%s\n", _ ("“portolan COMMAND --help” tells more about each."));
}

static const PortolanCommand *
lookup_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];

  return NULL;
}

static PortolanExit
run_command (const PortolanCommand *command, int argc, char **argv)
{
  g_autoptr (PortolanRun) run = portolan_run_new ();
  PortolanExit status;

  portolan_trust_store_make_default ();
  portolan_guard_outlive_bus ();
  status = command->run (run, argc, argv);

  return portolan_run_was_interrupted (run) ? PORTOLAN_EXIT_INTERRUPTED : status;
}

/* What did not reach its file, say on a full disk, was not done. */
static PortolanExit
end_output (PortolanExit status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;

  portolan_options_complain (_ ("The output could not be written. Is the disk full?"));
  return status != PORTOLAN_EXIT_DONE ? status : PORTOLAN_EXIT_PROBLEM;
}

int
main (int argc, char **argv)
{
  const PortolanCommand *command;
  gboolean has_files = portolan_process_prepare ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PORTOLAN_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("portolan");

  if (!has_files)
    {
      portolan_options_complain (
          _ ("Too many files are open on this computer. Close some programs, and try again."));
      return PORTOLAN_EXIT_PROBLEM;
    }

  if (argc < 2)
    {
      print_help ();
      return PORTOLAN_EXIT_USAGE;
    }

  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") ||
      g_str_equal (argv[1], "help"))
    {
      print_help ();
      return end_output (PORTOLAN_EXIT_DONE);
    }

  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("portolan %s\n", PORTOLAN_VERSION);
      return end_output (PORTOLAN_EXIT_DONE);
    }

  command = lookup_command (argv[1]);
  if (command == NULL)
    {
      g_printerr (_ ("There is no command “%s”. “portolan --help” lists them.\n"), argv[1]);
      return PORTOLAN_EXIT_USAGE;
    }

  return end_output (run_command (command, argc - 1, argv + 1));
}
