/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Bytes of a file become UTF-8 here, so that libxml2 need not ask iconv for whatever encoding a
 * stranger names. */

#include "sources/autoconfig-encoding.h"

#include <string.h>

#include "model/bounds.h"

static gboolean
starts_with (GBytes *bytes, const char *start, gsize length)
{
  return g_bytes_get_size (bytes) >= length &&
         memcmp (g_bytes_get_data (bytes, NULL), start, length) == 0;
}

static GBytes *
skip (GBytes *bytes, gsize length)
{
  return g_bytes_new_from_bytes (bytes, length, g_bytes_get_size (bytes) - length);
}

/* By the mark at the start or, without one, by how "<?" looks (XML 1.0, appendix F). */
static const char *
detect_utf16 (GBytes *bytes)
{
  if (starts_with (bytes, "\xff\xfe", 2) || starts_with (bytes, "<\0?\0", 4))
    return "UTF-16LE";
  if (starts_with (bytes, "\xfe\xff", 2) || starts_with (bytes, "\0<\0?", 4))
    return "UTF-16BE";
  return NULL;
}

/* Of old encodings only these: each byte is a character, whatever stands around it. As on the
 * web, Latin-1 means the superset that Windows calls 1252. */
static const char *
detect_declared (GBytes *bytes)
{
  static const struct {
    const char *declared;
    const char *charset;
  } charsets[] = {
    { "encoding=\"iso-8859-1\"", "WINDOWS-1252" },   { "encoding='iso-8859-1'", "WINDOWS-1252" },
    { "encoding=\"windows-1252\"", "WINDOWS-1252" }, { "encoding='windows-1252'", "WINDOWS-1252" },
    { "encoding=\"iso-8859-15\"", "ISO-8859-15" },   { "encoding='iso-8859-15'", "ISO-8859-15" },
  };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *start = g_strndup (data, MIN (size, PORTOLAN_MAX_XML_DECLARATION));
  g_autofree char *lower = g_ascii_strdown (start, -1);
  const char *end = strstr (lower, "?>");

  for (gsize i = 0; end != NULL && i < G_N_ELEMENTS (charsets); i++)
    if (g_strstr_len (lower, end - lower, charsets[i].declared) != NULL)
      return charsets[i].charset;

  return NULL;
}

static char *
convert (GBytes *bytes, const char *charset)
{
  gsize size, length;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;

  if (charset == NULL)
    return NULL;
  text = g_convert (data, size, "UTF-8", charset, NULL, &length, NULL);

  /* A NUL would end the text too early. */
  return text != NULL && strlen (text) == length ? g_steal_pointer (&text) : NULL;
}

/**
 * portolan_autoconfig_decode:
 * @body: a file as it came
 * @faithful: (out): whether @body is text; if not, only its start is there, with signs in place of
 *   what is none, which is enough to see what it was meant to be
 *
 * What is valid UTF-8 is taken for it, whatever the file says: some servers write UTF-8 under the
 * name of UTF-16.
 *
 * Returns: (transfer full): the text in UTF-8, without a byte order mark and spaces at its start
 */
char *
portolan_autoconfig_decode (GBytes *body, gboolean *faithful)
{
  const char *utf16 = detect_utf16 (body);
  g_autoptr (GBytes) bytes =
      starts_with (body, "\xef\xbb\xbf", 3) ? skip (body, 3) : g_bytes_ref (body);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;

  if (size == 0) /* without data, then */
    data = "";

  if (utf16 != NULL)
    text = convert (bytes, utf16);
  else if (g_utf8_validate_len (data, size, NULL))
    text = g_strndup (data, size);
  else
    text = convert (bytes, detect_declared (bytes));

  *faithful = text != NULL;
  if (text == NULL)
    text = g_utf8_make_valid (data, MIN (size, PORTOLAN_MAX_XML_START));
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    memmove (text, text + 3, strlen (text + 3) + 1);

  return g_strchug (g_steal_pointer (&text));
}
