/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* How long to leave a server alone after it refused for now: as long as it says, or else as long as
 * the words for the finding advise. */

#include "check/wait.h"

#include <string.h>

#define MINUTES(n) ((n) *60)
#define MAX_WAIT MINUTES (24 * 60)

static const struct {
  PortolanFinding finding;
  gint64 seconds;
} waits[] = {
  { PORTOLAN_FINDING_ACCOUNT_LOCKED, MINUTES (60) },
  { PORTOLAN_FINDING_SIGN_IN_TEMPORARY, MINUTES (10) },
  { PORTOLAN_FINDING_TOO_MANY_CONNECTIONS, MINUTES (10) },
  { PORTOLAN_FINDING_SENDING_TOO_FAST, MINUTES (10) },
  { PORTOLAN_FINDING_SERVER_BUSY, MINUTES (5) },
};

/* How units of time begin in several languages; a shorter word stands after a longer one. */
static const struct {
  const char *begin;
  gint64 seconds;
} units[] = {
  { "sec", 1 },
  { "seg", 1 },
  { "sek", 1 },
  { "min", MINUTES (1) },
  { "hour", MINUTES (60) },
  { "hr", MINUTES (60) },
  { "heure", MINUTES (60) },
  { "hora", MINUTES (60) },
  { "stunde", MINUTES (60) },
  { "day", MAX_WAIT },
  { "jour", MAX_WAIT },
  { "tag", MAX_WAIT },
  { "s", 1 },
  { "m", MINUTES (1) },
  { "h", MINUTES (60) },
};

static gint64
get_unit (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strncasecmp (word, units[i].begin, strlen (units[i].begin)) == 0)
      return units[i].seconds;

  return 0;
}

/* The last time that is named: what was too much comes before what to do about it, as in "5 tries
 * in 10 minutes, try again in 30 minutes". 0 if there is none. */
static gint64
read_wait (const char *text)
{
  static const char pattern[] =
      "\\b(\\d{1,6})[ -]*((?:sec|seg|sek|min|hour|hr|heure|hora|stunde|day|jour|tag)\\w*|[smh]\\b)";
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gint64 wait = 0;

  for (gboolean found = g_regex_match (regex, text, 0, &match); found;
       found = g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch (match, 1);
      g_autofree char *unit = g_match_info_fetch (match, 2);

      wait = g_ascii_strtoll (number, NULL, 10) * get_unit (unit);
    }

  return MIN (wait, MAX_WAIT);
}

/**
 * portolan_wait_after:
 * @finding: what a refusal meant
 * @reply_text: (nullable): the refusal, valid UTF-8
 *
 * Returns: for how many seconds nobody should try again, at most a day; 0 if waiting is not what
 *   helps
 */
gint64
portolan_wait_after (PortolanFinding finding, const char *reply_text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      gint64 said;

      if (waits[i].finding != finding)
        continue;
      said = reply_text != NULL ? read_wait (reply_text) : 0;
      return said > 0 ? said : waits[i].seconds;
    }

  return 0;
}
