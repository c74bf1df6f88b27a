/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Slips of the fingers in what stands after the @: gmial.com, hotnail.com, gmail.con. Only what
 * fingers really do counts, since one letter away from a large mail service lies many a small one.
 */

#include "sources/typing-slip.h"

#include <libpsl.h>
#include <string.h>

/* One letter away from shorter names everything is a name of its own; and below the second length
 * that holds for other first letters and for letters put in (icloud, cloud). */
#define MIN_LENGTH 5
#define MIN_LENGTH_FOR_MORE 7

/* No top levels, and always the same fingers in the wrong order or one key off. */
static const struct {
  const char *typed;
  const char *meant;
} top_levels[] = {
  { "ccom", "com" }, { "cim", "com" }, { "cmo", "com" }, { "comm", "com" }, { "con", "com" },
  { "coom", "com" }, { "cpm", "com" }, { "ocm", "com" }, { "vom", "com" },  { "xom", "com" },
  { "nett", "net" }, { "ney", "net" }, { "nte", "net" }, { "ogr", "org" },  { "orgg", "org" },
  { "prg", "org" },  { "rog", "org" },
};

/* Real top levels that are "com" with a letter missing far more often. */
static const char *const short_of_com[] = { "cm", "co", "om", NULL };

typedef struct {
  const char *name; /* the first label: "gmail" */
  const char *rest; /* what follows it: "com" */
} Domain;

static Domain
split (char *domain)
{
  char *dot = strchr (domain, '.');
  Domain parts = { domain, dot != NULL ? dot + 1 : "" };

  if (dot != NULL)
    *dot = '\0';
  return parts;
}

static gboolean
find_key (char c, int *row, int *column)
{
  static const char *const rows[] = { "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm" };

  for (gsize i = 0; c != '\0' && i < G_N_ELEMENTS (rows); i++)
    {
      const char *key = strchr (rows[i], c);

      if (key != NULL)
        {
          *row = i;
          *column = key - rows[i];
          return TRUE;
        }
    }
  return FALSE;
}

/* Each row stands half a key to the right of the one above it. */
static gboolean
lie_side_by_side (char a, char b)
{
  int row_a, column_a, row_b, column_b, right;

  if (!find_key (a, &row_a, &column_a) || !find_key (b, &row_b, &column_b))
    return FALSE;
  if (row_a == row_b)
    return ABS (column_a - column_b) <= 1;

  right = row_a < row_b ? column_a - column_b : column_b - column_a;
  return ABS (row_a - row_b) == 1 && (right == 0 || right == 1);
}

/* @typed has another letter than @meant at @at. */
static gboolean
is_wrong_key (const char *typed, const char *meant, gsize at)
{
  char before = at > 0 ? meant[at - 1] : '\0';

  if (at == 0 && strlen (meant) < MIN_LENGTH_FOR_MORE)
    return FALSE;
  /* The neighbouring key, or the neighbouring letter twice. */
  return lie_side_by_side (typed[at], meant[at]) || typed[at] == before ||
         typed[at] == meant[at + 1];
}

/* @typed has one letter more than @meant, at @at. */
static gboolean
is_extra_key (const char *typed, const char *meant, gsize at)
{
  if (strlen (meant) >= MIN_LENGTH_FOR_MORE)
    return TRUE;
  if (at == 0)
    return FALSE;
  return typed[at] == '-' || lie_side_by_side (typed[at], typed[at - 1]) ||
         lie_side_by_side (typed[at], typed[at + 1]);
}

static gboolean
is_missing_key (const char *meant, gsize at)
{
  return at > 0 || strlen (meant) >= MIN_LENGTH_FOR_MORE;
}

/* Two letters the wrong way round, or one that came two letters too early or too late. */
static gboolean
is_other_order (const char *typed, const char *meant)
{
  gsize length = strlen (typed);

  if (length < 2 || strlen (meant) != length)
    return FALSE;
  if (typed[0] == meant[1] && typed[1] == meant[0])
    return g_str_equal (typed + 2, meant + 2);
  if (length < 3 || !g_str_equal (typed + 3, meant + 3))
    return FALSE;
  return (typed[0] == meant[1] && typed[1] == meant[2] && typed[2] == meant[0]) ||
         (typed[0] == meant[2] && typed[1] == meant[0] && typed[2] == meant[1]);
}

