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

#include "model/bounds.h"
#include "sources/import-file.h"
#include "sources/import-program.h"

#define PROFILES "profiles.ini"

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

/* Takes one line in, if it is about who sends, or by which server. Returns whether it is. */
static gboolean
read_preference (GHashTable *prefs, const char *line)
{
  static const char opening[] = "user_pref(\"";
  const char *name, *end, *value, *end_of_value;

  if (!g_str_has_prefix (line, opening))
    return FALSE;
  name = line + strlen (opening);
  end = end_of_name (name);
  if (end == NULL)
    return FALSE;

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
  return TRUE;
}

static GHashTable *
read_preferences (const char *text)
{
  GHashTable *prefs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *line = text;
  guint n = 0;

  while (line != NULL && n < PORTOLAN_MAX_IMPORT_PREFERENCES)
    {
      n += read_preference (prefs, line);
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
 * Returns: (transfer full): the files of preferences of the first few profiles; their paths may be
 *   relative to the file's own folder
 */
GStrv
portolan_import_parse_profiles (const char *text)
{
  g_autoptr (GKeyFile) file = portolan_import_key_file (text);
  g_autoptr (GStrvBuilder) profiles = g_strv_builder_new ();

  for (guint i = 0; i < PORTOLAN_MAX_IMPORT_PROFILES; i++)
    {
      g_autofree char *group = g_strdup_printf ("Profile%u", i);
      g_autofree char *path = g_key_file_get_string (file, group, "Path", NULL);

      g_autofree char *prefs = NULL;

      if (path == NULL)
        continue;
      prefs = g_build_filename (path, "prefs.js", NULL);
      g_strv_builder_add (profiles, prefs);
    }

  return g_strv_builder_end (profiles);
}

/* As the distributions, Snap and Flatpak put it. */
const PortolanImportProgram portolan_import_thunderbird = {
  .in_home = {
    ".thunderbird/" PROFILES,
    "snap/thunderbird/common/.thunderbird/" PROFILES,
    ".var/app/org.mozilla.Thunderbird/.thunderbird/" PROFILES,
  },
  .parse_index = portolan_import_parse_profiles,
  .max_size = PORTOLAN_MAX_IMPORT_PREFERENCES_BYTES,
  .parse = portolan_import_parse_thunderbird,
};
