/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The table of providers and its ways in: by id, domain, MX host and server. A group that cannot be
 * read is left out and noted; the others stay good, since a table may come from a packager.
 */

#include "sources/provider-table.h"

#include <gio/gio.h>
#include <string.h>

#include "model/domain.h"
#include "sources/provider-reader.h"

#define REGION "{region}"

struct _PortolanProviderTable {
  char *text; /* all strings lie in it, the keys of the indexes too */
  GPtrArray *providers;
  GPtrArray *problems;
  GHashTable *ids;
  GHashTable *domains;    /* exact ones, and of "*.x.example" the part from the first dot on */
  GHashTable *mx;         /* name or ending -> provider */
  GHashTable *hosts;      /* server -> the first provider that has it */
  GPtrArray *with_region; /* providers whose servers are named after a region */
};

static void G_GNUC_PRINTF (2, 3) note_problem (PortolanProviderTable *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->problems, g_strdup_vprintf (format, args));
  va_end (args);
}

/* The first who has a name keeps it. */
static void
index_names (PortolanProviderTable *self,
             GHashTable *index,
             const char *const *names,
             PortolanProvider *provider)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      const char *key = names[i][0] == '*' ? names[i] + 1 : names[i];
      const PortolanProvider *other = g_hash_table_lookup (index, key);

      if (other != NULL)
        note_problem (self, "[%s] “%s” stands in [%s] already", provider->id, names[i], other->id);
      else
        g_hash_table_insert (index, (char *) key, provider);
    }
}

static void
index_servers (PortolanProviderTable *self, PortolanProvider *provider)
{
  gboolean has_region = FALSE;

  for (guint i = 0; i < provider->servers->len; i++)
    {
      const PortolanCandidate *server = g_ptr_array_index (provider->servers, i);

      if (strstr (server->host, "{region}") != NULL)
        has_region = TRUE;
      else if (!g_hash_table_contains (self->hosts, server->host))
        g_hash_table_insert (self->hosts, server->host, provider);
    }

  if (has_region)
    g_ptr_array_add (self->with_region, provider);
}

static void
add_group (PortolanProviderTable *self, char *group)
{
  g_autofree char *head = g_strndup (group, strcspn (group, "\r\n"));
  g_autoptr (GError) error = NULL;
  g_autoptr (PortolanProvider) provider = portolan_provider_read (group, &error);

  if (provider == NULL)
    {
      note_problem (self, "%s %s", head, error->message);
      return;
    }
  if (g_hash_table_contains (self->ids, provider->id))
    {
      note_problem (self, "%s stands in the table twice", head);
      return;
    }

  g_hash_table_insert (self->ids, (char *) provider->id, provider);
  index_names (self, self->domains, provider->domains, provider);
  index_names (self, self->mx, provider->mx, provider);
  index_servers (self, provider);
  g_ptr_array_add (self->providers, g_steal_pointer (&provider));
}

static char *
find_group (char *text)
{
  char *before = strstr (text, "\n[");

  return before != NULL ? before + 1 : NULL;
}

