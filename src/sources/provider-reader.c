/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Reads one group of the table of providers. data/providers.ini explains the format in its head;
 * whatever does not follow it is an error in words, since Portolan sends passwords where it says.
 *
 * The text is cut up where it lies: with GKeyFile, which copies each value several times, reading
 * the table takes as long as asking a near server.
 */

#include "sources/provider-reader.h"

#include <gio/gio.h>
#include <string.h>

#include "model/host.h"

typedef struct _Key Key;

struct _Key {
  const char *name;
  gboolean (*read) (PortolanProvider *self, const Key *key, char *value, GError **error);
  gsize field; /* offset in PortolanProvider */
};

typedef struct {
  const char *name;
  guint value;
} Word;

static const Word kinds[] = {
  { "mailbox", PORTOLAN_PROVIDER_KIND_MAILBOX },
  { "sending", PORTOLAN_PROVIDER_KIND_SENDING },
  { "filter", PORTOLAN_PROVIDER_KIND_FILTER },
  { "forwarding", PORTOLAN_PROVIDER_KIND_FORWARDING },
  { "receiving", PORTOLAN_PROVIDER_KIND_RECEIVING },
};

static const Word username_forms[] = {
  { "address", PORTOLAN_USERNAME_FORM_ADDRESS },
  { "local-part", PORTOLAN_USERNAME_FORM_LOCAL_PART },
  { "other", PORTOLAN_USERNAME_FORM_OTHER },
};

static const Word sign_ins[] = {
  { "none", PORTOLAN_PROVIDER_SIGN_IN_NONE },
  { "oauth", PORTOLAN_PROVIDER_SIGN_IN_OAUTH },
  { "app-password", PORTOLAN_PROVIDER_SIGN_IN_APP_PASSWORD },
  { "app-password-with-two-factor", PORTOLAN_PROVIDER_SIGN_IN_APP_PASSWORD_WITH_TWO_FACTOR },
  { "password", PORTOLAN_PROVIDER_SIGN_IN_PASSWORD },
  { "key", PORTOLAN_PROVIDER_SIGN_IN_KEY },
};

static const Word doubts[] = {
  { "servers", PORTOLAN_PROVIDER_DOUBTS_SERVERS },
  { "mx", PORTOLAN_PROVIDER_DOUBTS_MX },
  { "username", PORTOLAN_PROVIDER_DOUBTS_USERNAME },
  { "sign-in", PORTOLAN_PROVIDER_DOUBTS_SIGN_IN },
  { "since", PORTOLAN_PROVIDER_DOUBTS_SINCE },
  { "limits", PORTOLAN_PROVIDER_DOUBTS_LIMITS },
};

/* What may have no encryption is left out on purpose: see the head of the table. */
static const Word securities[] = {
  { "tls", PORTOLAN_SECURITY_TLS },
  { "starttls", PORTOLAN_SECURITY_STARTTLS },
};

static const char *const places[] = { "{domain}", "{label}", "{mx}", "{region}" };

static gboolean G_GNUC_PRINTF (2, 3)
complain (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE, format, args);
  va_end (args);
  return FALSE;
}

static gboolean
find_word (const Word *words, gsize n_words, const char *name, guint *value, GError **error)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_str_equal (words[i].name, name))
      {
        *value = words[i].value;
        return TRUE;
      }
  return complain (error, "“%s” means nothing here", name);
}

/* "a;b" as it lies; the array is the caller's. */
static const char **
split (char *value, char separator)
{
  const char **parts;
  gsize n_parts = 1;

  for (const char *p = strchr (value, separator); p != NULL; p = strchr (p + 1, separator))
    n_parts++;

  parts = g_new (const char *, n_parts + 1);
  for (gsize i = 0; i < n_parts; i++)
    {
      char *end = strchr (value, separator);

      parts[i] = value;
      if (end != NULL)
        {
          *end = '\0';
          value = end + 1;
        }
    }
  parts[n_parts] = NULL;
  return parts;
}

