/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* One page for whoever helps: what was tried and what was answered. No secret is in it, and unless
 * asked for, neither the address nor the user name. */

#include "config.h"

#include "check/report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "advice/diagnose.h"
#include "advice/words.h"
#include "check/changes.h"
#include "model/enums.h"
#include "model/nick.h"

#define MAX_TRIED 12 /* of one account, so that a page is enough */

/* Leaving out */

static gboolean
is_word_part (gunichar c)
{
  return g_unichar_isalnum (c) || c == '_';
}

/* Whether what stands from @begin to @end is a word of its own: "bob" is none in "bobbin". */
static gboolean
stands_alone (const char *text, const char *begin, const char *end)
{
  const char *before = g_utf8_find_prev_char (text, begin);

  return (before == NULL || !is_word_part (g_utf8_get_char (before))) &&
         (*end == '\0' || !is_word_part (g_utf8_get_char (end)));
}

static char *
leave_out (const char *text, const char *word, const char *instead)
{
  g_autofree char *escaped = g_regex_escape_string (word, -1);
  g_autoptr (GRegex) regex = g_regex_new (escaped, G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GString) kept = g_string_new (NULL);
  int done = 0;

  if (*word == '\0' || regex == NULL)
    return g_strdup (text);

  for (gboolean found = g_regex_match (regex, text, 0, &match); found;
       found = g_match_info_next (match, NULL))
    {
      int begin, end;

      g_match_info_fetch_pos (match, 0, &begin, &end);
      if (!stands_alone (text, text + begin, text + end))
        continue;
      g_string_append_len (kept, text + done, begin - done);
      g_string_append (kept, instead);
      done = end;
    }

  g_string_append (kept, text + done);
  return g_string_free (g_steal_pointer (&kept), FALSE);
}

/**
 * portolan_report_redact:
 * @settings: whose report it is
 * @text: anything that a server or this program said
 *
 * Returns: (transfer full): @text without address and user name
 */
char *
portolan_report_redact (const PortolanSettings *settings, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (settings->address, "@", 2);
  g_autofree char *no_address = leave_out (text, settings->address, "ADDRESS");
  g_autofree char *no_name = leave_out (no_address, settings->username, "NAME");

  return leave_out (no_name, parts[0], "NAME");
}

/* Writing */

typedef struct {
  GString *text;
  const PortolanSettings *settings; /* nullable: nothing is left out */
} Page;

static void
add (Page *page, const char *indent, const char *text)
{
  g_autofree char *shown =
      page->settings != NULL ? portolan_report_redact (page->settings, text) : g_strdup (text);

  g_string_append_printf (page->text, "%s%s\n", indent, shown);
}

static const char *
mark_of (PortolanCheckState state)
{
  switch (state)
    {
    case PORTOLAN_CHECK_STATE_WELL:
      return "+";
    case PORTOLAN_CHECK_STATE_FAILED:
      return "!";
    case PORTOLAN_CHECK_STATE_WAITING:
    case PORTOLAN_CHECK_STATE_RUNNING:
    case PORTOLAN_CHECK_STATE_SKIPPED:
      break;
    }

  return "-";
}

static void
add_steps (Page *page, const PortolanCheckResult *result)
{
  for (guint i = 0; i < PORTOLAN_N_CHECK_STEPS; i++)
    {
      const PortolanCheckStepResult *step = &result->steps[i];
      g_autofree char *line =
          g_strdup_printf ("%s %-12s %6" G_GINT64_FORMAT " ms  %s", mark_of (step->state),
                           portolan_check_step_get_id (i), step->elapsed / 1000,
                           step->detail != NULL ? step->detail : "");

      add (page, "  ", g_strchomp (line));
    }
}

