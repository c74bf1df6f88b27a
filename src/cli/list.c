/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* portolan list: the saved accounts. */

#include "config.h"

#include <glib/gi18n.h>

#include "advice/security-words.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/print.h"
#include "document/json.h"
#include "store/store.h"

static void
print_json (GPtrArray *accounts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "accounts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < accounts->len; i++)
    {
      const PortolanSavedAccount *account = g_ptr_array_index (accounts, i);

      json_builder_begin_object (builder);
      portolan_json_add_string (builder, "address", account->account);
      portolan_json_add_bool (builder, "locked", account->locked);
      json_builder_set_member_name (builder, "settings");
      portolan_json_add_settings (builder, account->settings);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  portolan_print_json (builder);
}

static void
print_account (const PortolanSavedAccount *account)
{
  if (account->locked)
    g_print (_ ("%s: locked\n"), account->account);
  else if (account->settings == NULL)
    g_print (_ ("%s: can’t be read\n"), account->account);
  else
    /* Translators: address, server, port, encryption */
    g_print (_ ("%s: %s, port %u, %s\n"), account->account, account->settings->host,
             account->settings->port, portolan_security_in_words (account->settings->security));
}

PortolanExit
portolan_command_list (PortolanRun *run, int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON document"), NULL },
    { NULL },
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) error = NULL;

  if (!portolan_options_parse (&argc, &argv, entries, "", _ ("List the saved accounts.")))
    return PORTOLAN_EXIT_USAGE;
  if (argc > 1)
    {
      portolan_options_complain (_ ("“portolan list” takes no address; “portolan show” does."));
      return PORTOLAN_EXIT_USAGE;
    }

  portolan_store_list_async (portolan_run_get_cancellable (run), portolan_run_on_ready, run);
  result = portolan_run_wait (run);
  accounts = portolan_store_list_finish (result, &error);
  if (accounts == NULL)
    {
      if (!portolan_run_was_interrupted (run))
        portolan_options_complain (error->message);
      return PORTOLAN_EXIT_NO_STORE;
    }

  if (json)
    print_json (accounts);
  else if (accounts->len == 0)
    g_print ("%s\n", _ ("No account is saved yet. “portolan set-up” sets one up."));
  else
    g_ptr_array_foreach (accounts, (GFunc) (void (*) (void)) print_account, NULL);
  return PORTOLAN_EXIT_DONE;
}
