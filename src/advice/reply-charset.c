/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Servers answer in whatever letters their authors used, and none says which: Chinese ones in GBK,
 * Russian ones in Windows-1251, western ones in Windows-1252. And programs take the bytes of GBK
 * for western letters ("ÇëÊ¹ÓÃÊÚÈ¨Âë"). The bytes give away which it was.
 */

#include "advice/reply-charset.h"

#include <string.h>

typedef struct {
  guint pairs;     /* of bytes that are frequent Chinese characters */
  guint lone;      /* bytes that would not be */
  guint cyrillic;  /* bytes that are small Russian letters in Windows-1251 */
  guint high;      /* bytes beyond ASCII */
  guint sequences; /* of bytes that are letters in UTF-8 */
} Statistics;

/* The frequent characters and the punctuation of GBK. */
static gboolean
is_chinese_pair (const guint8 *at, const guint8 *end)
{
  return end - at >= 2 && at[1] >= 0xa1 &&
         ((at[0] >= 0xb0 && at[0] <= 0xd7) || (at[0] >= 0xa1 && at[0] <= 0xa3));
}

static Statistics
take_statistics (const char *text, gsize length)
{
  const guint8 *at = (const guint8 *) text, *end = at + length;
  Statistics statistics = { 0 };

  for (const guint8 *byte = at; byte < end; byte++)
    {
      statistics.high += *byte >= 0x80;
      statistics.cyrillic += *byte >= 0xe0;
    }
  for (const char *c = text; c < text + length;)
    {
      gunichar found = g_utf8_get_char_validated (c, text + length - c);
      gboolean is_letter = found != (gunichar) -1 && found != (gunichar) -2 && found >= 0x80;

      statistics.sequences += is_letter;
      c = is_letter ? g_utf8_next_char (c) : c + 1;
    }
  while (at < end)
    if (*at < 0x80)
      at++;
    else if (is_chinese_pair (at, end))
      {
        statistics.pairs++;
        at += 2;
      }
    else
      {
        statistics.lone++;
        at++;
      }
  return statistics;
}

/* Few letters prove nothing. */
static gboolean
is_chinese (const Statistics *statistics)
{
  return statistics->pairs >= 3 && statistics->pairs > 4 * statistics->lone;
}

static const char *
guess_charset (const Statistics *statistics)
{
  if (is_chinese (statistics))
    return "GB18030";
  if (statistics->high >= 8 && statistics->cyrillic * 4 > statistics->high * 3)
    return "WINDOWS-1251";
  return "WINDOWS-1252";
}

static gsize
convert (const char *bytes, gsize n, const char *charset, char *text, gsize length, gsize room)
{
  gsize converted_length;
  g_autofree char *converted = g_convert_with_fallback (bytes, (gssize) n, "UTF-8", charset, " ",
                                                        NULL, &converted_length, NULL);

  if (converted == NULL || converted_length > room)
    return length;
  memcpy (text, converted, converted_length);
  return converted_length;
}

/* Western letters that are really bytes of Chinese ones. */
static gsize
undo_mistaken_letters (char *text, gsize length, gsize room)
{
  g_autofree char *bytes = g_malloc (length);
  Statistics statistics;
  gsize n = 0;

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c > 0xff)
        return length;
      bytes[n++] = (char) c;
    }
  statistics = take_statistics (bytes, n);
  return is_chinese (&statistics) ? convert (bytes, n, "GB18030", text, length, room) : length;
}

/**
 * portolan_reply_to_utf8:
 * @text: (inout) (array length=length): a text in whatever letters
 * @length: how many bytes it has
 * @room: how many bytes there is room for
 *
 * Makes UTF-8 of a text where it is none. A single byte that is wrong, as where a text was cut off,
 * changes nothing; nor is a text changed that would grow beyond its room.
 *
 * Returns: how many bytes it has now
 */
gsize
portolan_reply_to_utf8 (char *text, gsize length, gsize room)
{
  Statistics statistics;
  gboolean is_ascii = TRUE;

  for (gsize i = 0; is_ascii && i < length; i++)
    is_ascii = (guint8) text[i] < 0x80;
  if (is_ascii)
    return length;

  if (g_utf8_validate_len (text, length, NULL))
    return undo_mistaken_letters (text, length, room);

  statistics = take_statistics (text, length);
  if (statistics.sequences * 2 >= statistics.high - statistics.sequences)
    return length;
  return convert (text, length, guess_charset (&statistics), text, length, room);
}
