/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Who was asked: every name that this program looked up and every host that it contacted, with what
 * was told to it. It is written where packets leave: there is one for the whole program, as there
 * is one name service and one HTTPS session. */

#include "net/ledger.h"

static struct {
  GPtrArray *names; /* PortolanLedgerName */
  GPtrArray *hosts; /* PortolanLedgerHost */
} ledger;

static void
name_free (gpointer data)
{
  PortolanLedgerName *entry = data;

  g_free (entry->name);
  g_free (entry);
}

static void
host_free (gpointer data)
{
  PortolanLedgerHost *entry = data;

  g_free (entry->host);
  g_ptr_array_unref (entry->addresses);
  g_free (entry);
}

static void
ensure (void)
{
  if (ledger.names != NULL)
    return;

  ledger.names = g_ptr_array_new_with_free_func (name_free);
  ledger.hosts = g_ptr_array_new_with_free_func (host_free);
}

/**
 * portolan_ledger_note_name:
 * @name: a name that is looked up now
 * @type: (transfer none): the kind of record, a string that lasts
 */
void
portolan_ledger_note_name (const char *name, const char *type)
{
  PortolanLedgerName *entry;

  ensure ();
  for (guint i = 0; i < ledger.names->len; i++)
    {
      entry = g_ptr_array_index (ledger.names, i);
      if (g_str_equal (entry->name, name) && g_str_equal (entry->type, type))
        return;
    }

  entry = g_new0 (PortolanLedgerName, 1);
  entry->name = g_strdup (name);
  entry->type = type;
  g_ptr_array_add (ledger.names, entry);
}

static PortolanLedgerHost *
get_host (const char *host, guint16 port)
{
  PortolanLedgerHost *entry;

  ensure ();
  for (guint i = 0; i < ledger.hosts->len; i++)
    {
      entry = g_ptr_array_index (ledger.hosts, i);
      if (entry->port == port && g_str_equal (entry->host, host))
        return entry;
    }

  entry = g_new0 (PortolanLedgerHost, 1);
  entry->host = g_strdup (host);
  entry->port = port;
  entry->addresses = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (ledger.hosts, entry);
  return entry;
}

/**
 * portolan_ledger_note_contact:
 * @host: a host that is being connected to
 * @port: its port
 * @connection: the connection that begins; through a proxy, it is the proxy that it leads to
 */
void
portolan_ledger_note_contact (const char *host, guint16 port, GSocketConnection *connection)
{
  PortolanLedgerHost *entry = get_host (host, port);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);
  g_autofree char *address = NULL;

  if (!G_IS_INET_SOCKET_ADDRESS (remote))
    return;

  address =
      g_inet_address_to_string (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote)));
  if (!g_ptr_array_find_with_equal_func (entry->addresses, address, g_str_equal, NULL))
    g_ptr_array_add (entry->addresses, g_steal_pointer (&address));
}

/**
 * portolan_ledger_note_told:
 * @host: a host
 * @port: its port
 * @told: what it is told now, beside what it was told before
 */
void
portolan_ledger_note_told (const char *host, guint16 port, PortolanTold told)
{
  get_host (host, port)->told |= told;
}

/**
 * portolan_ledger_get_names:
 *
 * Returns: (transfer none) (element-type PortolanLedgerName): the names, in the order in which they
 *   were looked up
 */
GPtrArray *
portolan_ledger_get_names (void)
{
  ensure ();
  return ledger.names;
}

/**
 * portolan_ledger_get_hosts:
 *
 * Returns: (transfer none) (element-type PortolanLedgerHost): the hosts, in the order in which they
 *   were contacted
 */
GPtrArray *
portolan_ledger_get_hosts (void)
{
  ensure ();
  return ledger.hosts;
}

/**
 * portolan_ledger_clear:
 *
 * Begins anew, for programs that do more than one thing.
 */
void
portolan_ledger_clear (void)
{
  ensure ();
  g_ptr_array_set_size (ledger.names, 0);
  g_ptr_array_set_size (ledger.hosts, 0);
}

/**
 * portolan_told_to_nicks:
 * @told: what somebody was told
 *
 * Returns: (transfer full): the same as words that stay as they are
 */
GStrv
portolan_told_to_nicks (PortolanTold told)
{
  static const char *const nicks[] = { "domain", "address", "username", "password", "proof" };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (nicks); i++)
    if ((told & (1u << i)) != 0)
      g_strv_builder_add (builder, nicks[i]);

  return g_strv_builder_end (builder);
}
