/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The member "password" of a JSON object, put in and taken out without ever being in memory that
 * may be written to disk for longer than it takes to copy it. A JSON library copies strings as it
 * likes; so it only gets to see the object without this member. */

#include "store/password-member.h"

#include <string.h>

#include "model/bounds.h"

#define MEMBER "\"password\""

/* Writing */

/* RFC 8259, section 7. Returns octets needed; writes them when @out is not NULL. */
static gsize
escape (const char *text, char *out)
{
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      char buffer[8];
      gsize length = 1;

      buffer[0] = *p;
      if (*p == '"' || *p == '\\')
        {
          buffer[0] = '\\';
          buffer[1] = *p;
          length = 2;
        }
      else if ((guchar) *p < 0x20)
        length = g_snprintf (buffer, sizeof buffer, "\\u%04x", *p);

      if (out != NULL)
        memcpy (out + n, buffer, length);
      n += length;
      explicit_bzero (buffer, sizeof buffer);
    }

  return n;
}

/**
 * portolan_password_member_add:
 * @json: a JSON object with at least one member and no "password"
 * @password: the password
 *
 * Returns: (transfer full): the object with the password as its last member, in non-pageable memory
 */
SecretValue *
portolan_password_member_add (const char *json, SecretValue *password)
{
  static const char before[] = "," MEMBER ":\"", after[] = "\"}";
  const char *text = secret_value_get_text (password);
  gsize head = strrchr (json, '}') - json;
  gsize escaped = escape (text, NULL);
  gsize length;
  char *whole, *p;
  SecretValue *value;

  while (head > 0 && g_ascii_isspace (json[head - 1]))
    head--;
  length = head + strlen (before) + escaped + strlen (after);
  whole = p = g_malloc (length);

  p = (char *) memcpy (p, json, head) + head;
  p = (char *) memcpy (p, before, strlen (before)) + strlen (before);
  p += escape (text, p);
  memcpy (p, after, strlen (after));

  value = secret_value_new (whole, length, "text/plain");
  explicit_bzero (whole, length);
  g_free (whole);
  return value;
}

/* Reading */

static const char *
skip_string (const char *quote)
{
  const char *p = quote + 1;

  while (*p != '\0' && *p != '"')
    p += p[0] == '\\' && p[1] != '\0' ? 2 : 1;

  return *p == '"' ? p + 1 : NULL;
}

static const char *
skip_space (const char *p)
{
  return p + strspn (p, " \t\r\n");
}

/* Whether this is one object with nothing around it, as RFC 8259 writes it, and not too deep. The
 * library would take more: comments, several objects, of which it forgets to free all but the
 * first, and as many objects inside each other as the stack can't hold. */
static gboolean
is_one_object (const char *json)
{
  static const char outside_strings[] =
      "{}[]:, \t\r\n+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const char *p = skip_space (json);
  guint depth = 0;

  if (*p != '{')
    return FALSE;

  do
    {
      if (*p == '\0' || depth > PORTOLAN_MAX_SAVED_DEPTH)
        return FALSE;
      if (*p == '"')
        {
          p = skip_string (p);
          if (p == NULL)
            return FALSE;
          continue;
        }

      if (strchr (outside_strings, *p) == NULL)
        return FALSE;
      if (*p == '{' || *p == '[')
        depth++;
      if (*p == '}' || *p == ']')
        depth--;
      p++;
  } while (depth > 0);

  return *skip_space (p) == '\0';
}

/* The opening quote of the value of the outermost object's "password", NULL if there is none. */
static const char *
find_value (const char *json)
{
  guint depth = 0;

  for (const char *p = json; p != NULL && *p != '\0';)
    {
      if (*p == '"')
        {
          const char *end = skip_string (p);
          const char *colon = end != NULL ? skip_space (end) : "";

          if (depth == 1 && *colon == ':' && end - p == strlen (MEMBER) &&
              memcmp (p, MEMBER, strlen (MEMBER)) == 0)
            {
              const char *value = skip_space (colon + 1);

              return *value == '"' ? value : NULL;
            }
          p = end;
          continue;
        }

      if (*p == '{' || *p == '[')
        depth++;
      if ((*p == '}' || *p == ']') && depth > 0)
        depth--;
      p++;
    }

  return NULL;
}

static gunichar
read_hex (const char *p)
{
  gunichar c = 0;

  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return 0;
      c = c * 16 + g_ascii_xdigit_value (p[i]);
    }

  return c;
}

static const char *
unescape_one (const char *p, char **out)
{
  static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
  const char *letter = strchr (letters, p[1]);
  gunichar c;

  if (p[1] != '\0' && letter != NULL)
    {
      *(*out)++ = meanings[letter - letters];
      return p + 2;
    }

  c = p[1] == 'u' ? read_hex (p + 2) : 0;
  if (c == 0)
    return NULL;
  p += 6;
  if (c >= 0xd800 && c < 0xdc00 && p[0] == '\\' && p[1] == 'u')
    {
      gunichar low = read_hex (p + 2);

      if (low < 0xdc00 || low > 0xdfff)
        return NULL;
      c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
      p += 6;
    }

  *out += g_unichar_to_utf8 (c, *out);
  return p;
}

static SecretValue *
unescape (const char *begin, const char *end)
{
  gsize size = end - begin + 1;
  char *text = g_malloc (size), *out = text;
  SecretValue *value = NULL;

  for (const char *p = begin; p != NULL && p <= end;)
    {
      if (p == end)
        {
          value = secret_value_new (text, out - text, "text/plain");
          break;
        }
      if (*p == '\\')
        p = unescape_one (p, &out);
      else
        *out++ = *p++;
    }

  explicit_bzero (text, size);
  g_free (text);
  return value;
}

/**
 * portolan_password_member_take:
 * @json: what should be a JSON object
 * @password: (out) (nullable): its member "password", %NULL if it has none that is a string
 *
 * Returns: (transfer full) (nullable): @json with that member's value empty, or %NULL if it is not
 *   one JSON object, or one deeper than %PORTOLAN_MAX_SAVED_DEPTH
 */
char *
portolan_password_member_take (const char *json, SecretValue **password)
{
  const char *quote = NULL, *end = NULL;
  g_autofree char *head = NULL;

  *password = NULL;
  if (!is_one_object (json))
    return NULL;

  quote = find_value (json);
  end = quote != NULL ? skip_string (quote) : NULL;
  if (end == NULL)
    return g_strdup (json);

  *password = unescape (quote + 1, end - 1);
  head = g_strndup (json, quote - json);
  return g_strconcat (head, "\"\"", end, NULL);
}
