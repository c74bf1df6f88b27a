/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * "portolan explain" for whole logs: one reply a line, as many as there are, in as little memory
 * as one line needs.
 */

#include "config.h"

#include "cli/explain-lines.h"

#include <glib/gi18n.h>
#include <string.h>

#include "advice/words.h"
#include "cli/print.h"
#include "document/explain-json.h"
#include "document/json.h"

/* What is longer is cut off: a reply is a few lines, even with the stack of a program around it. */
#define LINE_MOST (64 * 1024)

/* Reads a line without its end into @line. Returns its length, or -1 at the end of the input. */
static gssize
read_line (FILE *input, char *line)
{
  gsize length = 0;
  int c;

  while ((c = getc_unlocked (input)) != EOF && c != '\n')
    if (length < LINE_MOST)
      line[length++] = (char) c;
  return c == EOF && length == 0 ? -1 : (gssize) length;
}

/* JSON */

/* The end of an object, "what":…}, which is written but once for each finding and provider. */
static char *
make_tail (const PortolanExplanation *explanation)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  portolan_explanation_add_words (explanation, builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  return g_strdup (text + 1);
}

/* One table of tails for each provider, by finding. The names of providers are the table's own
 * strings, so that the pointers tell them apart. */
static const char *
get_tail (GHashTable *tails, const PortolanExplanation *explanation)
{
  char **of_provider = g_hash_table_lookup (tails, explanation->provider);

  if (of_provider == NULL)
    {
      of_provider = g_new0 (char *, PORTOLAN_N_FINDINGS);
      g_hash_table_insert (tails, (gpointer) explanation->provider, of_provider);
    }
  if (of_provider[explanation->finding] == NULL)
    of_provider[explanation->finding] = make_tail (explanation);
  return of_provider[explanation->finding];
}

static void
tails_free (gpointer of_provider)
{
  char **tails = of_provider;

  for (gsize i = 0; i < PORTOLAN_N_FINDINGS; i++)
    g_free (tails[i]);
  g_free (tails);
}

/* Numbers, dots and the letters of ids need no escapes. */
static void
print_string (const char *name, const char *value)
{
  fputs (name, stdout);
  if (value == NULL)
    {
      fputs ("null,", stdout);
      return;
    }
  putc_unlocked ('"', stdout);
  fputs (value, stdout);
  fputs ("\",", stdout);
}

static void
print_explanation (const PortolanExplanation *explanation, const char *tail)
{
  if (explanation->code != 0)
    printf ("{\"code\":%d,", explanation->code);
  else
    fputs ("{\"code\":null,", stdout);
  print_string ("\"enhanced\":", explanation->enhanced);
  print_string ("\"finding\":", portolan_finding_get_id (explanation->finding));
  print_string ("\"confidence\":", portolan_confidence_get_id (explanation->confidence));
  print_string ("\"provider\":", explanation->provider);
  fputs (tail, stdout);
  putc_unlocked ('\n', stdout);
}

/**
 * portolan_explain_each_line:
 * @input: where the replies are, one a line
 *
 * Prints one JSON object a line on standard output. Empty lines are passed over.
 */
void
portolan_explain_each_line (FILE *input)
{
  g_autoptr (GHashTable) tails = g_hash_table_new_full (NULL, NULL, NULL, tails_free);
  g_autofree char *line = g_malloc (LINE_MOST);
  gssize length;

  while ((length = read_line (input, line)) >= 0)
    {
      g_autoptr (PortolanExplanation) explanation = NULL;

      if (length == 0)
        continue;
      explanation = portolan_explain (line, length);
      print_explanation (explanation, get_tail (tails, explanation));
    }
}

/* Counts */

typedef struct {
  guint64 of[PORTOLAN_N_FINDINGS];
  guint64 replies;
  guint64 others; /* lines that are about no reply */
} Counts;

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Counts *counts = user_data;
  const PortolanFinding *one = a, *other = b;

  if (counts->of[*one] != counts->of[*other])
    return counts->of[*one] < counts->of[*other] ? 1 : -1;
  return (int) *one - (int) *other;
}

static void
count_lines (FILE *input, Counts *counts)
{
  g_autofree char *line = g_malloc (LINE_MOST);
  gssize length;

  while ((length = read_line (input, line)) >= 0)
    {
      g_autoptr (PortolanExplanation) explanation = NULL;

      if (length == 0)
        continue;
      explanation = portolan_explain (line, length);
      if (explanation->is_routine)
        {
          counts->others++;
          continue;
        }
      counts->replies++;
      counts->of[explanation->finding]++;
    }
}

static void
print_counts (const Counts *counts, const PortolanFinding *order)
{
  for (gsize i = 0; i < PORTOLAN_N_FINDINGS && counts->of[order[i]] > 0; i++)
    g_print ("%8" G_GUINT64_FORMAT "  %-26s %s\n", counts->of[order[i]],
             portolan_finding_get_id (order[i]), portolan_words_for_finding (order[i]).headline);
  if (counts->others > 0)
    g_printerr (g_dngettext (GETTEXT_PACKAGE, "%lu line is not about a reply.\n",
                             "%lu lines are not about a reply.\n", (gulong) counts->others),
                (gulong) counts->others);
}

static void
print_counts_as_json (const Counts *counts, const PortolanFinding *order)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  portolan_json_add_int (builder, "replies", (gint64) counts->replies);
  portolan_json_add_int (builder, "other_lines", (gint64) counts->others);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < PORTOLAN_N_FINDINGS && counts->of[order[i]] > 0; i++)
    {
      json_builder_begin_object (builder);
      portolan_json_add_string (builder, "finding", portolan_finding_get_id (order[i]));
      portolan_json_add_int (builder, "count", (gint64) counts->of[order[i]]);
      portolan_json_add_string (builder, "headline",
                                portolan_words_for_finding (order[i]).headline);
      portolan_json_add_bool (builder, "temporary", portolan_finding_is_temporary (order[i]));
      portolan_json_add_string (builder, "where",
                                portolan_where_get_id (portolan_finding_get_where (order[i])));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  portolan_print_json (builder);
}

/**
 * portolan_explain_summarise:
 * @input: where the replies are, one a line; may be a whole mail log
 * @json: whether to print one JSON document instead of a table
 *
 * Counts what the lines mean, most frequent first. Lines of a log that are about no reply are left
 * out, and their number is told on standard error.
 */
void
portolan_explain_summarise (FILE *input, gboolean json)
{
  PortolanFinding order[PORTOLAN_N_FINDINGS];
  Counts counts = { 0 };

  count_lines (input, &counts);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    order[i] = i;
  g_qsort_with_data (order, G_N_ELEMENTS (order), sizeof *order, compare_counts, &counts);

  if (json)
    print_counts_as_json (&counts, order);
  else
    print_counts (&counts, order);
}
