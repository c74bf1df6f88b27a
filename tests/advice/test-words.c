/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The words are for people who know an address and a password. This measures whether they can
 * read them: the Flesch-Kincaid grade, and technical words only beside what they mean.
 */

#include <string.h>

#include "advice/words.h"
#include "reading.h"

#define MAX_HEADLINE 60

static void
foreach_finding (void (*check) (const char *id, PortolanWords words))
{
  for (guint i = 0; i < PORTOLAN_N_FINDINGS; i++)
    {
      PortolanFinding finding = (PortolanFinding) i;

      g_test_message ("%s", portolan_finding_get_id (finding));
      check (portolan_finding_get_id (finding), portolan_words_for_finding (finding));
    }
}

static char *
get_text (PortolanWords words)
{
  return g_strjoin (" ", words.what, words.means, words.action, NULL);
}

/* Reading grade */

static void
test_grade_itself (void)
{
  g_assert_cmpuint (count_syllables ("name", 4), ==, 1);
  g_assert_cmpuint (count_syllables ("names", 5), ==, 1);
  g_assert_cmpuint (count_syllables ("named", 5), ==, 1);
  g_assert_cmpuint (count_syllables ("wanted", 6), ==, 2);
  g_assert_cmpuint (count_syllables ("pages", 5), ==, 2);
  g_assert_cmpuint (count_syllables ("table", 5), ==, 2);
  g_assert_cmpuint (count_syllables ("server", 6), ==, 2);
  g_assert_cmpuint (count_syllables ("encryption", 10), ==, 3);
  g_assert_cmpfloat (get_grade ("The cat sat on the mat."), <, 0.0);
  g_assert_cmpfloat (get_grade ("Authentication necessitates organizational reconfiguration, "
                                "notwithstanding administrative considerations."),
                     >, 20.0);
}

static void
check_grade (const char *id, PortolanWords words)
{
  g_autofree char *text = get_text (words);
  double grade = get_grade (text);

  g_test_message ("grade %.1f", grade);
  if (grade > MAX_GRADE)
    g_error ("%s reads at grade %.1f: %s", id, grade, text);
}

static void
test_grade (void)
{
  foreach_finding (check_grade);
}

/* Shape */

static void
check_sentence (const char *id, const char *sentence)
{
  g_assert_nonnull (sentence);
  g_assert_true (g_utf8_validate (sentence, -1, NULL));
  if (!g_ascii_isupper (sentence[0]) || !g_str_has_suffix (sentence, "."))
    g_error ("%s: not a sentence: %s", id, sentence);
  g_assert_null (strstr (sentence, "  "));
}

static void
check_shape (const char *id, PortolanWords words)
{
  g_assert_nonnull (words.headline);
  g_assert_cmpint (g_utf8_strlen (words.headline, -1), >, 0);
  g_assert_cmpint (g_utf8_strlen (words.headline, -1), <=, MAX_HEADLINE);
  g_assert_false (g_str_has_suffix (words.headline, "."));

  check_sentence (id, words.what);
  check_sentence (id, words.means);
  check_sentence (id, words.action);
}

static void
test_shape (void)
{
  foreach_finding (check_shape);
}

static void
test_each_its_own (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < PORTOLAN_N_FINDINGS; i++)
    {
      PortolanWords words = portolan_words_for_finding ((PortolanFinding) i);

      g_assert_true (g_hash_table_add (seen, (gpointer) words.headline));
      g_assert_true (g_hash_table_add (seen, (gpointer) words.what));
    }
}

/* Jargon */

static const struct {
  const char *word;
  const char *explained; /* by which words in the same three sentences; NULL: never to be used */
} jargon[] = {
  { "port", "door" },
  { "encrypt", "lock" },
  { "certificate", "proof" },
  { "domain", "after the @" },
  { "smtp", "(" },
  { "spf", "marks" },
  { "app password", "extra" },
  { "reverse dns", "name of the computer" },
  { "ip address", "internet address" },
  { "mx", NULL },
  { "ptr", NULL },
  { "helo", NULL },
  { "sasl", NULL },
  { "imap", NULL },
  { "oauth", NULL },
  { "protocol", NULL },
  { "authentication", NULL },
  { "credentials", NULL },
  { "configuration", NULL },
  { "administrator", NULL },
  { "relay", NULL },
  { "timeout", NULL },
  { "socket", NULL },
  { "header", NULL },
  { "quota", NULL },
  { "handshake", NULL },
  { "client", NULL },
};

static gboolean
has_word (const char *text, const char *word)
{
  g_autofree char *pattern = g_strdup_printf ("\\b%s", word);

  return g_regex_match_simple (pattern, text, G_REGEX_CASELESS, 0);
}

static void
check_jargon (const char *id, PortolanWords words)
{
  g_autofree char *text = get_text (words);

  for (gsize i = 0; i < G_N_ELEMENTS (jargon); i++)
    if (has_word (text, jargon[i].word) &&
        (jargon[i].explained == NULL || strstr (text, jargon[i].explained) == NULL))
      g_error ("%s: “%s” without its meaning: %s", id, jargon[i].word, text);
}

static void
test_jargon (void)
{
  foreach_finding (check_jargon);
}

static void
check_blame (const char *id, PortolanWords words)
{
  static const char *const blame[] = { "you failed", "you forgot",    "your mistake",
                                       "your fault", "you did wrong", "your password is wrong",
                                       "invalid",    "illegal",       "must not",
                                       "error" };
  g_autofree char *text = get_text (words);

  for (gsize i = 0; i < G_N_ELEMENTS (blame); i++)
    if (has_word (text, blame[i]))
      g_error ("%s: “%s” puts the blame on someone: %s", id, blame[i], text);
}

static void
test_blame (void)
{
  foreach_finding (check_blame);
}

int
main (int argc, char **argv)
{
  /* The English texts are judged, whatever the surroundings speak. */
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "C", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/advice/words/grade-itself", test_grade_itself);
  g_test_add_func ("/advice/words/grade", test_grade);
  g_test_add_func ("/advice/words/shape", test_shape);
  g_test_add_func ("/advice/words/each-its-own", test_each_its_own);
  g_test_add_func ("/advice/words/jargon", test_jargon);
  g_test_add_func ("/advice/words/blame", test_blame);

  return g_test_run ();
}
