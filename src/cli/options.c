/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What all commands do with what was typed: understand it, or say in one sentence what to type. */

#include "config.h"

#include "cli/options.h"

#include <glib/gi18n.h>

#include "model/host.h"
#include "sources/typing-slip.h"

#define MAX_TIMEOUT 600 /* seconds */

/**
 * portolan_options_complain:
 * @sentence: what is wrong and what to type
 */
void
portolan_options_complain (const char *sentence)
{
  g_printerr ("%s\n", sentence);
}

/**
 * portolan_options_parse:
 * @argc: (inout): how many arguments
 * @argv: (inout): the arguments; the options are taken out
 * @entries: the command's options
 * @arguments: the command's arguments, for the help
 * @summary: what it does, for the help
 *
 * Returns: %FALSE after a complaint
 */
gboolean
portolan_options_parse (int *argc,
                        char ***argv,
                        const GOptionEntry *entries,
                        const char *arguments,
                        const char *summary)
{
  g_autofree char *usage = g_strdup_printf ("%s %s", (*argv)[0], arguments);
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_set_prgname ("portolan");
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;

  portolan_options_complain (error->message);
  return FALSE;
}

/**
 * portolan_options_take_address:
 * @argc: how many arguments are left
 * @argv: the arguments, the command's name first
 * @address: (out): the one address among them
 *
 * Returns: %FALSE after a complaint
 */
gboolean
portolan_options_take_address (int argc, char **argv, PortolanAddress **address)
{
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    {
      portolan_options_complain (argc < 2
                                     ? _ ("Please give an e-mail address, like bob@example.com.")
                                     : _ ("Please give one e-mail address only."));
      return FALSE;
    }

  *address = portolan_address_parse (argv[1], &error);
  if (*address == NULL)
    portolan_options_complain (error->message);
  return *address != NULL;
}

/**
 * portolan_options_parse_server:
 * @typed_host: (nullable): value of --host
 * @typed_port: (nullable): value of --port
 * @host: (out) (nullable): the host
 * @port: (out): the port, 0 if none was given
 *
 * Returns: %FALSE after a complaint
 */
gboolean
portolan_options_parse_server (const char *typed_host,
                               const char *typed_port,
                               char **host,
                               guint16 *port)
{
  g_autoptr (GError) error = NULL;

  *host = NULL;
  *port = 0;
  if ((typed_host == NULL || portolan_host_parse (typed_host, host, port, &error)) &&
      (typed_port == NULL || portolan_port_parse (typed_port, port, &error)))
    return TRUE;

  portolan_options_complain (error->message);
  return FALSE;
}

gboolean
portolan_options_check_timeout (int seconds)
{
  if (seconds >= 0 && seconds <= MAX_TIMEOUT)
    return TRUE;

  portolan_options_complain (_ ("The time limit is a number of seconds from 1 to 600."));
  return FALSE;
}

/**
 * portolan_options_suggest:
 * @address: what was typed
 *
 * Returns: (transfer full) (nullable): the address that was likely meant, if @address looks like a
 *   slip of the fingers; to be asked, never to be taken
 */
char *
portolan_options_suggest (const PortolanAddress *address)
{
  g_autofree char *domain =
      portolan_typing_slip_suggest (portolan_provider_table_get_default (), address->domain);

  return domain != NULL ? g_strconcat (address->local_part, "@", domain, NULL) : NULL;
}
