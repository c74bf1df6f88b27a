/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Folds a text to plain words, so that phrases meet it however it was written: lower case, no
 * accents, one space between words, one before the first and one after the last. Mail addresses
 * fall out (their names are not the server's words), with an "@" at the end to tell that there
 * were some; so do internet addresses, with a "#"; and so do the codes that a reply of several
 * lines repeats in the middle of a sentence. Web addresses and host names stay, but with dots
 * between their words (".support.google .com."): what stands in a link is no speech, and phrases
 * that mean one are written like one.
 */

#include "advice/reply-fold.h"

#include <string.h>

/* Everything up to here that has a case or an accent: Latin, Greek, Cyrillic. */
#define N_FOLDED 0x530
#define SEPARATOR 0
#define ADDRESS_MOST 96
#define HOST_MOST 128
#define INTERNET_ADDRESS_MOST 48

static gunichar
fold_char (gunichar c)
{
  gunichar base = c;

  if (c == 0xdf) /* ß stays one letter here and becomes "ss" when it is written */
    return c;
  if (c == 0x131) /* the Turkish i without a dot */
    return 'i';
  if (c < 0x370 && g_unichar_fully_decompose (c, TRUE, &base, 1) == 0)
    base = c;
  base = g_unichar_tolower (base);
  switch (base)
    {
    case 0x451: /* ё is mostly written е */
      return 0x435;
    case 0xf8: /* ø */
      return 'o';
    case 0x142: /* ł */
      return 'l';
    default:
      /* Never longer than it was: two bytes. */
      return g_unichar_isalnum (base) && base < 0x800 ? base : SEPARATOR;
    }
}

static const guint16 *
get_folded (void)
{
  static guint16 folded[N_FOLDED];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (gunichar c = 0x80; c < N_FOLDED; c++)
        folded[c] = (guint16) fold_char (c);
      g_once_init_leave (&ready, 1);
    }
  return folded;
}

static char *
separate (char *out)
{
  if (out[-1] != ' ')
    *out++ = ' ';
  return out;
}

static char *
put_folded (guint16 c, char *out)
{
  if (c == SEPARATOR)
    return separate (out);
  if (c == 0xdf)
    {
      *out++ = 's';
      *out++ = 's';
      return out;
    }
  return out + g_unichar_to_utf8 (c, out);
}

/* One character beyond ASCII; what is no UTF-8 counts as a space. */
static const char *
fold_wide (const char *at, const char *end, char **out)
{
  gunichar c = g_utf8_get_char_validated (at, end - at);
  const char *next;

  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      *out = separate (*out);
      return at + 1;
    }
  next = g_utf8_next_char (at);
  if (c < N_FOLDED && !(c >= 0x300 && c < 0x370))
    *out = put_folded (get_folded ()[c], *out);
  else if ((c >= 0x300 && c < 0x370) || (c >= 0x200b && c <= 0x200d) || c == 0xfeff)
    ;                                  /* an accent on its own, or a space without width */
  else if (c >= 0xff01 && c <= 0xff5e) /* ASCII in the width of Chinese letters */
    {
      char narrow = (char) (c - 0xff01 + '!');

      if (g_ascii_isalnum (narrow))
        *(*out)++ = g_ascii_tolower (narrow);
      else
        *out = separate (*out);
    }
  else if (g_unichar_isalpha (c) || g_unichar_isdigit (c))
    {
      memcpy (*out, at, (gsize) (next - at));
      *out += next - at;
    }
  else
    *out = separate (*out);
  return next;
}

/* How many bytes a mail address has that starts here, 0 if none does. */
static gsize
address_length (const char *at, const char *end)
{
  const char *start = at;

  if (end - at > ADDRESS_MOST)
    end = at + ADDRESS_MOST;
  while (at < end && (g_ascii_isalnum (*at) || (*at != '\0' && strchr ("._%+=~-", *at) != NULL)))
    at++;
  if (at == end || *at != '@')
    return 0;
  at++;
  while (at < end && (g_ascii_isalnum (*at) || *at == '.' || *at == '-'))
    at++;
  return (gsize) (at - start);
}

