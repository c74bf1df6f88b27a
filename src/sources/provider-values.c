/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the values of the table of providers may be: names, words, numbers, days, web addresses. */

#include "sources/provider-values.h"

#include <gio/gio.h>
#include <string.h>

#include "model/host.h"

gboolean
portolan_value_complain (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE, format, args);
  va_end (args);
  return FALSE;
}

/* "a;b", cut up where it lies; the array is the caller's. */
const char **
portolan_value_split (char *value, char separator)
{
  const char **parts;
  gsize n_parts = 1;

  for (const char *p = strchr (value, separator); p != NULL; p = strchr (p + 1, separator))
    n_parts++;

  parts = g_new (const char *, n_parts + 1);
  for (gsize i = 0; i < n_parts; i++)
    {
      char *end = strchr (value, separator);

      parts[i] = value;
      if (end != NULL)
        {
          *end = '\0';
          value = end + 1;
        }
    }
  parts[n_parts] = NULL;
  return parts;
}

gboolean
portolan_value_find_word (const char *name,
                          const PortolanWord *words,
                          gsize n_words,
                          guint *value,
                          GError **error)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_str_equal (words[i].name, name))
      {
        *value = words[i].value;
        return TRUE;
      }
  return portolan_value_complain (error, "“%s” means nothing here", name);
}

/* "a;b" as flags. */
gboolean
portolan_value_find_words (char *names,
                           const PortolanWord *words,
                           gsize n_words,
                           guint *flags,
                           GError **error)
{
  g_autofree const char **parts = portolan_value_split (names, ';');

  *flags = 0;
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      guint flag = 0;

      if (!portolan_value_find_word (parts[i], words, n_words, &flag, error))
        return FALSE;
      *flags |= flag;
    }
  return TRUE;
}

gboolean
portolan_value_find_number (const char *text, guint64 *number, GError **error)
{
  return g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT32, number, NULL) ||
         portolan_value_complain (error, "“%s” is no number", text);
}

/* The name of a host in lower case; IDN in its ASCII form. */
gboolean
portolan_value_is_name (const char *name, GError **error)
{
  for (const char *p = name; *p != '\0'; p++)
    if (g_ascii_isupper (*p))
      return portolan_value_complain (error, "“%s” is not in lower case", name);
  return portolan_host_is_name (name) ||
         portolan_value_complain (error, "“%s” is no host name", name);
}

/* What can stand after an @, or "*." and that. */
gboolean
portolan_value_is_domain (const char *domain, GError **error)
{
  const char *name = g_str_has_prefix (domain, "*.") ? domain + strlen ("*.") : domain;

  if (!portolan_value_is_name (name, error))
    return FALSE;
  return strchr (name, '.') != NULL ||
         portolan_value_complain (error, "“%s” is a whole top level", domain);
}

static char *
fill_in (const char *text, const char *const *places)
{
  g_autoptr (GString) filled = g_string_new (text);

  for (gsize i = 0; places[i] != NULL; i++)
    g_string_replace (filled, places[i], "x", 0);
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

/* A name, with places to fill in. */
gboolean
portolan_value_is_host (const char *host, GError **error)
{
  static const char *const places[] = { "{domain}", "{label}", "{mx}", "{region}", NULL };
  g_autofree char *filled = NULL;

  if (strchr (host, '{') == NULL)
    return portolan_value_is_name (host, error);

  filled = fill_in (host, places);
  return portolan_value_is_name (filled, error);
}

/* A user name, with places to fill in. */
gboolean
portolan_value_is_username (const char *username, GError **error)
{
  static const char *const places[] = { "{local-part}", "{domain}", NULL };
  g_autofree char *filled = fill_in (username, places);

  return strpbrk (filled, "{}") == NULL ||
         portolan_value_complain (error, "“%s” has a place that nothing fills", username);
}

gboolean
portolan_value_is_url (const char *url, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL || !g_str_has_prefix (url, "https://") || *g_uri_get_host (uri) == '\0')
    return portolan_value_complain (error, "“%s” is no web address that begins with https://", url);
  return TRUE;
}

gboolean
portolan_value_is_day (const char *day, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (day, "-", -1);
  guint64 numbers[3];
  gboolean is_day = g_strv_length (parts) == 3 && strlen (day) == strlen ("2022-05-30");

  for (gsize i = 0; is_day && i < G_N_ELEMENTS (numbers); i++)
    is_day = g_ascii_string_to_unsigned (parts[i], 10, 1, 9999, &numbers[i], NULL);
  if (is_day && g_date_valid_dmy (numbers[2], numbers[1], numbers[0]))
    return TRUE;
  return portolan_value_complain (error, "“%s” is no day like 2022-05-30", day);
}
