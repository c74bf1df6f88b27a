/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Reads one group of the table of providers. data/providers.ini explains the format in its head;
 * whatever does not follow it is an error in words, since Portolan sends passwords where it says.
 *
 * The text is cut up where it lies. GKeyFile copies each value several times; with it the table
 * took more than twice as long to read, and people wait for it.
 */

#include "sources/provider-reader.h"

#include <string.h>

#include "sources/provider-values.h"

typedef struct _Key Key;

struct _Key {
  const char *name;
  gboolean (*read) (PortolanProvider *self, const Key *key, char *value, GError **error);
  gsize field; /* offset in PortolanProvider */
};

static const PortolanWord kinds[] = {
  { "mailbox", PORTOLAN_PROVIDER_KIND_MAILBOX },
  { "sending", PORTOLAN_PROVIDER_KIND_SENDING },
  { "filter", PORTOLAN_PROVIDER_KIND_FILTER },
  { "forwarding", PORTOLAN_PROVIDER_KIND_FORWARDING },
  { "receiving", PORTOLAN_PROVIDER_KIND_RECEIVING },
};

static const PortolanWord username_forms[] = {
  { "address", PORTOLAN_USERNAME_FORM_ADDRESS },
  { "local-part", PORTOLAN_USERNAME_FORM_LOCAL_PART },
  { "other", PORTOLAN_USERNAME_FORM_OTHER },
};

static const PortolanWord sign_ins[] = {
  { "none", PORTOLAN_PROVIDER_SIGN_IN_NONE },
  { "oauth", PORTOLAN_PROVIDER_SIGN_IN_OAUTH },
  { "app-password", PORTOLAN_PROVIDER_SIGN_IN_APP_PASSWORD },
  { "app-password-with-two-factor", PORTOLAN_PROVIDER_SIGN_IN_APP_PASSWORD_WITH_TWO_FACTOR },
  { "password", PORTOLAN_PROVIDER_SIGN_IN_PASSWORD },
  { "key", PORTOLAN_PROVIDER_SIGN_IN_KEY },
};

static const PortolanWord doubts[] = {
  { "servers", PORTOLAN_PROVIDER_DOUBTS_SERVERS },
  { "mx", PORTOLAN_PROVIDER_DOUBTS_MX },
  { "username", PORTOLAN_PROVIDER_DOUBTS_USERNAME },
  { "sign-in", PORTOLAN_PROVIDER_DOUBTS_SIGN_IN },
  { "since", PORTOLAN_PROVIDER_DOUBTS_SINCE },
  { "limits", PORTOLAN_PROVIDER_DOUBTS_LIMITS },
};

/* What may have no encryption is left out on purpose: see the head of the table. */
static const PortolanWord securities[] = {
  { "tls", PORTOLAN_SECURITY_TLS },
  { "starttls", PORTOLAN_SECURITY_STARTTLS },
};

static gboolean
read_text (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  G_STRUCT_MEMBER (const char *, self, key->field) = value;
  return TRUE;
}

static gboolean
read_url (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  return portolan_value_is_url (value, error) && read_text (self, key, value, error);
}

static gboolean
read_day (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  return portolan_value_is_day (value, error) && read_text (self, key, value, error);
}

static gboolean
read_username_word (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  return portolan_value_is_username (value, error) && read_text (self, key, value, error);
}

static gboolean
read_number (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  return portolan_value_find_number (value, &G_STRUCT_MEMBER (guint64, self, key->field), error);
}

static gboolean
read_megabytes (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  if (!read_number (self, key, value, error))
    return FALSE;
  G_STRUCT_MEMBER (guint64, self, key->field) *= 1000 * 1000;
  return TRUE;
}