/* Endings of host names that are met in replies, and no endings of sentences or files. */
static gboolean
is_top_level (const char *label, gsize length, gboolean has_three_labels)
{
  static const char *const plain[] = {
    "com", "net", "org", "edu", "gov",  "mil", "info", "biz", "email", "cloud", "local", "arpa",
    "de",  "fr",  "es",  "pt",  "ru",   "cn",  "jp",   "uk",  "eu",    "ch",    "nl",    "pl",
    "br",  "au",  "ca",  "kr",  "tw",   "hk",  "se",   "dk",  "fi",    "cz",    "sk",    "hu",
    "ro",  "bg",  "gr",  "tr",  "ua",   "lt",  "lv",   "ee",  "il",    "za",    "mx",    "ar",
    "cl",  "ie",  "nz",  "sg",  "host", "io",  "co",   "cc",  "app",   "dev",   "tech",  "site",
  };
  static const char *const like_words[] = {
    "at", "be", "it", "in", "me", "no", "to", "us", "is", "by", "so", "my", "id", "im", "tv",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    if (strlen (plain[i]) == length && g_ascii_strncasecmp (label, plain[i], length) == 0)
      return TRUE;
  for (gsize i = 0; has_three_labels && i < G_N_ELEMENTS (like_words); i++)
    if (strlen (like_words[i]) == length && g_ascii_strncasecmp (label, like_words[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* "mx.example.com", with a letter in it and an ending that says what it is. */
static gsize
host_length (const char *at, const char *end)
{
  const char *start = at, *label = at;
  guint dots = 0;

  if (end - at > HOST_MOST)
    end = at + HOST_MOST;
  for (; at < end; at++)
    if (*at == '.' && at > label && at + 1 < end && g_ascii_isalnum (at[1]))
      {
        dots++;
        label = at + 1;
      }
    else if (!g_ascii_isalnum (*at) && *at != '-' && *at != '_')
      break;
  if (dots == 0 || !is_top_level (label, (gsize) (at - label), dots > 1))
    return 0;
  return (gsize) (at - start);
}

static gboolean
starts_with (const char *at, const char *end, const char *what)
{
  gsize length = strlen (what);

  return (gsize) (end - at) > length && g_ascii_strncasecmp (at, what, length) == 0;
}

/* How many bytes a web address or a host name has that starts here, 0 if none does. */
static gsize
link_length (const char *at, const char *end)
{
  const char *start = at;

  if (!starts_with (at, end, "http://") && !starts_with (at, end, "https://") &&
      !starts_with (at, end, "www."))
    {
      gsize length = host_length (at, end);

      at += length;
      if (length == 0 || at == end || *at != '/')
        return length;
    }
  while (at < end && (guint8) *at > ' ' && (guint8) *at < 0x7f &&
         strchr ("<>\"'`{}|\\", *at) == NULL)
    at++;
  while (at > start && strchr (".,;:!?)]", at[-1]) != NULL)
    at--;
  return (gsize) (at - start);
}

/* "192.0.2.9", "2001:db8::25" and what may stand around the numbers. */
static gsize
internet_address_length (const char *at, const char *end)
{
  const char *start = at;
  guint dots = 0, colons = 0;

  if (end - at > INTERNET_ADDRESS_MOST)
    end = at + INTERNET_ADDRESS_MOST;
  for (; at < end; at++)
    if (*at == ':')
      colons++;
    else if (*at == '.' && at + 1 < end && g_ascii_isdigit (at[1]))
      dots++;
    else if (!g_ascii_isxdigit (*at))
      break;
  if (at < end && g_ascii_isalpha (*at))
    return 0;
  if (colons == 0 ? dots != 3 : colons < 3 || !memchr (start, ':', 5))
    return 0;
  return (gsize) (at - start);
}

static char *
put_link (const char *at, gsize length, char *out)
{
  const char *end = at + length;

  if (starts_with (at, end, "http://"))
    at += strlen ("http://");
  else if (starts_with (at, end, "https://"))
    at += strlen ("https://");
  *out++ = '.';
  for (; at < end; at++)
    if (g_ascii_isalnum (*at))
      *out++ = g_ascii_tolower (*at);
    else if (out[-1] != '.')
      *out++ = '.';
  if (out[-1] != '.')
    *out++ = '.';
  *out++ = ' ';
  return out;
}

static gsize
repeated_code_length (const char *at, const char *end, int code)
{
  PortolanEnhanced enhanced;
  int found;
  gsize length = portolan_reply_code_parse (at, end, &found);

  if (length > 0)
    return found == code ? length : 0;
  return portolan_enhanced_parse (at, end, &enhanced);
}

/**
 * portolan_reply_fold:
 * @text: (array length=length) (element-type guint8): any bytes
 * @length: how many there are
 * @code: the reply code, whose repetitions are left out, or 0
 * @out: (out caller-allocates): room for %PORTOLAN_FOLD_ROOM of @length
 *
 * Folds @text to plain words.
 *
 * Returns: how many bytes were written; @out gets no final NUL
 */
gsize
portolan_reply_fold (const char *text, gsize length, int code, char *out)
{
  const char *at = text, *end = text + length;
  gboolean may_have_address = memchr (text, '@', length) != NULL;
  gboolean may_have_link = memchr (text, '.', length) != NULL;
  gboolean has_address = FALSE, has_internet_address = FALSE;
  char *start = out;

  *out++ = ' ';
  while (at < end)
    {
      guint8 c = (guint8) *at;
      gsize skip = 0;

      if (c >= 0x80)
        {
          at = fold_wide (at, end, &out);
          continue;
        }
      if (!g_ascii_isalnum (c))
        {
          out = separate (out);
          at++;
          continue;
        }
      if (out[-1] == ' ')
        {
          if (g_ascii_isdigit (c))
            skip = repeated_code_length (at, end, code);
          if (skip == 0 && may_have_address)
            {
              skip = address_length (at, end);
              has_address |= skip > 0;
            }
          if (skip == 0 && g_ascii_isxdigit (c))
            {
              skip = internet_address_length (at, end);
              has_internet_address |= skip > 0;
            }
          if (skip == 0 && may_have_link && (skip = link_length (at, end)) > 0)
            out = put_link (at, skip, out);
        }
      if (skip == 0)
        *out++ = g_ascii_isupper (c) ? (char) (c | 0x20) : (char) c;
      at += MAX (skip, 1);
    }
  out = separate (out);
  if (has_address)
    {
      *out++ = '@';
      *out++ = ' ';
    }
  if (has_internet_address)
    {
      *out++ = '#';
      *out++ = ' ';
    }
  return (gsize) (out - start);
}
