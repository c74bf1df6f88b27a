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
#define MAX_PREFERENCES 4096 /* of mail; an account has a few dozen */

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

/* Past the name of a preference of ours; NULL for all others. */
static const char *
end_of_name (const char *name)
{
  static const char *const ours[] = { "mail.identity.", "mail.smtpserver.",
                                      "mail.smtp.defaultserver" };

  for (gsize i = 0; i < G_N_ELEMENTS (ours); i++)
    if (g_str_has_prefix (name, ours[i]))
      return end_of_string (name);

  return NULL;
}

/* Takes one line in, if it is about who sends, or by which server. */
static void
read_preference (GHashTable *prefs, const char *line)
{
  static const char opening[] = "user_pref(\"";
  const char *name, *end, *value, *end_of_value;

  if (!g_str_has_prefix (line, opening))
    return;
  name = line + strlen (opening);
  end = end_of_name (name);
  if (end == NULL)
    return;

  value = end + 1;
  value += strspn (value, ", ");
  end_of_value = *value == '"' ? end_of_string (value + 1) : NULL;
  if (end_of_value != NULL)
    {
      g_autofree char *escaped = g_strndup (value + 1, end_of_value - value - 1);

      g_hash_table_insert (prefs, g_strndup (name, end - name), g_strcompress (escaped));
    }
  else if (g_ascii_isdigit (*value))
    g_hash_table_insert (prefs, g_strndup (name, end - name),
                         g_strndup (value, strspn (value, "0123456789")));
}

static GHashTable *
read_preferences (const char *text)
{
  GHashTable *prefs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *line = text;

  while (line != NULL && g_hash_table_size (prefs) < MAX_PREFERENCES)
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

/* prefs.js of one profile */
void
portolan_import_parse_thunderbird (const char *name, const char *text, GPtrArray *accounts)
{
  static const char before[] = "mail.identity.", after[] = ".useremail";
  g_autoptr (GHashTable) prefs = read_preferences (text);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (prefs), (GCompareFunc) strcmp);

  for (GList *pref = names; pref != NULL; pref = pref->next)
    if (g_str_has_prefix (pref->data, before) && g_str_has_suffix (pref->data, after))
      {
        const char *id = (const char *) pref->data + strlen (before);
        g_autofree char *identity =
            g_strndup (id, MAX (strlen (id), strlen (after)) - strlen (after));

        add_identity (accounts, prefs, identity);
      }
}

/* Profiles */

/**
 * portolan_import_parse_profiles:
 * @text: what is in a file profiles.ini
 *
 * Returns: (transfer full): the folders of the profiles, the first few of them; their paths may be
 *   relative to the file's own
 */
GStrv
portolan_import_parse_profiles (const char *text)
{
  g_autoptr (GKeyFile) file = portolan_import_key_file (text);
  g_autoptr (GStrvBuilder) profiles = g_strv_builder_new ();

  for (guint i = 0; i < MAX_PROFILES; i++)
    {
      g_autofree char *group = g_strdup_printf ("Profile%u", i);
      g_autofree char *path = g_key_file_get_string (file, group, "Path", NULL);

      if (path != NULL)
        g_strv_builder_add (profiles, path);
    }

  return g_strv_builder_end (profiles);
}

static void
read_profiles (GPtrArray *accounts, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "profiles.ini", NULL);
  g_autoptr (GBytes) text = portolan_import_read (path, MAX_PROFILES_SIZE);
  g_auto (GStrv) profiles =
      text != NULL ? portolan_import_parse_profiles (g_bytes_get_data (text, NULL)) : NULL;

  for (guint i = 0; profiles != NULL && profiles[i] != NULL; i++)
    {
      g_autofree char *prefs = g_path_is_absolute (profiles[i])
                                   ? g_build_filename (profiles[i], "prefs.js", NULL)
                                   : g_build_filename (folder, profiles[i], "prefs.js", NULL);
      g_autoptr (GBytes) file = portolan_import_read (prefs, MAX_PREFS_SIZE);

      if (file != NULL)
        portolan_import_parse_thunderbird ("prefs.js", g_bytes_get_data (file, NULL), accounts);
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
