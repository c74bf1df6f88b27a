/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* "%EMAILLOCALPART%" and its like, which stand for parts of the address. */

#include "sources/autoconfig-variables.h"

#include <string.h>

#include "model/bounds.h"

static const char *
find_value (const char *name, gsize length, const PortolanAddress *address)
{
  const struct {
    const char *name;
    const char *value;
  } variables[] = {
    { "EMAILADDRESS", address->text },
    { "EMAILLOCALPART", address->local_part },
    { "EMAILDOMAIN", address->shown_domain },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    if (strlen (variables[i].name) == length &&
        g_ascii_strncasecmp (variables[i].name, name, length) == 0)
      return variables[i].value;

  return NULL;
}

/* 0 if it is no name of a variable with the "%" that ends it. */
static gsize
measure_name (const char *text)
{
  gsize length = 0;

  while (g_ascii_isalnum (text[length]) || text[length] == '-' || text[length] == '_')
    length++;

  return text[length] == '%' ? length : 0;
}

/**
 * portolan_autoconfig_fill_in:
 * @text: words of a file
 * @address: whose account it is
 *
 * Puts the parts of @address in place of the variables. What is put in is not looked at again: a
 * "%" may be part of an address. A "%" that belongs to no variable stays ("bob%example.com").
 *
 * Returns: (transfer full) (nullable): the text; %NULL if it is overlong, or has a variable whose
 *   value only the user or the provider knows
 */
char *
portolan_autoconfig_fill_in (const char *text, const PortolanAddress *address)
{
  g_autoptr (GString) filled = g_string_new (NULL);
  const char *sign;

  if (strlen (text) > PORTOLAN_MAX_AUTOCONFIG_VALUE)
    return NULL;

  while ((sign = strchr (text, '%')) != NULL)
    {
      gsize length = measure_name (sign + 1);
      const char *value = find_value (sign + 1, length, address);

      if (length > 0 && value == NULL)
        return NULL;

      g_string_append_len (filled, text, sign - text);
      g_string_append (filled, length > 0 ? value : "%");
      text = sign + 1 + (length > 0 ? length + 1 : 0);
    }

  g_string_append (filled, text);
  return g_string_free (g_steal_pointer (&filled), FALSE);
}
