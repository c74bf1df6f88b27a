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

#include "model/bounds.h"
#include "sources/import-file.h"
#include "sources/import-program.h"

#define SUFFIX ".source"

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
add_account (GPtrArray *accounts, GKeyFile *file)
{
  g_autofree char *address = g_key_file_get_string (file, "Mail Identity", "Address", NULL);
  g_autofree char *uid = g_key_file_get_string (file, "Mail Submission", "TransportUid", NULL);

  portolan_import_add_account (accounts, address, uid);
}

static void
add_server (GPtrArray *accounts, const char *uid, GKeyFile *file)
{
  g_autofree char *backend = g_key_file_get_string (file, "Mail Transport", "BackendName", NULL);
  g_autofree char *host = g_key_file_get_string (file, "Authentication", "Host", NULL);
  g_autofree char *user = g_key_file_get_string (file, "Authentication", "User", NULL);
  g_autofree char *method = g_key_file_get_string (file, "Security", "Method", NULL);
  int port = g_key_file_get_integer (file, "Authentication", "Port", NULL);

  if (g_strcmp0 (backend, "smtp") == 0)
    portolan_import_add_server (accounts, uid, host, MAX (port, 0), security_of (method), user);
}

void
portolan_import_parse_evolution (const char *name, const char *text, GPtrArray *accounts)
{
  g_autoptr (GKeyFile) file = portolan_import_key_file (text);
  g_autofree char *uid = g_strdup (name);

  if (g_str_has_suffix (uid, SUFFIX))
    uid[strlen (uid) - strlen (SUFFIX)] = '\0';
  add_account (accounts, file);
  add_server (accounts, uid, file);
}

static char *
choose (const char *name)
{
  return g_str_has_suffix (name, SUFFIX) ? g_strdup (name) : NULL;
}

const PortolanImportProgram portolan_import_evolution = {
  .in_home = { ".var/app/org.gnome.Evolution/config/evolution/sources" },
  .in_config = { "evolution/sources" },
  .choose = choose,
  .max_size = PORTOLAN_MAX_IMPORT_BYTES,
  .parse = portolan_import_parse_evolution,
};