static void
check_preface (PortolanProviderTable *self)
{
  g_auto (GStrv) lines = g_strsplit (self->text, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0' && *lines[i] != '#')
      note_problem (self, "“%s” stands before the first group", lines[i]);
}

/* Cuts the table at the heads of its groups, so that one that is broken spoils no other. */
static void
read_groups (PortolanProviderTable *self)
{
  char *group = *self->text == '[' ? self->text : find_group (self->text);

  if (group != NULL && group > self->text)
    group[-1] = '\0';
  if (group != self->text)
    check_preface (self);

  while (group != NULL)
    {
      char *next = find_group (group);

      if (next != NULL)
        next[-1] = '\0';
      add_group (self, group);
      group = next;
    }
}

/**
 * portolan_provider_table_new_from_bytes:
 * @ini: a table as `data/providers.ini` describes it
 *
 * Reads a table. Groups that break its rules are left out and told by
 * portolan_provider_table_get_problems().
 *
 * Returns: (transfer full): the table
 */
PortolanProviderTable *
portolan_provider_table_new_from_bytes (GBytes *ini)
{
  PortolanProviderTable *self = g_new0 (PortolanProviderTable, 1);
  gsize size;
  const char *data = g_bytes_get_data (ini, &size);

  self->text = g_strndup (data != NULL ? data : "", size);
  self->providers = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_provider_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->domains = g_hash_table_new (g_str_hash, g_str_equal);
  self->mx = g_hash_table_new (g_str_hash, g_str_equal);
  self->hosts = g_hash_table_new (g_str_hash, g_str_equal);
  self->with_region = g_ptr_array_new ();

  read_groups (self);
  return self;
}

/**
 * portolan_provider_table_free:
 * @self: (transfer full) (nullable): a table
 *
 * Frees a table and all its providers.
 */
void
portolan_provider_table_free (PortolanProviderTable *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->domains);
  g_hash_table_unref (self->mx);
  g_hash_table_unref (self->hosts);
  g_ptr_array_unref (self->with_region);
  g_ptr_array_unref (self->providers);
  g_ptr_array_unref (self->problems);
  g_free (self->text);
  g_free (self);
}

static PortolanProviderTable *
load_default (void)
{
  const char *path = g_getenv (PORTOLAN_PROVIDERS_VARIABLE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) ini = NULL;
  PortolanProviderTable *self;
  char *text;
  gsize length;

  if (path != NULL && g_file_get_contents (path, &text, &length, &error))
    {
      ini = g_bytes_new_take (text, length);
      return portolan_provider_table_new_from_bytes (ini);
    }

  ini = g_resources_lookup_data (PORTOLAN_PROVIDERS_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (ini == NULL)
    ini = g_bytes_new_static ("", 0);
  self = portolan_provider_table_new_from_bytes (ini);
  if (error != NULL)
    note_problem (self, "%s: %s", PORTOLAN_PROVIDERS_VARIABLE, error->message);
  return self;
}

/**
 * portolan_provider_table_get_default:
 *
 * Gets the table that comes with Portolan, or the one in the file that the environment variable
 * `PORTOLAN_PROVIDERS` names, read at the first call. If that file cannot be read, the table that
 * comes with Portolan is used, and its problems say so.
 *
 * Returns: (transfer none): the table
 */
const PortolanProviderTable *
portolan_provider_table_get_default (void)
{
  static PortolanProviderTable *table = NULL;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, load_default ());
  return table;
}

/**
 * portolan_provider_table_get_providers:
 * @self: a table
 *
 * Returns: (transfer none) (element-type PortolanProvider): all providers, in the table's order
 */
const GPtrArray *
portolan_provider_table_get_providers (const PortolanProviderTable *self)
{
  return self->providers;
}

/**
 * portolan_provider_table_get_problems:
 * @self: a table
 *
 * Returns: (transfer none) (element-type utf8): what could not be read, a line for each
 */
const GPtrArray *
portolan_provider_table_get_problems (const PortolanProviderTable *self)
{
  return self->problems;
}

/**
 * portolan_provider_table_by_id:
 * @self: a table
 * @id: a provider's id
 *
 * Returns: (transfer none) (nullable): the provider
 */
const PortolanProvider *
portolan_provider_table_by_id (const PortolanProviderTable *self, const char *id)
{
  return g_hash_table_lookup (self->ids, id);
}

static const char *
next_dot (const char *name)
{
  return strchr (name + 1, '.');
}

/**
 * portolan_provider_table_by_domain:
 * @self: a table
 * @domain: what stands after the @, in lower case and in its ASCII form
 *
 * Looks a domain up: its own entry, else the entry for all names below the nearest domain above it.
 *
 * Returns: (transfer none) (nullable): the provider
 */