static gboolean
find_words (const Word *words, gsize n_words, char *value, guint *flags, GError **error)
{
  g_autofree const char **names = split (value, ';');

  for (gsize i = 0; names[i] != NULL; i++)
    {
      guint flag = 0;

      if (!find_word (words, n_words, names[i], &flag, error))
        return FALSE;
      *flags |= flag;
    }
  return TRUE;
}

/* A host name in lower case; IDN in its ASCII form. */
static gboolean
check_name (const char *name, GError **error)
{
  for (const char *p = name; *p != '\0'; p++)
    if (g_ascii_isupper (*p))
      return complain (error, "“%s” is not in lower case", name);
  return portolan_host_is_name (name) || complain (error, "“%s” is no host name", name);
}

static gboolean
check_host (const char *host, GError **error)
{
  g_autoptr (GString) filled = NULL;

  if (strchr (host, '{') == NULL)
    return check_name (host, error);

  filled = g_string_new (host);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    g_string_replace (filled, places[i], "x", 0);
  return check_name (filled->str, error);
}

static gboolean
read_text (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  G_STRUCT_MEMBER (const char *, self, key->field) = value;
  return TRUE;
}

static gboolean
read_url (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (value, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL || !g_str_has_prefix (value, "https://") || *g_uri_get_host (uri) == '\0')
    return complain (error, "“%s” is no web address that begins with https://", value);
  return read_text (self, key, value, error);
}

static gboolean
read_day (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  guint64 year, month, day;
  g_auto (GStrv) parts = g_strsplit (value, "-", -1);

  if (g_strv_length (parts) != 3 || strlen (value) != strlen ("2022-05-30") ||
      !g_ascii_string_to_unsigned (parts[0], 10, 1990, 2100, &year, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 1, 12, &month, NULL) ||
      !g_ascii_string_to_unsigned (parts[2], 10, 1, 31, &day, NULL) ||
      !g_date_valid_dmy (day, month, year))
    return complain (error, "“%s” is no day like 2022-05-30", value);
  return read_text (self, key, value, error);
}

static gboolean
read_number (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  guint64 *number = &G_STRUCT_MEMBER (guint64, self, key->field);

  return g_ascii_string_to_unsigned (value, 10, 1, G_MAXUINT32, number, NULL) ||
         complain (error, "“%s” is no number", value);
}

static gboolean
read_megabytes (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  if (!read_number (self, key, value, error))
    return FALSE;
  self->max_message_bytes *= 1000 * 1000;
  return TRUE;
}

static gboolean
read_list (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  G_STRUCT_MEMBER (const char **, self, key->field) = split (value, ';');
  return TRUE;
}

