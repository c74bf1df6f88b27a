/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* portolan find: search and propose, without signing in. */

#include "config.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "advice/diagnose.h"
#include "advice/security-words.h"
#include "cli/command.h"
#include "cli/ledger.h"
#include "cli/options.h"
#include "cli/print.h"
#include "cli/provider.h"
#include "cli/seek.h"
#include "cli/style.h"
#include "document/json.h"
#include "model/enums.h"
#include "model/nick.h"

/* JSON */

static void
add_attempt (JsonBuilder *builder, const PortolanAttempt *attempt, GPtrArray *attempts)
{
  const PortolanObservation *observation = attempt->observation;
  const char *error = observation != NULL ? observation->error_text : "not waited for";

  json_builder_begin_object (builder);
  portolan_json_add_string (builder, "host", attempt->endpoint->host);
  portolan_json_add_int (builder, "port", attempt->endpoint->port);
  portolan_json_add_string (builder, "origin",
                            portolan_nick (PORTOLAN_TYPE_ORIGIN, attempt->origin));
  portolan_json_add_string (builder, "reached",
                            portolan_nick (PORTOLAN_TYPE_STAGE, attempt->stage));
  portolan_json_add_string (builder, "outcome", portolan_outcome_of_attempt (attempt, attempts));
  portolan_json_add_string (builder, "error", error);
  portolan_json_add_int (builder, "elapsed_ms",
                         observation != NULL ? observation->elapsed / 1000 : 0);
  json_builder_end_object (builder);
}

static void
print_json (PortolanSearch *search,
            const PortolanAddress *address,
            GArray *findings,
            const char *meant,
            gboolean ledger)
{
  PortolanNetwork network = portolan_search_get_network (search);
  GPtrArray *proposals = portolan_search_get_proposals (search);
  GPtrArray *attempts = portolan_search_get_attempts (search);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  portolan_json_add_string (builder, "address", address->text);
  portolan_json_add_string (builder, "domain", address->domain);
  portolan_json_add_int (builder, "elapsed_ms", portolan_search_get_elapsed (search) / 1000);
  portolan_json_add_string (builder, "network", portolan_nick (PORTOLAN_TYPE_NETWORK, network));

  json_builder_set_member_name (builder, "proposals");
  json_builder_begin_array (builder);
  for (guint i = 0; i < proposals->len; i++)
    portolan_json_add_proposal (builder, g_ptr_array_index (proposals, i), address);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "tried");
  json_builder_begin_array (builder);
  for (guint i = 0; i < attempts->len; i++)
    add_attempt (builder, g_ptr_array_index (attempts, i), attempts);
  json_builder_end_array (builder);

  portolan_json_add_findings (builder, findings);
  portolan_json_add_string (builder, "did_you_mean", meant);
  portolan_json_add_provider (builder, search,
                              proposals->len > 0 ? g_ptr_array_index (proposals, 0) : NULL);
  if (ledger)
    portolan_json_add_ledger (builder);
  json_builder_end_object (builder);
  portolan_print_json (builder);
}

/* Text */

static void
print_others (GPtrArray *proposals)
{
  g_autofree char *title =
      portolan_style_paint (STDOUT_FILENO, PORTOLAN_STYLE_TITLE, _ ("Other choices"));

  if (proposals->len < 2)
    return;

  g_print ("\n%s\n", title);
  for (guint i = 1; i < proposals->len; i++)
    {
      const PortolanCandidate *candidate = ((PortolanProposal *) proposals->pdata[i])->candidate;

      /* Translators: server, port, encryption; "smtp.example.com, port 587: locked after …" */
      g_print (_ ("  %s, port %u: %s\n"), candidate->host, candidate->port,
               portolan_security_in_words (candidate->security));
    }
}

static void
print_text (PortolanSearch *search, GArray *findings, const char *meant)
{
  GPtrArray *proposals = portolan_search_get_proposals (search);
  g_autofree char *title = NULL;

  if (proposals->len > 0)
    {
      PortolanProposal *best = g_ptr_array_index (proposals, 0);

      title = portolan_style_paint (STDOUT_FILENO, PORTOLAN_STYLE_TITLE,
                                    _ ("This server takes your outgoing mail"));
      g_print ("%s\n", title);
      portolan_print_settings (best->candidate->host, best->candidate->port,
                               best->candidate->security, best->username);
    }

  if (proposals->len > 0 && findings->len > 0)
    g_print ("\n");
  portolan_print_findings (STDOUT_FILENO, findings);
  if (proposals->len == 0)
    portolan_print_known_servers (search);
  print_others (proposals);
  if (meant != NULL)
    g_print (_ ("\nDid you mean %s?\n"), meant);
}

/* The command */

PortolanExit
portolan_command_find (PortolanRun *run, int argc, char **argv)
{
  gboolean json = FALSE, all = FALSE, offline = FALSE, ledger = FALSE;
  int timeout = 0;
  g_autofree char *typed_host = NULL, *typed_port = NULL, *host = NULL;
  PortolanSearchOptions options = PORTOLAN_SEARCH_OPTIONS_INIT;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON document"), NULL },
    { "host", 0, 0, G_OPTION_ARG_STRING, &typed_host, N_ ("Try only this server"), N_ ("HOST") },
    { "port", 0, 0, G_OPTION_ARG_STRING, &typed_port, N_ ("Try only this port"), N_ ("PORT") },
    { "offline-sources", 0, 0, G_OPTION_ARG_NONE, &offline, N_ ("Ask nobody but the domain itself"),
      NULL },
    { "timeout", 0, 0, G_OPTION_ARG_INT, &timeout, N_ ("Give up after this time"), N_ ("SECONDS") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Wait for every answer"), NULL },
    { "ledger", 0, 0, G_OPTION_ARG_NONE, &ledger,
      N_ ("Tell who was asked, and what they were told"), NULL },
    { NULL },
  };
  g_autoptr (PortolanAddress) address = NULL;
  g_autoptr (PortolanSearch) search = NULL;
  g_autoptr (GArray) findings = NULL;
  g_autofree char *meant = NULL;

  if (!portolan_options_parse (&argc, &argv, entries, _ ("ADDRESS"),
                               _ ("Find the server that sends mail for an address.")) ||
      !portolan_options_take_address (argc, argv, &address) ||
      !portolan_options_parse_server (typed_host, typed_port, &host, &options.port) ||
      !portolan_options_check_timeout (timeout))
    return PORTOLAN_EXIT_USAGE;

  options.host = host;
  options.offline = offline;
  options.timeout = timeout;
  options.all = all;
  search = portolan_seek (run, address, &options, !json);
  if (search == NULL)
    return PORTOLAN_EXIT_INTERRUPTED;

  portolan_search_stop (search);
  meant = portolan_options_suggest (address);
  findings = portolan_diagnose_search (search);
  if (json)
    print_json (search, address, findings, meant, ledger);
  else
    print_text (search, findings, meant);
  if (ledger && !json)
    portolan_print_ledger ();

  if (portolan_search_get_proposals (search)->len > 0)
    return PORTOLAN_EXIT_DONE;
  return portolan_search_get_network (search) == PORTOLAN_NETWORK_DOWN ? PORTOLAN_EXIT_NO_NETWORK
                                                                       : PORTOLAN_EXIT_PROBLEM;
}