static void
add_attempt (Page *page, const PortolanAttempt *attempt, GPtrArray *attempts)
{
  const PortolanObservation *observation = attempt->observation;
  PortolanFinding finding = portolan_diagnose_attempt (attempt, attempts);
  g_autofree char *line =
      g_strdup_printf ("%s:%u  %s  %s  %" G_GINT64_FORMAT " ms  %s", attempt->endpoint->host,
                       attempt->endpoint->port, portolan_nick (PORTOLAN_TYPE_STAGE, attempt->stage),
                       observation != NULL ? portolan_finding_get_id (finding) : "not waited for",
                       observation != NULL ? observation->elapsed / 1000 : 0,
                       observation != NULL && observation->error_text != NULL
                           ? observation->error_text
                           : "");

  add (page, "  ", g_strchomp (line));
}

/* Only of the saved server: there it may matter word by word. */
static void
add_conversation (Page *page, GPtrArray *attempts)
{
  const PortolanAttempt *door = attempts->len > 0 ? g_ptr_array_index (attempts, 0) : NULL;
  const PortolanObservation *observation = door != NULL ? door->observation : NULL;
  g_auto (GStrv) lines = NULL;

  if (observation == NULL || observation->transcript == NULL || *observation->transcript == '\0')
    return;

  add (page, "", _ ("What was said"));
  lines = g_strsplit (observation->transcript, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      add (page, "  ", lines[i]);
}

static void
add_findings (Page *page, const PortolanCheckResult *result)
{
  for (guint i = 0; i < result->findings->len; i++)
    {
      PortolanFinding finding = g_array_index (result->findings, PortolanFinding, i);
      g_autofree char *line = g_strdup_printf ("%s: %s", portolan_finding_get_id (finding),
                                               portolan_words_for_finding (finding).headline);

      add (page, "  ", line);
    }
  if (result->findings->len == 0)
    add (page, "  ", portolan_words_for_finding (PORTOLAN_FINDING_ALL_WELL).headline);
  for (guint i = 0; i < result->changes->len; i++)
    {
      const PortolanChange *change = g_ptr_array_index (result->changes, i);
      g_autofree char *line =
          g_strdup_printf ("%s: %s → %s", change->what, change->from != NULL ? change->from : "–",
                           change->to != NULL ? change->to : "–");

      add (page, "  ", line);
    }
}

static void
add_account (Page *page, const PortolanCheckResult *result)
{
  const PortolanSettings *settings = result->settings;
  g_autofree char *server =
      g_strdup_printf ("%s:%u  %s  %s  %s", settings->host, settings->port,
                       portolan_nick (PORTOLAN_TYPE_SECURITY, settings->security),
                       settings->auth != NULL ? settings->auth : "", settings->username);

  g_string_append_c (page->text, '\n');
  add (page, "", settings->address);
  add (page, "  ", server);
  add (page, "", _ ("Result"));
  add_findings (page, result);
  add (page, "", _ ("Steps"));
  add_steps (page, result);
  if (result->reply != NULL)
    {
      add (page, "", _ ("Last answer of the server"));
      add (page, "  ", result->reply);
    }
  if (result->attempts->len > 0)
    add (page, "", _ ("What was tried"));
  for (guint i = 0; i < MIN (result->attempts->len, MAX_TRIED); i++)
    add_attempt (page, g_ptr_array_index (result->attempts, i), result->attempts);
  add_conversation (page, result->attempts);
}

/**
 * portolan_report_text:
 * @results: (element-type PortolanCheckResult): what came of re-checks
 * @with_address: leave addresses and user names in
 *
 * Returns: (transfer full): a page of plain text for a help desk, without any secret
 */
char *
portolan_report_text (GPtrArray *results, gboolean with_address)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format (now, "%F %T UTC");
  Page page = { .text = g_string_new (NULL) };

  g_string_append_printf (page.text, "Portolan %s, %s\n", PORTOLAN_VERSION, date);
  for (guint i = 0; i < results->len; i++)
    {
      const PortolanCheckResult *result = g_ptr_array_index (results, i);

      page.settings = with_address ? NULL : result->settings;
      add_account (&page, result);
    }
  return g_string_free (page.text, FALSE);
}
