/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Can people read it who know an address and a password? The Flesch-Kincaid grade, for the tests of
 * whatever is said to them.
 */

#pragma once

#include <glib.h>
#include <string.h>

#define MAX_GRADE 6.0

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiouy", g_ascii_tolower (c)) != NULL;
}

static guint
count_vowel_groups (const char *word, gsize length)
{
  guint groups = 0;

  for (gsize i = 0; i < length; i++)
    if (is_vowel (word[i]) && (i == 0 || !is_vowel (word[i - 1])))
      groups++;
  return groups;
}

/* The usual estimate: groups of vowels, but for the silent "e" of "name", "names", "named". */
static guint
count_syllables (const char *word, gsize length)
{
  guint syllables = count_vowel_groups (word, length);
  gsize bare = length;

  if (bare > 2 && (word[bare - 1] == 's' || word[bare - 1] == 'd') && word[bare - 2] == 'e')
    bare--;
  if (syllables > 1 && bare > 2 && word[bare - 1] == 'e' && !is_vowel (word[bare - 2]) &&
      word[bare - 2] != 'l')
    {
      char before = word[bare - 2];
      gboolean sounds = (word[length - 1] == 's' && strchr ("sxzcgh", before) != NULL) ||
                        (word[length - 1] == 'd' && strchr ("td", before) != NULL);

      if (!sounds)
        syllables--;
    }
  return MAX (syllables, 1);
}

typedef struct {
  guint words;
  guint syllables;
  guint sentences;
} Count;

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || (guint8) c >= 0x80;
}

static Count
count_text (const char *text)
{
  Count count = { 0 };

  for (const char *at = text; *at != '\0';)
    {
      const char *start = at;

      while (is_word_byte (*at) || (at > start && *at == '-'))
        at++;
      /* A typographic quote alone is no word. */
      if (at > start && g_ascii_isalnum (*start))
        {
          count.words++;
          count.syllables += count_syllables (start, (gsize) (at - start));
        }
      if (strchr (".!?", *at) != NULL && (at[1] == ' ' || at[1] == '\0') && *at != '\0')
        count.sentences++;
      if (*at != '\0')
        at++;
    }
  return count;
}

static double
get_grade (const char *text)
{
  Count count = count_text (text);

  g_assert_cmpuint (count.sentences, >, 0);
  return 0.39 * count.words / count.sentences + 11.8 * count.syllables / count.words - 15.59;
}
