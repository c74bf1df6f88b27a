/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* --ledger: who was asked, and what they were told. */

#include "config.h"

#include "cli/ledger.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "advice/ledger-words.h"
#include "cli/style.h"
#include "document/json.h"
#include "net/ledger.h"

/**
 * portolan_json_add_ledger:
 * @builder: a builder in an object
 *
 * Adds the member "ledger".
 */
void
portolan_json_add_ledger (JsonBuilder *builder)
{
  GPtrArray *names = portolan_ledger_get_names ();
  GPtrArray *hosts = portolan_ledger_get_hosts ();

  json_builder_set_member_name (builder, "ledger");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "names");
  json_builder_begin_array (builder);
  for (guint i = 0; i < names->len; i++)
    {
      const PortolanLedgerName *entry = g_ptr_array_index (names, i);

      json_builder_begin_object (builder);
      portolan_json_add_string (builder, "name", entry->name);
      portolan_json_add_string (builder, "type", entry->type);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "hosts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < hosts->len; i++)
    {
      const PortolanLedgerHost *entry = g_ptr_array_index (hosts, i);
      g_auto (GStrv) told = portolan_told_to_nicks (entry->told);

      json_builder_begin_object (builder);
      portolan_json_add_string (builder, "host", entry->host);
      portolan_json_add_int (builder, "port", entry->port);
      json_builder_set_member_name (builder, "addresses");
      json_builder_begin_array (builder);
      for (guint j = 0; j < entry->addresses->len; j++)
        json_builder_add_string_value (builder, g_ptr_array_index (entry->addresses, j));
      json_builder_end_array (builder);
      portolan_json_add_strings (builder, "told", (const char *const *) told);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_title (const char *title)
{
  g_autofree char *painted = portolan_style_paint (STDOUT_FILENO, PORTOLAN_STYLE_TITLE, title);

  g_print ("\n%s\n", painted);
}

void
portolan_print_ledger (void)
{
  GPtrArray *names = portolan_ledger_get_names ();
  GPtrArray *hosts = portolan_ledger_get_hosts ();

  print_title (_ ("Names that were looked up"));
  for (guint i = 0; i < names->len; i++)
    {
      const PortolanLedgerName *entry = g_ptr_array_index (names, i);

      g_print ("  %s (%s)\n", entry->name, entry->type);
    }

  print_title (_ ("Servers that were contacted, and what they were told"));
  for (guint i = 0; i < hosts->len; i++)
    {
      const PortolanLedgerHost *entry = g_ptr_array_index (hosts, i);
      g_autofree char *told = portolan_told_in_words (entry->told);

      /* Translators: server, port, what it was told: "smtp.example.com, port 465: your address" */
      g_print (_ ("  %s, port %u: %s\n"), entry->host, entry->port, told);
    }
}
