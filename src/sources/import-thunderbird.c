/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Thunderbird: profiles.ini names the profiles, prefs.js in each of them has one preference a line:
 *
 *     user_pref("mail.identity.id1.useremail", "bob@example.com");
 *     user_pref("mail.identity.id1.smtpServer", "smtp1");
 *     user_pref("mail.smtpserver.smtp1.hostname", "smtp.example.com");
 *     user_pref("mail.smtpserver.smtp1.port", 465);
 *     user_pref("mail.smtpserver.smtp1.try_ssl", 3);
 */

#include <string.h>

#include "sources/import-file.h"
#include "sources/import.h"

#define MAX_PROFILES_SIZE (64 * 1024)
#define MAX_PREFS_SIZE (4 * 1024 * 1024) /* extensions keep whole lists in there */
#define MAX_PROFILES 8

/* As the distributions, Snap and Flatpak put it, below the home folder. */
static const char *const folders[] = {
  ".thunderbird",
  "snap/thunderbird/common/.thunderbird",
  ".var/app/org.mozilla.Thunderbird/.thunderbird",
};

/* Preferences */

/* Past the end of a string of JavaScript; NULL if it has none. */
static const char *
end_of_string (const char *text)
{
  for (; *text != '\0' && *text != '"' && *text != '\n'; text++)
    if (*text == '\\' && text[1] != '\0' && text[1] != '\n')
      text++;

  return *text == '"' ? text : NULL;
}

/* Takes one line in, if it is about mail. */
static void
read_preference (GHashTable *prefs, const char *line)
{
  static const char opening[] = "user_pref(\"mail.";
  const char *name, *end, *value;

  if (!g_str_has_prefix (line, opening))
    return;
  name = line + strlen ("user_pref(\"");
  end = end_of_string (name);
  value = end != NULL ? end + 1 : "";
  value += strspn (value, ", ");
  if (*value == '"')
    {
      const char *end_of_value = end_of_string (++value);

      if (end_of_value != NULL)
        {
          g_autofree char *escaped = g_strndup (value, end_of_value - value);

          g_hash_table_insert (prefs, g_strndup (name, end - name), g_strcompress (escaped));
        }
    }
  else if (g_ascii_isdigit (*value))
    g_hash_table_insert (prefs, g_strndup (name, end - name),
                         g_strndup (value, strspn (value, "0123456789")));
}

static GHashTable *
read_preferences (const char *path)
{
  GHashTable *prefs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GBytes) text = portolan_import_read (path, MAX_PREFS_SIZE);
  const char *line = text != NULL ? g_bytes_get_data (text, NULL) : NULL;

  while (line != NULL)
    {
      read_preference (prefs, line);
      line = strchr (line, '\n');
      line = line != NULL ? line + 1 : NULL;
    }

  return prefs;
}

static const char *
look_up (GHashTable *prefs, const char *kind, const char *id, const char *member)
{
  g_autofree char *name = g_strdup_printf ("mail.%s.%s.%s", kind, id, member);

  return g_hash_table_lookup (prefs, name);
}

static guint
look_number_up (GHashTable *prefs, const char *kind, const char *id, const char *member)
{
  const char *number = look_up (prefs, kind, id, member);

  return number != NULL ? g_ascii_strtoull (number, NULL, 10) : 0;
}

/* Accounts */

/* What is left over from old versions as 1 meant "if the server can". */
static PortolanSecurity
security_of (guint try_ssl)
{
  if (try_ssl == 3)
    return PORTOLAN_SECURITY_TLS;
  return try_ssl == 1 || try_ssl == 2 ? PORTOLAN_SECURITY_STARTTLS : PORTOLAN_SECURITY_NONE;
}

static void
add_identity (GPtrArray *accounts, GHashTable *prefs, const char *identity)
{
  const char *server = look_up (prefs, "identity", identity, "smtpServer");

  if (server == NULL)
    server = g_hash_table_lookup (prefs, "mail.smtp.defaultserver");
  if (server == NULL)
    return;

  portolan_import_add (accounts, look_up (prefs, "identity", identity, "useremail"),
                       look_up (prefs, "smtpserver", server, "hostname"),
                       look_number_up (prefs, "smtpserver", server, "port"),
                       security_of (look_number_up (prefs, "smtpserver", server, "try_ssl")),
                       look_up (prefs, "smtpserver", server, "username"));
}

static void
read_profile (GPtrArray *accounts, const char *folder)
{
  static const char before[] = "mail.identity.", after[] = ".useremail";
  g_autofree char *path = g_build_filename (folder, "prefs.js", NULL);
  g_autoptr (GHashTable) prefs = read_preferences (path);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (prefs), (GCompareFunc) strcmp);

  for (GList *name = names; name != NULL; name = name->next)
    if (g_str_has_prefix (name->data, before) && g_str_has_suffix (name->data, after))
      {
        const char *id = (const char *) name->data + strlen (before);
        g_autofree char *identity =
            g_strndup (id, MAX (strlen (id), strlen (after)) - strlen (after));

        add_identity (accounts, prefs, identity);
      }
}

static void
read_profiles (GPtrArray *accounts, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "profiles.ini", NULL);
  g_autoptr (GKeyFile) file = portolan_import_key_file (path, MAX_PROFILES_SIZE);

  for (guint i = 0; file != NULL && i < MAX_PROFILES; i++)
    {
      g_autofree char *group = g_strdup_printf ("Profile%u", i);
      g_autofree char *name = g_key_file_get_string (file, group, "Path", NULL);
      g_autofree char *profile = NULL;

      if (name == NULL)
        continue;
      profile = g_path_is_absolute (name) ? g_strdup (name) : g_build_filename (folder, name, NULL);
      read_profile (accounts, profile);
    }
}

void
portolan_import_thunderbird (const PortolanImportPlaces *places, GPtrArray *accounts)
{
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (places->home, folders[i], NULL);

      read_profiles (accounts, folder);
    }
}