const PortolanProvider *
portolan_provider_table_by_domain (const PortolanProviderTable *self, const char *domain)
{
  const PortolanProvider *found;

  if (*domain == '\0' || *domain == '.')
    return NULL;

  found = g_hash_table_lookup (self->domains, domain);
  for (const char *dot = next_dot (domain); found == NULL && dot != NULL; dot = next_dot (dot))
    found = g_hash_table_lookup (self->domains, dot);
  return found;
}

/**
 * portolan_provider_table_by_mx:
 * @self: a table
 * @mx: a host that takes a domain's mail
 *
 * Looks an MX host up: the longest ending in the table, else the registrable domain that it lies in
 * (https://publicsuffix.org). What is found may be a filter or the like: see
 * portolan_provider_stands_before().
 *
 * Returns: (transfer none) (nullable): the provider
 */
const PortolanProvider *
portolan_provider_table_by_mx (const PortolanProviderTable *self, const char *mx)
{
  g_autofree char *name = g_ascii_strdown (mx, -1);
  const PortolanProvider *found = NULL;
  const char *registrable;

  if (g_str_has_suffix (name, "."))
    name[strlen (name) - 1] = '\0';
  if (*name == '\0')
    return NULL;

  found = g_hash_table_lookup (self->mx, name);
  for (const char *dot = next_dot (name); found == NULL && dot != NULL; dot = next_dot (dot))
    found = g_hash_table_lookup (self->mx, dot + 1);
  if (found != NULL)
    return found;

  registrable = portolan_domain_registrable (name);
  return registrable != NULL ? g_hash_table_lookup (self->domains, registrable) : NULL;
}

/* Whether @host is @server with any one label for {region}. */
static gboolean
is_in_a_region (const char *server, const char *host)
{
  const char *place = strstr (server, REGION), *rest;
  gsize before, after, length = strlen (host);

  if (place == NULL)
    return FALSE;

  rest = place + strlen (REGION);
  before = place - server;
  after = strlen (rest);
  return length > before + after && strncmp (host, server, before) == 0 &&
         g_str_has_suffix (host, rest) &&
         memchr (host + before, '.', length - before - after) == NULL;
}

static gboolean
has_server_in_a_region (const PortolanProvider *provider, const char *host)
{
  for (guint i = 0; i < provider->servers->len; i++)
    if (is_in_a_region (((PortolanCandidate *) provider->servers->pdata[i])->host, host))
      return TRUE;

  return FALSE;
}

/**
 * portolan_provider_table_by_host:
 * @self: a table
 * @host: a server to send with, in lower case and in its ASCII form
 *
 * Looks a server up, for those who have typed one: what they should know about signing in there.
 * Where several providers share a server, it is the first of the table.
 *
 * Returns: (transfer none) (nullable): the provider
 */
const PortolanProvider *
portolan_provider_table_by_host (const PortolanProviderTable *self, const char *host)
{
  const PortolanProvider *found = g_hash_table_lookup (self->hosts, host);

  for (guint i = 0; found == NULL && i < self->with_region->len; i++)
    {
      const PortolanProvider *provider = g_ptr_array_index (self->with_region, i);

      if (has_server_in_a_region (provider, host))
        found = provider;
    }
  return found;
}

/**
 * portolan_provider_table_by_settings:
 * @self: a table
 * @settings: saved settings
 *
 * Looks up who runs the server of @settings, else who has the domain of their address.
 *
 * Returns: (transfer none) (nullable): the provider
 */
const PortolanProvider *
portolan_provider_table_by_settings (const PortolanProviderTable *self,
                                     const PortolanSettings *settings)
{
  const PortolanProvider *provider = portolan_provider_table_by_host (self, settings->host);
  g_autoptr (PortolanAddress) address = NULL;

  if (provider != NULL)
    return provider;

  address = portolan_address_parse (settings->address, NULL);
  return address != NULL ? portolan_provider_table_by_domain (self, address->domain) : NULL;
}
