/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Evolution: one key file for each "source". A mail identity has the address and names the source
 * of its transport, which has the server:
 *
 *     [Mail Identity]                    [Mail Transport]
 *     Address=bob@example.com            BackendName=smtp
 *     [Mail Submission]                  [Authentication]
 *     TransportUid=1234                  Host=… Port=… User=…
 *                                        [Security]
 *                                        Method=ssl-on-alternate-port
 */

#include <string.h>

#include "sources/import-file.h"
#include "sources/import.h"

#define MAX_FILES 256 /* calendars and address books have theirs, too */
#define MAX_FILE_SIZE (64 * 1024)

#define SUFFIX ".source"

static GHashTable *
read_sources (const char *folder)
{
  GHashTable *sources =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_key_file_unref);
  g_autoptr (GPtrArray) names = portolan_import_list (folder, MAX_FILES);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GKeyFile) file = NULL;

      if (g_str_has_suffix (name, SUFFIX))
        file = portolan_import_key_file (path, MAX_FILE_SIZE);
      if (file != NULL)
        g_hash_table_insert (sources, g_strndup (name, strlen (name) - strlen (SUFFIX)),
                             g_steal_pointer (&file));
    }

  return sources;
}

static PortolanSecurity
security_of (const char *method)
{
  if (g_strcmp0 (method, "ssl-on-alternate-port") == 0)
    return PORTOLAN_SECURITY_TLS;
  if (g_strcmp0 (method, "starttls-on-standard-port") == 0)
    return PORTOLAN_SECURITY_STARTTLS;
  return PORTOLAN_SECURITY_NONE;
}

static void
add_identity (GPtrArray *accounts, GHashTable *sources, GKeyFile *identity)
{
  g_autofree char *address = g_key_file_get_string (identity, "Mail Identity", "Address", NULL);
  g_autofree char *uid = g_key_file_get_string (identity, "Mail Submission", "TransportUid", NULL);
  GKeyFile *transport = uid != NULL ? g_hash_table_lookup (sources, uid) : NULL;
  g_autofree char *backend = NULL, *host = NULL, *user = NULL, *method = NULL;
  int port;

  if (address == NULL || transport == NULL)
    return;
  backend = g_key_file_get_string (transport, "Mail Transport", "BackendName", NULL);
  if (g_strcmp0 (backend, "smtp") != 0)
    return;

  host = g_key_file_get_string (transport, "Authentication", "Host", NULL);
  port = g_key_file_get_integer (transport, "Authentication", "Port", NULL);
  user = g_key_file_get_string (transport, "Authentication", "User", NULL);
  method = g_key_file_get_string (transport, "Security", "Method", NULL);
  portolan_import_add (accounts, address, host, MAX (port, 0), security_of (method), user);
}

static void
read_folder (GPtrArray *accounts, const char *folder)
{
  g_autoptr (GHashTable) sources = read_sources (folder);
  g_autoptr (GList) uids = g_list_sort (g_hash_table_get_keys (sources), (GCompareFunc) strcmp);

  for (GList *uid = uids; uid != NULL; uid = uid->next)
    add_identity (accounts, sources, g_hash_table_lookup (sources, uid->data));
}

void
portolan_import_evolution (const PortolanImportPlaces *places, GPtrArray *accounts)
{
  g_autofree char *own = g_build_filename (places->config, "evolution", "sources", NULL);
  g_autofree char *in_flatpak =
      g_build_filename (places->home, ".var/app/org.gnome.Evolution/config/evolution/sources",
                        NULL);

  read_folder (accounts, own);
  read_folder (accounts, in_flatpak);
}