static gboolean
read_names (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  const char **names;

  read_list (self, key, value, error);
  names = G_STRUCT_MEMBER (const char **, self, key->field);
  for (gsize i = 0; names[i] != NULL; i++)
    if (!check_name (names[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_domains (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  read_list (self, key, value, error);
  for (gsize i = 0; self->domains[i] != NULL; i++)
    {
      const char *domain = self->domains[i];
      const char *name = g_str_has_prefix (domain, "*.") ? domain + 2 : domain;

      if (!check_name (name, error))
        return FALSE;
      if (strchr (name, '.') == NULL)
        return complain (error, "“%s” is a whole top level", domain);
    }
  return TRUE;
}

static gboolean
read_hosts (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  read_list (self, key, value, error);
  for (gsize i = 0; self->hosts[i] != NULL; i++)
    if (!check_host (self->hosts[i], error))
      return FALSE;
  return TRUE;
}

/* "tls:smtp.x.example:465" */
static gboolean
read_server (PortolanProvider *self, const char *server, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (server, ":", -1);
  guint security = 0;
  guint64 port;

  if (g_strv_length (parts) != 3)
    return complain (error, "“%s” is not encryption:host:port", server);
  if (!find_word (securities, G_N_ELEMENTS (securities), parts[0], &security, error) ||
      !check_host (parts[1], error))
    return FALSE;
  if (!g_ascii_string_to_unsigned (parts[2], 10, 1, G_MAXUINT16, &port, NULL))
    return complain (error, "“%s” is no port", parts[2]);

  g_ptr_array_add (self->servers,
                   portolan_candidate_new (parts[1], port, security, PORTOLAN_ORIGIN_PROVIDER));
  return TRUE;
}

static gboolean
read_servers (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  g_autofree const char **servers = split (value, ';');

  for (gsize i = 0; servers[i] != NULL; i++)
    if (!read_server (self, servers[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_kind (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  guint kind = 0;

  if (!find_word (kinds, G_N_ELEMENTS (kinds), value, &kind, error))
    return FALSE;
  self->kind = kind;
  return TRUE;
}

static gboolean
read_username (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  guint form = 0;

  if (!find_word (username_forms, G_N_ELEMENTS (username_forms), value, &form, error))
    return FALSE;
  self->username_form = form;
  return TRUE;
}

static gboolean
read_sign_in (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  guint flags = 0;

  if (!find_words (sign_ins, G_N_ELEMENTS (sign_ins), value, &flags, error))
    return FALSE;
  self->sign_in = flags;
  return TRUE;
}

static gboolean
read_unverified (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  guint flags = 0;

  if (!find_words (doubts, G_N_ELEMENTS (doubts), value, &flags, error))
    return FALSE;
  self->doubts = flags;
  return TRUE;
}

#define FIELD(name) G_STRUCT_OFFSET (PortolanProvider, name)

static const Key keys[] = {
  { "name", read_text, FIELD (name) },
  { "kind", read_kind, 0 },
  { "family", read_text, FIELD (family) },
  { "domains", read_domains, FIELD (domains) },
  { "well-known", read_names, FIELD (well_known) },
  { "mx", read_names, FIELD (mx) },
  { "servers", read_servers, 0 },
  { "hosts", read_hosts, FIELD (hosts) },
  { "regions", read_names, FIELD (regions) },
  { "username", read_username, 0 },
  { "username-word", read_text, FIELD (username_word) },
  { "username-hint", read_text, FIELD (username_hint) },
  { "sign-in", read_sign_in, 0 },
  { "password-hint", read_text, FIELD (password_hint) },
  { "no-password-since", read_day, FIELD (no_password_since) },
  { "switch-on", read_text, FIELD (switch_on) },
  { "switch-on-url", read_url, FIELD (switch_on_url) },
  { "letters-per-minute", read_number, FIELD (limits.letters_per_minute) },
  { "letters-per-hour", read_number, FIELD (limits.letters_per_hour) },
  { "letters-per-day", read_number, FIELD (limits.letters_per_day) },
  { "recipients-per-day", read_number, FIELD (limits.recipients_per_day) },
  { "recipients-per-message", read_number, FIELD (limits.recipients_per_message) },
  { "limits", read_text, FIELD (limits_text) },
  { "max-size-mb", read_megabytes, FIELD (max_message_bytes) },
  { "help-url", read_url, FIELD (help_url) },
  { "app-password-url", read_url, FIELD (app_password_url) },
  { "note", read_text, FIELD (note) },
  { "unverified", read_unverified, 0 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (keys) < 32);

/* @seen has a bit for each key of the group so far. */
static gboolean
read_key (PortolanProvider *self, const char *name, char *value, guint32 *seen, GError **error)
{
  if (*value == '\0')
    return complain (error, "it is empty");
  /* By which GKeyFile would understand something else. */
  if (strchr (value, '\\') != NULL)
    return complain (error, "a backslash has no place in it");

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].name, name))
      {
        if ((*seen & (1u << i)) != 0)
          return complain (error, "it stands there twice");
        *seen |= 1u << i;
        return keys[i].read (self, &keys[i], value, error);
      }
  return complain (error, "there is no such key");
}

/* "key=value", with spaces around each allowed; comments and empty lines say nothing. */
static gboolean
read_line (PortolanProvider *self, char *line, guint32 *seen, GError **error)
{
  char *name = g_strstrip (line), *value = strchr (name, '=');

  if (*name == '\0' || *name == '#')
    return TRUE;
  if (value == NULL)
    return complain (error, "“%s” is not key=value", name);

  *value++ = '\0';
  g_strchomp (name);
  g_strchug (value);
  if (read_key (self, name, value, seen, error))
    return TRUE;
  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

/* Other tables and programs name providers by it. */
static gboolean
check_id (const char *id, GError **error)
{
  gsize length = strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-");

  return (length > 0 && id[length] == '\0') ||
         complain (error, "an id has only small letters, digits and hyphens");
}

static gboolean
has_seen (guint32 seen, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].name, name))
      return (seen & (1u << i)) != 0;
  return FALSE;
}

/* What no key can tell by itself. */
static gboolean
check_whole (const PortolanProvider *self, guint32 seen, GError **error)
{
  gboolean is_other = self->username_form == PORTOLAN_USERNAME_FORM_OTHER;
  gboolean is_explained = self->username_word != NULL || self->username_hint != NULL;

  if (self->name == NULL)
    return complain (error, "“name” is missing");
  if (portolan_provider_stands_before (self))
    return has_seen (seen, "mx") || complain (error, "“mx” is missing");
  if (!has_seen (seen, "sign-in"))
    return complain (error, "“sign-in” is missing");
  if (is_other != is_explained)
    return complain (error, "“username-word” or “username-hint” goes with “username=other”");
  if (self->sign_in == PORTOLAN_PROVIDER_SIGN_IN_NONE && self->servers->len > 0)
    return complain (error, "servers are of no use where nobody can sign in");

  for (gsize i = 0; self->well_known[i] != NULL; i++)
    if (!g_strv_contains (self->domains, self->well_known[i]))
      return complain (error, "“%s” is well known, but no domain of it", self->well_known[i]);
  return TRUE;
}

static void
finish_servers (PortolanProvider *self)
{
  gboolean is_guess = (self->doubts & PORTOLAN_PROVIDER_DOUBTS_SERVERS) != 0;

  for (guint i = 0; i < self->servers->len; i++)
    {
      PortolanCandidate *server = g_ptr_array_index (self->servers, i);

      server->username_form = self->username_form;
      server->username = g_strdup (self->username_word);
      if (is_guess)
        server->origin = PORTOLAN_ORIGIN_GUESS;
    }
}

/**
 * portolan_provider_read:
 * @group: a group of the table, from the bracket of its head to its end; it is cut up and must
 *   outlive the provider
 * @error: return location for a %G_KEY_FILE_ERROR_INVALID_VALUE that says what has no meaning there
 *
 * Reads one provider.
 *
 * Returns: (transfer full): the provider, or %NULL with @error set
 */
PortolanProvider *
portolan_provider_read (char *group, GError **error)
{
  g_autoptr (PortolanProvider) self = NULL;
  g_autofree const char **lines = NULL;
  char *id = group + 1, *close;
  guint32 seen = 0;

  if (!g_utf8_validate (group, -1, NULL))
    {
      complain (error, "it is not UTF-8");
      return NULL;
    }

  lines = split (group, '\n');
  close = strchr (g_strchomp (id), ']');
  if (close != NULL && close[1] == '\0')
    *close = '\0';
  if (!check_id (id, error))
    return NULL;

  self = portolan_provider_new (id);
  for (gsize i = 1; lines[i] != NULL; i++)
    if (!read_line (self, (char *) lines[i], &seen, error))
      return NULL;

  if (!check_whole (self, seen, error))
    return NULL;
  finish_servers (self);
  return g_steal_pointer (&self);
}
