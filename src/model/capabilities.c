/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the lines of an EHLO reply say. Hostile servers say a lot: everything is bounded, and
 * what can't be understood is as if it had not been said. */

#include "model/capabilities.h"

#include <string.h>

#include "model/bounds.h"

/* RFC 4422, section 3.1: upper-case letters, digits, hyphen, underscore. */
static char *
normalise_mechanism (const char *word)
{
  gsize length = strlen (word);

  if (length == 0 || length > PORTOLAN_MAX_MECHANISM_LENGTH)
    return NULL;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (word[i]) && word[i] != '-' && word[i] != '_')
      return NULL;

  return g_ascii_strup (word, -1);
}

static void
add_mechanisms (GPtrArray *mechanisms, const char *words)
{
  g_auto (GStrv) split = g_strsplit_set (words, " \t", -1);

  for (guint i = 0; split[i] != NULL && mechanisms->len < PORTOLAN_MAX_MECHANISMS; i++)
    {
      g_autofree char *mechanism = normalise_mechanism (split[i]);

      if (mechanism != NULL &&
          !g_ptr_array_find_with_equal_func (mechanisms, mechanism, g_str_equal, NULL))
        g_ptr_array_add (mechanisms, g_steal_pointer (&mechanism));
    }
}

static const char *
after_keyword (const char *line, const char *keyword)
{
  gsize length = strlen (keyword);

  if (g_ascii_strncasecmp (line, keyword, length) != 0)
    return NULL;
  if (line[length] == '\0')
    return line + length;
  return line[length] == ' ' || line[length] == '\t' ? line + length + 1 : NULL;
}

static void
parse_line (PortolanCapabilities *capabilities, GPtrArray *mechanisms, const char *line)
{
  const char *rest;

  /* "AUTH=" is what old servers and clients said before RFC 2554 settled on a space. */
  if ((rest = after_keyword (line, "AUTH")) != NULL)
    add_mechanisms (mechanisms, rest);
  else if (g_ascii_strncasecmp (line, "AUTH=", strlen ("AUTH=")) == 0)
    add_mechanisms (mechanisms, line + strlen ("AUTH="));
  else if (after_keyword (line, "STARTTLS") != NULL)
    capabilities->starttls = TRUE;
  else if (after_keyword (line, "SMTPUTF8") != NULL)
    capabilities->smtputf8 = TRUE;
  else if (after_keyword (line, "PIPELINING") != NULL)
    capabilities->pipelining = TRUE;
  else if ((rest = after_keyword (line, "SIZE")) != NULL)
    g_ascii_string_to_unsigned (rest, 10, 0, G_MAXUINT64, &capabilities->max_message_bytes, NULL);
}

/**
 * portolan_capabilities_parse:
 * @lines: (array zero-terminated=1): the texts of the EHLO reply, without codes; the first is the
 *   server's name (RFC 5321, section 4.1.1.1)
 *
 * Returns: (transfer full): what the server can do
 */
PortolanCapabilities *
portolan_capabilities_parse (const char *const *lines)
{
  PortolanCapabilities *capabilities = g_new0 (PortolanCapabilities, 1);
  g_autoptr (GPtrArray) mechanisms = g_ptr_array_new ();

  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    parse_line (capabilities, mechanisms, lines[i]);

  g_ptr_array_add (mechanisms, NULL);
  capabilities->mechanisms = (GStrv) g_ptr_array_steal (mechanisms, NULL);
  return capabilities;
}

PortolanCapabilities *
portolan_capabilities_copy (const PortolanCapabilities *capabilities)
{
  PortolanCapabilities *copy = g_memdup2 (capabilities, sizeof *capabilities);

  copy->mechanisms = g_strdupv (capabilities->mechanisms);
  return copy;
}

void
portolan_capabilities_free (PortolanCapabilities *capabilities)
{
  g_strfreev (capabilities->mechanisms);
  g_free (capabilities);
}

/**
 * portolan_capabilities_has_auth:
 * @capabilities: (nullable): what the server said
 *
 * Returns: whether any way of signing in is offered
 */
gboolean
portolan_capabilities_has_auth (const PortolanCapabilities *capabilities)
{
  return capabilities != NULL && capabilities->mechanisms[0] != NULL;
}
