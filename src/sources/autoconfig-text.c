/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a provider says to people: words in their language, and addresses of pages. A stranger
 * wrote them and they are shown to the user, so nothing in them may deceive the eye. */

#include "sources/autoconfig-text.h"

#include <string.h>

#include "model/bounds.h"
#include "net/safe-text.h"

/* "pt-BR" is asked for as "pt_BR" and as "pt". */
static gboolean
is_language (const char *lang, const char *wanted)
{
  g_autofree char *name = g_strdelimit (g_strdup (lang), "-", '_');

  if (g_ascii_strcasecmp (name, wanted) == 0)
    return TRUE;

  name[strcspn (name, "_")] = '\0';
  return g_ascii_strcasecmp (name, wanted) == 0;
}

/* The lower, the better for the user: a language of theirs, no language said, English, any. */
static guint
rate_language (const char *lang)
{
  const char *const *wanted = g_get_language_names ();
  guint n = 0;

  for (; wanted[n] != NULL; n++)
    if (lang != NULL && is_language (lang, wanted[n]))
      return n;

  if (lang == NULL)
    return n;
  return is_language (lang, "en") ? n + 1 : n + 2;
}

/* Line ends and indentation are the file's, not the text's. */
static void
collapse_spaces (char *text)
{
  char *end = text;
  gboolean space = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      space = end > text;
    else
      {
        if (space)
          *end++ = ' ';
        *end++ = *p;
        space = FALSE;
      }

  *end = '\0';
}

/**
 * portolan_autoconfig_read_text:
 * @parent: an element
 * @name: the name of the elements in it, one for each language
 * @max_characters: what is longer is cut
 *
 * Returns: (transfer full) (nullable): the text that the user understands best, in one line
 */
char *
portolan_autoconfig_read_text (const xmlNode *parent, const char *name, gsize max_characters)
{
  g_autofree char *best = NULL;
  guint best_rate = G_MAXUINT;

  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (portolan_autoconfig_is_element (node, name))
      {
        g_autofree char *lang = portolan_autoconfig_get_attribute (node, "lang");
        g_autofree char *text = portolan_autoconfig_get_text (node);
        g_autofree char *line = NULL;
        guint rate = rate_language (lang);

        collapse_spaces (text);
        line = portolan_safe_text (text, -1, max_characters);
        if (*line != '\0' && rate < best_rate)
          {
            g_free (best);
            best = g_steal_pointer (&line);
            best_rate = rate;
          }
      }

  return g_steal_pointer (&best);
}

/**
 * portolan_autoconfig_read_url:
 * @node: an element
 * @attribute: the name of its attribute
 *
 * Returns: (transfer full) (nullable): the address, if it is for https and shows where it leads:
 *   in "https://bank.example@evil.example" the first is a user name
 */
char *
portolan_autoconfig_read_url (const xmlNode *node, const char *attribute)
{
  g_autofree char *url = portolan_autoconfig_get_attribute (node, attribute);
  g_autoptr (GUri) uri = NULL;

  if (url == NULL || strlen (url) > PORTOLAN_MAX_AUTOCONFIG_URL)
    return NULL;
  for (const char *p = url; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      return NULL;

  uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || g_strcmp0 (g_uri_get_scheme (uri), "https") != 0 ||
      g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      g_uri_get_userinfo (uri) != NULL)
    return NULL;

  return g_steal_pointer (&url);
}
