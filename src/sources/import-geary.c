/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Geary: a folder for each account, with a key file in it. For the providers that it knows by
 * itself, the file names no server; our own table knows those, too. */

#include "model/bounds.h"
#include "sources/import-file.h"
#include "sources/import-program.h"

#define OUTGOING "Outgoing"

static PortolanSecurity
security_of (const char *word)
{
  if (g_strcmp0 (word, "transport") == 0)
    return PORTOLAN_SECURITY_TLS;
  if (g_strcmp0 (word, "start-tls") == 0)
    return PORTOLAN_SECURITY_STARTTLS;
  return PORTOLAN_SECURITY_NONE;
}

void
portolan_import_parse_geary (const char *name, const char *text, GPtrArray *accounts)
{
  g_autoptr (GKeyFile) file = portolan_import_key_file (text);
  g_auto (GStrv) senders =
      g_key_file_get_string_list (file, "Account", "sender_mailboxes", NULL, NULL);
  g_autofree char *host = g_key_file_get_string (file, OUTGOING, "host", NULL);
  g_autofree char *word = g_key_file_get_string (file, OUTGOING, "transport_security", NULL);
  g_autofree char *credentials = g_key_file_get_string (file, OUTGOING, "credentials", NULL);
  gboolean as_incoming = g_strcmp0 (credentials, "use-incoming") == 0;
  g_autofree char *login =
      g_key_file_get_string (file, as_incoming ? "Incoming" : OUTGOING, "login", NULL);
  int port = g_key_file_get_integer (file, OUTGOING, "port", NULL);

  for (guint i = 0; senders != NULL && senders[i] != NULL; i++)
    portolan_import_add (accounts, senders[i], host, MAX (port, 0), security_of (word), login);
}

static char *
choose (const char *name)
{
  return g_build_filename (name, "geary.ini", NULL);
}

const PortolanImportProgram portolan_import_geary = {
  .in_home = { ".var/app/org.gnome.Geary/config/geary" },
  .in_config = { "geary" },
  .choose = choose,
  .max_size = PORTOLAN_MAX_IMPORT_BYTES,
  .parse = portolan_import_parse_geary,
};
