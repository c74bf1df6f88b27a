/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* portolan explain: what a server's reply means and what to do. */

#include "config.h"

#include "advice/explain.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "advice/words.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/print.h"

#define MAX_REPLY (1024 * 1024) /* a reply is a few lines; more than this is something else */

static JsonNode *
to_json (const PortolanExplanation *explanation)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  PortolanWords words = portolan_words_for_finding (explanation->finding);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "code");
  if (explanation->code != 0)
    json_builder_add_int_value (builder, explanation->code);
  else
    json_builder_add_null_value (builder);
  portolan_json_add_string (builder, "enhanced", explanation->enhanced);
  portolan_json_add_string (builder, "finding", portolan_finding_get_id (explanation->finding));
  portolan_json_add_string (builder, "confidence",
                            portolan_confidence_get_id (explanation->confidence));
  portolan_json_add_string (builder, "provider", explanation->provider);
  portolan_json_add_string (builder, "what", words.what);
  portolan_json_add_string (builder, "means", words.means);
  portolan_json_add_string (builder, "do", words.action);
  portolan_json_add_bool (builder, "temporary",
                          portolan_finding_is_temporary (explanation->finding));
  portolan_json_add_string (builder, "where",
                            portolan_where_get_id (
                                portolan_finding_get_where (explanation->finding)));
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
explain_text (const char *text, gssize length, gboolean json)
{
  g_autoptr (PortolanExplanation) explanation = portolan_explain (text, length);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *document = NULL;

  if (!json)
    {
      portolan_print_finding (STDOUT_FILENO, explanation->finding);
      return;
    }

  node = to_json (explanation);
  document = json_to_string (node, TRUE);
  g_print ("%s\n", document);
}

/* Lines */

static void
print_line (const PortolanExplanation *explanation)
{
  g_autoptr (JsonNode) node = to_json (explanation);
  g_autofree char *document = json_to_string (node, FALSE);

  fputs (document, stdout);
  putchar ('\n');
}

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const guint *counts = user_data;
  const PortolanFinding *one = a, *other = b;

  if (counts[*one] != counts[*other])
    return counts[*one] < counts[*other] ? 1 : -1;
  return (int) *one - (int) *other;
}

static void
print_summary (const guint *counts)
{
  PortolanFinding order[PORTOLAN_FINDING_UNKNOWN + 1];

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    order[i] = i;
  g_qsort_with_data (order, G_N_ELEMENTS (order), sizeof *order, compare_counts, (gpointer) counts);

  for (gsize i = 0; i < G_N_ELEMENTS (order) && counts[order[i]] > 0; i++)
    g_print ("%8u  %-26s %s\n", counts[order[i]], portolan_finding_get_id (order[i]),
             portolan_words_for_finding (order[i]).headline);
}

static void
explain_lines (FILE *input, gboolean summary)
{
  guint counts[PORTOLAN_FINDING_UNKNOWN + 1] = { 0 };
  char *line = NULL;
  size_t size = 0;
  ssize_t length;

  while ((length = getline (&line, &size, input)) >= 0)
    {
      g_autoptr (PortolanExplanation) explanation = NULL;

      if (length > 0 && line[length - 1] == '\n')
        length--;
      if (length == 0)
        continue;
      explanation = portolan_explain (line, length);
      counts[explanation->finding]++;
      if (!summary)
        print_line (explanation);
    }

  free (line);
  if (summary)
    print_summary (counts);
}

/* The command */

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
      N_ ("Count what the lines of standard input mean"), NULL },
    { NULL },
  };
  g_autofree char *text = NULL;
  gsize length;

  if (!portolan_options_parse (&argc, &argv, entries, _ ("TEXT"),
                               _ ("Say what a mail server’s reply means and what to do. “-” reads "
                                  "it from standard input.")))
    return PORTOLAN_EXIT_USAGE;

  if (each || summary)
    {
      explain_lines (stdin, summary);
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
