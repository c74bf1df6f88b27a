/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Finds the reply code and the enhanced status code in a text that a program has wrapped around
 * them. Ports, sizes, version numbers and internet addresses look alike, so every number is
 * judged by what stands around it, and the best one wins.
 */

#include "advice/reply-codes.h"

#include <string.h>

static gboolean
is_digit (char c)
{
  return c >= '0' && c <= '9';
}

/**
 * portolan_reply_code_parse:
 * @text: where to look
 * @end: where the text ends
 * @code: (out): the reply code
 *
 * Reads a reply code at the very beginning of @text: three digits within the ranges that mail
 * servers use (RFC 5321, section 4.2.1, and the wider habits of the world); those of HTTP are not
 * among them.
 *
 * Returns: how many bytes it has, 0 if there is none
 */
gsize
portolan_reply_code_parse (const char *text, const char *end, int *code)
{
  int value;

  if (end - text < 3 || !is_digit (text[0]) || !is_digit (text[1]) || !is_digit (text[2]))
    return 0;
  if (text + 3 < end && g_ascii_isalnum (text[3]))
    return 0;

  value = (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
  if (value < 210 || value > 579 || value % 100 >= 80 || (value >= 260 && value < 330) ||
      (value >= 400 && value < 420))
    return 0;

  *code = value;
  return 3;
}

static gsize
parse_number (const char *text, const char *end, guint16 *number)
{
  gsize n = 0;

  *number = 0;
  while (n < 4 && text + n < end && is_digit (text[n]))
    *number = *number * 10 + (guint16) (text[n++] - '0');
  return n;
}

/**
 * portolan_enhanced_parse:
 * @text: where to look
 * @end: where the text ends
 * @enhanced: (out): the enhanced status code
 *
 * Reads an enhanced status code (RFC 3463, section 2) at the very beginning of @text. An internet
 * address with its four numbers is none.
 *
 * Returns: how many bytes it has, 0 if there is none
 */
gsize
portolan_enhanced_parse (const char *text, const char *end, PortolanEnhanced *enhanced)
{
  PortolanEnhanced found = { 0 };
  const char *at = text;
  gsize n;

  if (end - at < 5 || (*at != '2' && *at != '4' && *at != '5') || at[1] != '.')
    return 0;
  found.kind = (guint8) (*at - '0');
  at += 2;

  n = parse_number (at, end, &found.subject);
  at += n;
  if (n == 0 || found.subject > 9 || end - at < 2 || *at != '.')
    return 0;

  n = parse_number (++at, end, &found.detail);
  at += n;
  if (n == 0 || (at < end && g_ascii_isalnum (*at)))
    return 0;
  if (end - at >= 2 && at[0] == '.' && is_digit (at[1]))
    return 0;

  *enhanced = found;
  return (gsize) (at - text);
}

/* "example.com" comes before a port, and "send.py" before a line number. */
static gboolean
ends_with_dotted_name (const char *start, const char *at)
{
  const char *from = at;

  while (at > start && g_ascii_isalpha (at[-1]))
    at--;
  return at < from && at > start && at[-1] == '.' && at - 1 > start && !g_ascii_isspace (at[-2]);
}

/* Whether a number may start here: not in the middle of a word, an address or another number. */
static gboolean
may_start_number (const char *start, const char *at)
{
  char before, before_that;

  if (at == start)
    return TRUE;
  before = at[-1];
  if (g_ascii_isalnum (before) || before == '_' || before == '@' || before == '/' || before == '+')
    return FALSE;

  before_that = at - start >= 2 ? at[-2] : ' ';
  if (before == '.' || before == '-' || before == '=')
    return !is_digit (before_that) && (before == '=' || !g_ascii_isalpha (before_that));
  if (before == ':')
    return !is_digit (before_that) && before_that != ']' && before_that != ':' &&
           !ends_with_dotted_name (start, at - 1);
  return TRUE;
}

static gboolean
ends_with_word (const char *start, const char *at, const char *word)
{
  gsize length = strlen (word);

  return (gsize) (at - start) >= length && g_ascii_strncasecmp (at - length, word, length) == 0;
}

static const char *
skip_back (const char *start, const char *at, const char *what)
{
  while (at > start && at[-1] != '\0' && strchr (what, at[-1]) != NULL)
    at--;
  return at;
}

/* What stands before a number tells most: "said: 550", "code: 535", "(535, b'…". */
static int
judge_before (const char *start, const char *at)
{
  static const struct {
    const char *word;
    int points;
  } cues[] = {
    { "response code", -70 }, /* "Expected response code 250 but got…" */
    { "but got code", 120 },  /* … that */
    { " got", 120 },          /* "Expected 250, got…" */
    { "code", 35 },           { "said", 45 },      { "response", 35 }, { "replied", 35 },
    { "responded", 35 },      { "reply", 35 },     { "error", 30 },    { "login", 30 },
    { "status", 30 },         { "server", 20 },    { "reason", 20 },   { "command", 20 },
    { "failed", 20 },         { "message", 20 },   { "port", -90 },    { "line", -40 },
    { "errno", -60 },         { "exception", 20 }, { "rejected", 20 }, { "to", 5 },
  };
  const char *word_end = skip_back (start, at, " \t:=\"'(>[{#,`<");

  if (at == start || at[-1] == '\n')
    return 40;
  for (gsize i = 0; i < G_N_ELEMENTS (cues); i++)
    if (ends_with_word (start, word_end, cues[i].word))
      return cues[i].points;
  if (word_end == start)
    return 35;
  if (at[-1] == '(' || at[-1] == '"' || at[-1] == '\'')
    return 15;
  return at - word_end >= 2 ? 10 : 0;
}

/* "552 MB" and "450 seconds" are no replies. */
static gboolean
is_amount (const char *at, const char *end)
{
  static const char *const units[] = {
    "bytes",      "byte",  "kb",     "mb",   "second", "minute", "hour", "messages",
    "recipients", "mails", "emails", "per ", "ms",     "days",   "hops", "but got",
  };

  if (at >= end || *at != ' ')
    return FALSE;
  at++;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gsize length = strlen (units[i]);

      if ((gsize) (end - at) >= length && g_ascii_strncasecmp (at, units[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

static int
judge_after (const char *at, const char *end, int code, PortolanEnhanced *attached)
{
  const char *next = at;

  *attached = (PortolanEnhanced){ 0 };
  if (at >= end || *at == '\n')
    return 10;
  if ((*at == '.' || *at == ':') && end - at >= 2 && is_digit (at[1]))
    return -100;
  if (strchr (" -:,;)]}\"'.>#(`\r\t/", *at) == NULL || *at == '\0')
    return -60;
  if (is_amount (at, end))
    return -80;

  while (next < end && next - at < 8 && strchr (" -:,#('b\"", *next) != NULL && *next != '\0')
    next++;
  if (portolan_enhanced_parse (next, end, attached) > 0)
    return attached->kind == code / 100 ? 60 : 40;
  if (*at == '-' && end - at >= 2 && is_digit (at[1]))
    return -60;
  if ((*at == ' ' || *at == '-') && next < end && !is_digit (*next))
    return 15;
  return 5;
}

/* Judges every number that could be the reply code; the first of the best wins. */
static void
find_code (const char *text, gsize length, PortolanReplyCodes *codes)
{
  const char *end = text + length;
  int best_points = 0;

  for (const char *at = text; at < end; at++)
    {
      PortolanEnhanced attached;
      int code, points;

      if (!is_digit (*at))
        continue;
      if (!may_start_number (text, at) || portolan_reply_code_parse (at, end, &code) == 0)
        {
          while (at + 1 < end && is_digit (at[1]))
            at++;
          continue;
        }
      points = judge_before (text, at) + judge_after (at + 3, end, code, &attached);
      /* Success is rarely what people ask about. */
      if (code < 400)
        points -= 20;
      if (points > best_points)
        {
          best_points = points;
          codes->at = (gsize) (at - text);
          codes->code = code;
          codes->enhanced = attached;
        }
      at += 2;
    }
}

/* No code beside the reply code: one elsewhere will do, if it is of the same kind. */
static void
find_enhanced (const char *text, gsize length, PortolanReplyCodes *codes)
{
  const char *end = text + length;

  for (const char *at = text; at < end; at++)
    {
      PortolanEnhanced found;

      if (*at != '2' && *at != '4' && *at != '5')
        continue;
      if (!may_start_number (text, at) || portolan_enhanced_parse (at, end, &found) == 0)
        continue;
      if (codes->code != 0 && found.kind != codes->code / 100)
        continue;
      codes->enhanced = found;
      return;
    }
}

/**
 * portolan_reply_codes_find:
 * @text: (array length=length) (element-type guint8): a reply in whatever wrapping
 * @length: how many bytes
 *
 * Finds the reply code and the enhanced status code in @text.
 *
 * Returns: the codes, zero where there is none
 */
PortolanReplyCodes
portolan_reply_codes_find (const char *text, gsize length)
{
  PortolanReplyCodes codes = { 0 };

  find_code (text, length, &codes);
  if (codes.enhanced.kind == 0)
    find_enhanced (text, length, &codes);
  return codes;
}