/* Whether one slip turns @meant into @typed; the two differ. */
static gboolean
is_name_slip (const char *typed, const char *meant)
{
  gsize at = 0;
  const char *t, *m;

  if (strlen (meant) < MIN_LENGTH)
    return FALSE;

  while (typed[at] == meant[at])
    at++;
  t = typed + at;
  m = meant + at;

  if (*t == '\0' || *m == '\0')
    return *t == '\0' ? m[1] == '\0' : t[1] == '\0' && is_extra_key (typed, meant, at);
  if (g_str_equal (t + 1, m + 1))
    return is_wrong_key (typed, meant, at);
  if (g_str_equal (t + 1, m))
    return is_extra_key (typed, meant, at);
  if (g_str_equal (t, m + 1))
    return is_missing_key (meant, at);
  return is_other_order (t, m);
}

/* Whether one letter put in, left out, changed or moved makes the two alike; they differ. */
static gboolean
is_one_letter_away (const char *a, const char *b)
{
  while (*a != '\0' && *a == *b)
    {
      a++;
      b++;
    }
  if (*a == '\0' || *b == '\0')
    return strlen (a) + strlen (b) == 1;
  return g_str_equal (a + 1, b + 1) || g_str_equal (a + 1, b) || g_str_equal (a, b + 1) ||
         is_other_order (a, b);
}

static const char *
top_level_of (const char *domain)
{
  const char *dot = strrchr (domain, '.');

  return dot != NULL ? dot + 1 : domain;
}

static gboolean
is_top_level (const char *name)
{
  return psl_is_public_suffix2 (psl_builtin (), name, PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE) != 0;
}

/* "x.con" becomes "x.com", for all names: there is nothing at the first. */
static char *
mend_top_level (const char *domain)
{
  const char *typed = top_level_of (domain);

  for (gsize i = 0; typed != domain && i < G_N_ELEMENTS (top_levels); i++)
    if (g_str_equal (typed, top_levels[i].typed) && !is_top_level (typed))
      return g_strdup_printf ("%.*s%s", (int) (typed - domain), domain, top_levels[i].meant);
  return g_strdup (domain);
}

/* Whether @typed, after @name, can only be a slip for @meant: nothing is there, or hardly ever. */
static gboolean
is_rest_slip (const char *name, const char *typed, const char *meant)
{
  if (*typed == '\0' || !is_one_letter_away (typed, meant))
    return FALSE;
  if (!is_top_level (top_level_of (typed)))
    return TRUE;
  return strlen (name) >= MIN_LENGTH && g_str_equal (meant, "com") &&
         g_strv_contains (short_of_com, typed);
}

/* The domain of the table that was meant, if @well_known is what its first label came from. */
static char *
compare (const PortolanProviderTable *table, Domain typed, const char *well_known)
{
  g_autofree char *copy = g_strdup (well_known);
  Domain meant = split (copy);
  g_autofree char *corrected = NULL;

  if (!g_str_equal (typed.name, meant.name) && !is_name_slip (typed.name, meant.name))
    return NULL;
  if (is_rest_slip (meant.name, typed.rest, meant.rest))
    return g_strdup (well_known);

  /* Its sisters too: hotnail.se. */
  corrected = g_strdup_printf ("%s.%s", meant.name, typed.rest);
  if (portolan_provider_table_by_domain (table, corrected) == NULL)
    return NULL;
  return g_steal_pointer (&corrected);
}

/**
 * portolan_typing_slip_suggest:
 * @table: the table of providers
 * @domain: what was typed after the @, in lower case and in its ASCII form
 *
 * Looks for the well-known domain of which @domain is a slip of the fingers. Whoever asks must ask
 * the user: there are people with the strangest domains.
 *
 * Returns: (transfer full) (nullable): the domain that may have been meant
 */
char *
portolan_typing_slip_suggest (const PortolanProviderTable *table, const char *domain)
{
  const GPtrArray *providers = portolan_provider_table_get_providers (table);
  g_autofree char *mended = NULL, *copy = NULL;
  Domain typed;

  if (portolan_provider_table_by_domain (table, domain) != NULL)
    return NULL;

  mended = mend_top_level (domain);
  if (portolan_provider_table_by_domain (table, mended) != NULL)
    return g_steal_pointer (&mended);

  copy = g_strdup (mended);
  typed = split (copy);
  for (guint i = 0; i < providers->len; i++)
    {
      const PortolanProvider *provider = g_ptr_array_index (providers, i);

      for (gsize j = 0; provider->well_known[j] != NULL; j++)
        {
          char *meant = compare (table, typed, provider->well_known[j]);

          if (meant != NULL)
            return meant;
        }
    }

  return g_str_equal (mended, domain) ? NULL : g_steal_pointer (&mended);
}
