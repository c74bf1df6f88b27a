/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Who was asked, and what they were told: the ledger as people read it. */

#include "config.h"

#include "advice/ledger-words.h"

#include <glib/gi18n-lib.h>

/**
 * portolan_told_in_words:
 * @told: what a host was told
 *
 * Returns: (transfer full): that in words, such as "your user name, your password"
 */
char *
portolan_told_in_words (PortolanTold told)
{
  const struct {
    PortolanTold told;
    const char *words;
  } kinds[] = {
    { PORTOLAN_TOLD_DOMAIN, _ ("your domain") },
    { PORTOLAN_TOLD_ADDRESS, _ ("your address") },
    { PORTOLAN_TOLD_USERNAME, _ ("your user name") },
    { PORTOLAN_TOLD_PASSWORD, _ ("your password") },
    { PORTOLAN_TOLD_PROOF, _ ("a proof that you know the password") },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((told & kinds[i].told) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", kinds[i].words);

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE)
                       : g_strdup (_ ("nothing about you"));
}

static void
append_hosts (GString *text)
{
  GPtrArray *hosts = portolan_ledger_get_hosts ();

  g_string_append (text, _ ("Servers that we spoke to, and what we told them:"));
  for (guint i = 0; i < hosts->len; i++)
    {
      const PortolanLedgerHost *entry = g_ptr_array_index (hosts, i);
      g_autofree char *told = portolan_told_in_words (entry->told);

      g_string_append (text, "\n• ");
      /* Translators: server, door, what it was told: "smtp.example.com, door 465: your address" */
      g_string_append_printf (text, _ ("%s, door %u: %s"), entry->host, entry->port, told);
    }
}

/* One line for a name, however many kinds of records were asked for. */
static void
append_names (GString *text)
{
  GPtrArray *names = portolan_ledger_get_names ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_string_append (text, _ ("Names that we looked up in the Internet’s address book:"));
  for (guint i = 0; i < names->len; i++)
    {
      const PortolanLedgerName *entry = g_ptr_array_index (names, i);

      if (g_hash_table_add (seen, entry->name))
        g_string_append_printf (text, "\n• %s", entry->name);
    }
}

/**
 * portolan_ledger_in_words:
 *
 * Returns: (transfer full): what this process has asked so far, in whole sentences
 */
char *
portolan_ledger_in_words (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (portolan_ledger_get_names ()->len == 0 && portolan_ledger_get_hosts ()->len == 0)
    return g_strdup (_ ("Nobody was asked yet."));

  if (portolan_ledger_get_hosts ()->len > 0)
    {
      append_hosts (text);
      g_string_append (text, "\n\n");
    }
  append_names (text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
