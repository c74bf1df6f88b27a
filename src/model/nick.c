/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The short names of our enumerations, both ways. They come from the declarations themselves
 * (glib-mkenums), so a new value has its name everywhere at once. */

#include "model/nick.h"

#include "model/enums.h"

/**
 * portolan_nick:
 * @enum_type: an enumeration of ours
 * @value: one of its values
 *
 * Returns: the value's short name, for example "starttls"
 */
const char *
portolan_nick (GType enum_type, int value)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (enum_type);
  GEnumValue *found = g_enum_get_value (class, value);

  g_return_val_if_fail (found != NULL, NULL);
  return found->value_nick;
}

/**
 * portolan_nick_parse:
 * @enum_type: an enumeration of ours
 * @nick: (nullable): a short name
 * @value: (out): its value
 *
 * Returns: whether @nick names a value of @enum_type
 */
gboolean
portolan_nick_parse (GType enum_type, const char *nick, int *value)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (enum_type);
  GEnumValue *found = nick != NULL ? g_enum_get_value_by_nick (class, nick) : NULL;

  if (found == NULL)
    return FALSE;

  *value = found->value;
  return TRUE;
}

/**
 * portolan_needs_to_nicks:
 * @needs: what must be accepted
 *
 * Returns: (transfer full): the short names, in the order of the declaration
 */
GStrv
portolan_needs_to_nicks (PortolanNeeds needs)
{
  g_autoptr (GFlagsClass) class = g_type_class_ref (PORTOLAN_TYPE_NEEDS);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < class->n_values; i++)
    if (class->values[i].value != 0 && (needs & class->values[i].value) != 0)
      g_strv_builder_add (builder, class->values[i].value_nick);

  return g_strv_builder_end (builder);
}

/**
 * portolan_needs_parse:
 * @nick: one short name, for example "encryption-missing"
 * @need: (out): the flag
 *
 * Returns: whether @nick names something that can be accepted
 */
gboolean
portolan_needs_parse (const char *nick, PortolanNeeds *need)
{
  g_autoptr (GFlagsClass) class = g_type_class_ref (PORTOLAN_TYPE_NEEDS);
  GFlagsValue *found = g_flags_get_value_by_nick (class, nick);

  if (found == NULL || found->value == 0)
    return FALSE;

  *need = found->value;
  return TRUE;
}
