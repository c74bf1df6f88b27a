/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Undoes what programs do to a reply before people see it: backslash escapes of string literals
 * and JSON, HTML entities, line breaks as tags, quoted-printable, the escapes of web addresses,
 * letters in other sets than UTF-8. Then the codes are found and the words folded.
 */

#include "advice/reply-text.h"

#include <string.h>

#include "advice/reply-charset.h"
#include "advice/reply-wrapping.h"

static char *
put_char (gunichar c, char *out)
{
  if (c == 0 || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
    {
      *out = ' ';
      return out + 1;
    }
  return out + g_unichar_to_utf8 (c, out);
}

static gsize
parse_digits (const char *at, const char *end, gsize most, guint base, gunichar *value)
{
  gsize n = 0;

  *value = 0;
  for (; n < most && at + n < end; n++)
    {
      int digit = g_ascii_xdigit_value (at[n]);

      if (digit < 0 || (guint) digit >= base)
        break;
      *value = *value * base + (guint) digit;
    }
  return n;
}

/* After a backslash. "\xc3\xbc" and "\303\274" are bytes, "\u00fc" is a character. */
static const char *
undo_escape (const char *at, const char *end, char **out)
{
  gunichar value;

  while (at < end && *at == '\\')
    at++;
  if (at == end)
    return at;
  switch (*at)
    {
    case 'n':
    case 'r':
      *(*out)++ = '\n';
      return at + 1;
    case 't':
      *(*out)++ = ' ';
      return at + 1;
    case 'x':
      if (parse_digits (at + 1, end, 2, 16, &value) < 2 || value == 0)
        return at;
      *(*out)++ = (char) value;
      return at + 3;
    case 'u':
      if (parse_digits (at + 1, end, 4, 16, &value) < 4)
        return at;
      *out = put_char (value, *out);
      return at + 5;
    case '2':
    case '3':
      if (parse_digits (at, end, 3, 8, &value) < 3)
        return at;
      *(*out)++ = (char) value;
      return at + 3;
    default:
      return at;
    }
}

/* The letter is enough of "&uuml;", since folding takes the dots away anyway. */
static gboolean
is_accented_letter (const char *name, gsize length)
{
  static const char *const accents[] = {
    "uml", "acute", "grave", "circ", "tilde", "cedil", "ring", "slash", "caron",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (accents); i++)
    if (length == strlen (accents[i]) + 1 && memcmp (name + 1, accents[i], length - 1) == 0)
      return g_ascii_isalpha (*name);
  return FALSE;
}

static gboolean
undo_named_entity (const char *name, gsize length, char **out)
{
  static const struct {
    const char *name;
    char c;
  } entities[] = {
    { "lt", '<' },   { "gt", '>' },    { "amp", '&' },
    { "quot", '"' }, { "apos", '\'' }, { "nbsp", ' ' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strlen (entities[i].name) == length && memcmp (entities[i].name, name, length) == 0)
      {
        *(*out)++ = entities[i].c;
        return TRUE;
      }
  if (length == 5 && memcmp (name, "szlig", 5) == 0)
    {
      *(*out)++ = 's';
      *(*out)++ = 's';
      return TRUE;
    }
  if (!is_accented_letter (name, length))
    return FALSE;
  *(*out)++ = *name;
  return TRUE;
}

/* After an ampersand. */
static const char *
undo_entity (const char *at, const char *end, char **out)
{
  const char *semicolon = memchr (at, ';', (gsize) MIN (end - at, 9));
  gboolean is_hex;
  gunichar value;
  gsize n;

  if (semicolon == NULL || semicolon == at)
    goto plain;
  if (*at != '#')
    {
      if (!undo_named_entity (at, (gsize) (semicolon - at), out))
        goto plain;
      return semicolon + 1;
    }

  is_hex = at[1] == 'x' || at[1] == 'X';
  n = parse_digits (at + 1 + is_hex, semicolon, 6, is_hex ? 16 : 10, &value);
  if (n == 0 || at + 1 + is_hex + n != semicolon)
    goto plain;
  *out = put_char (value, *out);
  return semicolon + 1;

plain:
  *(*out)++ = '&';
  return at;
}

/* After "<": a line break written as a tag. */
static const char *
undo_break (const char *at, const char *end, char **out)
{
  const char *close;

  if (end - at >= 3 && g_ascii_strncasecmp (at, "br", 2) == 0 &&
      (close = memchr (at + 2, '>', (gsize) MIN (end - at - 2, 3))) != NULL)
    {
      *(*out)++ = '\n';
      return close + 1;
    }
  *(*out)++ = '<';
  return at;
}

/* After "=": quoted-printable, where a line was folded or a letter is beyond ASCII. Other signs are
 * left as they are, since "id=20" is more likely a number. */
static const char *
undo_quoted (const char *at, const char *end, char **out)
{
  gunichar value;

  if (at < end && *at == '\r')
    at++;
  if (at < end && *at == '\n')
    return at + 1;
  if (parse_digits (at, end, 2, 16, &value) == 2 && value >= 0x80 && !g_ascii_islower (*at))
    {
      *(*out)++ = (char) value;
      return at + 2;
    }
  *(*out)++ = '=';
  return at;
}

/* After "%": as in web addresses. */
static const char *
undo_percent (const char *at, const char *end, char **out)
{
  gunichar value;

  if (parse_digits (at, end, 2, 16, &value) == 2 && value >= ' ' && value != 0x7f)
    {
      *(*out)++ = (char) value;
      return at + 2;
    }
  *(*out)++ = '%';
  return at;
}

/* Never writes more than it reads. */
static gsize
undo_wrapping (const char *text, gsize length, char *out)
{
  const char *at = text, *end = text + length;
  char *start = out;

  while (at < end)
    {
      char c = *at++;

      if (c == '\\')
        at = undo_escape (at, end, &out);
      else if (c == '&')
        at = undo_entity (at, end, &out);
      else if (c == '<')
        at = undo_break (at, end, &out);
      else if (c == '=')
        at = undo_quoted (at, end, &out);
      else if (c == '%')
        at = undo_percent (at, end, &out);
      else
        *out++ = c == '\0' ? ' ' : c;
    }
  return (gsize) (out - start);
}

/* Takes out the lines "    at SMTPConnection._formatError (…)" of a stack. */
static gsize
drop_stack (char *text, gsize length)
{
  const char *at = text, *end = text + length;
  char *out = text;

  while (at < end)
    {
      const char *newline = memchr (at, '\n', (gsize) (end - at));
      const char *next = newline != NULL ? newline + 1 : end;
      const char *word = at;

      while (word < next && (*word == ' ' || *word == '\t'))
        word++;
      if (word == at || next - word < 4 || memcmp (word, "at ", 3) != 0)
        {
          memmove (out, at, (gsize) (next - at));
          out += next - at;
        }
      at = next;
    }
  return (gsize) (out - text);
}

/* A reply of several lines has its code at the beginning of each, and the one that was found may
 * not be the first: "Error: 550-one\n550 two". */
static const char *
first_with_code (const char *start, const char *at)
{
  for (const char *other = start; other + 3 < at; other++)
    if (memcmp (other, at, 3) == 0 && other[3] == '-' &&
        (other == start || !g_ascii_isalnum (other[-1])))
      return other;
  return at;
}

/**
 * portolan_reply_text_read:
 * @self: (out caller-allocates): where to put it
 * @text: (array length=length) (element-type guint8): any bytes
 * @length: how many there are
 *
 * Reads a reply. Of a long text only the beginning and the end are looked at.
 */
void
portolan_reply_text_read (PortolanReplyText *self, const char *text, gsize length)
{
  char plain[PORTOLAN_REPLY_MOST];
  PortolanReplyCore core;
  const char *start, *end;
  gsize n;

  if (length <= PORTOLAN_REPLY_HEAD + PORTOLAN_REPLY_TAIL)
    n = undo_wrapping (text, length, plain);
  else
    {
      n = undo_wrapping (text, PORTOLAN_REPLY_HEAD, plain);
      plain[n++] = '\n';
      n += undo_wrapping (text + length - PORTOLAN_REPLY_TAIL, PORTOLAN_REPLY_TAIL, plain + n);
    }

  n = portolan_reply_to_utf8 (plain, n, sizeof plain);
  n = drop_stack (plain, n);
  core = portolan_reply_unwrap (plain, n);
  end = plain + core.end;
  self->codes = portolan_reply_codes_find (plain, core.end);
  if (self->codes.code == 0)
    self->codes = portolan_reply_codes_find (plain, n);
  start = plain + core.start;
  if (self->codes.at > core.start && self->codes.at < core.end &&
      portolan_reply_says_something (plain + self->codes.at, end))
    start = first_with_code (start, plain + self->codes.at);
  self->length = portolan_reply_fold (start, (gsize) (end - start), self->codes.code, self->words);
  self->total = self->length;
  self->total += portolan_reply_fold (plain, (gsize) (start - plain), self->codes.code,
                                      self->words + self->total);
  self->total += portolan_reply_fold (end, (gsize) (plain + n - end), self->codes.code,
                                      self->words + self->total);
}