static gboolean
read_list (PortolanProvider *self,
           const Key *key,
           char *value,
           gboolean (*is_part) (const char *part, GError **error),
           GError **error)
{
  const char **parts = portolan_value_split (value, ';');

  G_STRUCT_MEMBER (const char **, self, key->field) = parts;
  for (gsize i = 0; parts[i] != NULL; i++)
    if (!is_part (parts[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_names (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  return read_list (self, key, value, portolan_value_is_name, error);
}

static gboolean
read_domains (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  return read_list (self, key, value, portolan_value_is_domain, error);
}

static gboolean
read_hosts (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  return read_list (self, key, value, portolan_value_is_host, error);
}

/* "tls:smtp.x.example:465" */
static gboolean
read_server (PortolanProvider *self, const char *server, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (server, ":", -1);
  guint security = 0;
  guint64 port;

  if (g_strv_length (parts) != 3)
    return portolan_value_complain (error, "“%s” is not encryption:host:port", server);
  if (!portolan_value_find_word (parts[0], securities, G_N_ELEMENTS (securities), &security,
                                 error) ||
      !portolan_value_is_host (parts[1], error))
    return FALSE;
  if (!g_ascii_string_to_unsigned (parts[2], 10, 1, G_MAXUINT16, &port, NULL))
    return portolan_value_complain (error, "“%s” is no port", parts[2]);

  g_ptr_array_add (self->servers,
                   portolan_candidate_new (parts[1], port, security, PORTOLAN_ORIGIN_PROVIDER));
  return TRUE;
}

static gboolean
read_servers (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  g_autofree const char **servers = portolan_value_split (value, ';');

  for (gsize i = 0; servers[i] != NULL; i++)
    if (!read_server (self, servers[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_kind (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  guint kind = 0;

  if (!portolan_value_find_word (value, kinds, G_N_ELEMENTS (kinds), &kind, error))
    return FALSE;
  self->kind = kind;
  return TRUE;
}

static gboolean
read_username (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  guint form = 0;

  if (!portolan_value_find_word (value, username_forms, G_N_ELEMENTS (username_forms), &form,
                                 error))
    return FALSE;
  self->username_form = form;
  return TRUE;
}

static gboolean
read_sign_in (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  guint flags;

  if (!portolan_value_find_words (value, sign_ins, G_N_ELEMENTS (sign_ins), &flags, error))
    return FALSE;
  self->sign_in = flags;
  return TRUE;
}

static gboolean
read_unverified (PortolanProvider *self, const Key *key, char *value, GError **error)
{
  guint flags;

  if (!portolan_value_find_words (value, doubts, G_N_ELEMENTS (doubts), &flags, error))
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
  { "username-word", read_username_word, FIELD (username_word) },
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
    return portolan_value_complain (error, "it is empty");
  /* By which GKeyFile would understand something else. */
  if (strchr (value, '\\') != NULL)
    return portolan_value_complain (error, "a backslash has no place in it");

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].name, name))
      {
        if ((*seen & (1u << i)) != 0)
          return portolan_value_complain (error, "it stands there twice");
        *seen |= 1u << i;
        return keys[i].read (self, &keys[i], value, error);
      }
  return portolan_value_complain (error, "there is no such key");
}

/* "key=value", with spaces around each allowed; comments and empty lines say nothing. */
static gboolean
read_line (PortolanProvider *self, char *line, guint32 *seen, GError **error)
{
  char *name = g_strstrip (line), *value = strchr (name, '=');

  if (*name == '\0' || *name == '#')
    return TRUE;
  if (value == NULL)
    return portolan_value_complain (error, "“%s” is not key=value", name);

  *value++ = '\0';
  g_strchomp (name);
  g_strchug (value);
  if (read_key (self, name, value, seen, error))
    return TRUE;
  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

/* The id in "[gmail]". Other tables and programs name providers by it. */
static const char *
read_head (char *head, GError **error)
{
  char *id = g_strchomp (head) + 1;
  gsize length = strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-");

  if (length == 0 || !g_str_equal (id + length, "]"))
    {
      portolan_value_complain (
          error, "an id stands in brackets and has only small letters, digits and hyphens");
      return NULL;
    }
  id[length] = '\0';
  return id;
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
    return portolan_value_complain (error, "“name” is missing");
  if (portolan_provider_stands_before (self))
    return has_seen (seen, "mx") || portolan_value_complain (error, "“mx” is missing");
  if (!has_seen (seen, "sign-in"))
    return portolan_value_complain (error, "“sign-in” is missing");
  if (is_other != is_explained)
    return portolan_value_complain (
        error, "“username-word” or “username-hint” goes with “username=other”");
  if (self->sign_in == PORTOLAN_PROVIDER_SIGN_IN_NONE && self->servers->len > 0)
    return portolan_value_complain (error, "servers are of no use where nobody can sign in");

  for (gsize i = 0; self->well_known[i] != NULL; i++)
    if (!g_strv_contains (self->domains, self->well_known[i]))
      return portolan_value_complain (error, "“%s” is well known, but no domain of it",
                                      self->well_known[i]);
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
  const char *id;
  guint32 seen = 0;

  if (!g_utf8_validate (group, -1, NULL))
    {
      portolan_value_complain (error, "it is not UTF-8");
      return NULL;
    }

  lines = portolan_value_split (group, '\n');
  id = read_head (group, error);
  if (id == NULL)
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
