/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* portolan explain: what a server's reply means and what to do. */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/explain-lines.h"
#include "cli/options.h"
#include "cli/print.h"
#include "document/explain-json.h"

#define MAX_REPLY (1024 * 1024) /* a reply is a few lines; more than this is something else */

static void
print_help_page (const PortolanExplanation *explanation)
{
  const char *url = portolan_explanation_get_help_url (explanation);

  /* Translators: the first is the name of a mail provider, the second a web address. */
  if (url != NULL)
    g_print (_ ("  The help page of %s: %s\n"),
             portolan_explanation_get_provider_name (explanation), url);
}

static void
explain_text (const char *text, gssize length, gboolean json)
{
  g_autoptr (PortolanExplanation) explanation = portolan_explain (text, length);
  g_autoptr (JsonNode) document = NULL;

  if (!json)
    {
      portolan_print_finding (STDOUT_FILENO, explanation->finding);
      print_help_page (explanation);
      return;
    }

  document = portolan_explanation_to_json (explanation);
  portolan_print_document (document);
}

static char *
read_input (gsize *length)
{
  char *text = g_malloc (MAX_REPLY + 1);

  *length = fread (text, 1, MAX_REPLY, stdin);
  text[*length] = '\0';
  return text;
}

PortolanExit
portolan_command_explain (PortolanRun *run, int argc, char **argv)
{
  gboolean json = FALSE, each = FALSE, summary = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON document"), NULL },
    { "each", 0, 0, G_OPTION_ARG_NONE, &each,
      N_ ("Take each line of standard input as a reply; print one JSON document a line"), NULL },
    { "summary", 0, 0, G_OPTION_ARG_NONE, &summary,
      N_ ("Count what the lines of standard input mean, be they replies or a mail log"), NULL },
    { NULL },
  };
  g_autofree char *text = NULL;
  gsize length;

  if (!portolan_options_parse (&argc, &argv, entries, _ ("TEXT"),
                               _ ("Say what a mail server’s reply means and what to do. “-” reads "
                                  "it from standard input.")))
    return PORTOLAN_EXIT_USAGE;

  if (each && summary)
    {
      portolan_options_complain (_ ("Please choose one of --each and --summary."));
      return PORTOLAN_EXIT_USAGE;
    }
  if (summary)
    {
      portolan_explain_summarise (stdin, json);
      return PORTOLAN_EXIT_DONE;
    }
  if (each)
    {
      portolan_explain_each_line (stdin);
      return PORTOLAN_EXIT_DONE;
    }

  if (argc != 2 || *argv[1] == '\0')
    {
      portolan_options_complain (_ ("Please give the server’s reply in quotes, like “portolan "
                                    "explain '535 5.7.8 Error'”."));
      return PORTOLAN_EXIT_USAGE;
    }

  if (!g_str_equal (argv[1], "-"))
    {
      explain_text (argv[1], -1, json);
      return PORTOLAN_EXIT_DONE;
    }

  text = read_input (&length);
  explain_text (text, length, json);
  return PORTOLAN_EXIT_DONE;
}
