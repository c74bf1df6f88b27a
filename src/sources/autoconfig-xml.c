/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Mozilla's clientConfig 1.1, which many providers publish for their own domain, and the ISPDB for
 * others: from the bytes to candidates and to what the user should know. Nothing is fetched here.
 */

#include "sources/autoconfig-xml.h"

#include "model/bounds.h"
#include "sources/autoconfig-document.h"
#include "sources/autoconfig-server.h"
#include "sources/autoconfig-text.h"
#include "sources/autoconfig-variables.h"

typedef struct {
  const PortolanAddress *address;
  PortolanOrigin origin;
  PortolanAutoconfig *autoconfig;
  gboolean open_to_all; /* a server works outside the provider's network */
} Reader;

static PortolanAutoconfigAuth
parse_auth (const char *text)
{
  /* "plain" and "secure" are of the format's first version. */
  static const struct {
    const char *text;
    PortolanAutoconfigAuth auth;
  } ways[] = {
    { "password-cleartext", PORTOLAN_AUTOCONFIG_AUTH_PASSWORD },
    { "plain", PORTOLAN_AUTOCONFIG_AUTH_PASSWORD },
    { "password-encrypted", PORTOLAN_AUTOCONFIG_AUTH_ENCRYPTED_PASSWORD },
    { "secure", PORTOLAN_AUTOCONFIG_AUTH_ENCRYPTED_PASSWORD },
    { "OAuth2", PORTOLAN_AUTOCONFIG_AUTH_OAUTH2 },
    { "GSSAPI", PORTOLAN_AUTOCONFIG_AUTH_KERBEROS },
    { "NTLM", PORTOLAN_AUTOCONFIG_AUTH_NTLM },
    { "TLS-client-cert", PORTOLAN_AUTOCONFIG_AUTH_CERTIFICATE },
    { "none", PORTOLAN_AUTOCONFIG_AUTH_NONE },
    { "client-IP-address", PORTOLAN_AUTOCONFIG_AUTH_NONE },
    { "smtp-after-pop", PORTOLAN_AUTOCONFIG_AUTH_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_ascii_strcasecmp (text, ways[i].text) == 0)
      return ways[i].auth;

  return PORTOLAN_AUTOCONFIG_AUTH_OTHER;
}

static void
read_auth (Reader *self, const xmlNode *server)
{
  for (const xmlNode *node = server->children; node != NULL; node = node->next)
    if (portolan_autoconfig_is_element (node, "authentication"))
      {
        g_autofree char *text = portolan_autoconfig_get_text (node);
        PortolanAutoconfigAuth auth = parse_auth (text);

        if (!portolan_autoconfig_has_auth (self->autoconfig, auth))
          g_array_append_val (self->autoconfig->auth, auth);
      }
}

static gboolean
is_listed (const GPtrArray *candidates, const PortolanCandidate *candidate)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const PortolanCandidate *other = g_ptr_array_index (candidates, i);

      if (g_str_equal (other->host, candidate->host) && other->port == candidate->port &&
          other->security == candidate->security &&
          other->username_form == candidate->username_form &&
          g_strcmp0 (other->username, candidate->username) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
read_server (Reader *self, const xmlNode *server)
{
  GPtrArray *candidates = self->autoconfig->candidates;
  g_autoptr (PortolanCandidate) candidate = NULL;
  g_autofree char *restriction = NULL;

  if (candidates->len == PORTOLAN_MAX_AUTOCONFIG_SERVERS)
    return;

  candidate = portolan_autoconfig_read_server (server, self->address, self->origin);
  if (candidate == NULL)
    return;

  read_auth (self, server);
  restriction = portolan_autoconfig_get_child (server, "restriction");
  if (g_strcmp0 (restriction, "client-IP-address") != 0)
    self->open_to_all = TRUE;
  if (!is_listed (candidates, candidate))
    g_ptr_array_add (candidates, g_steal_pointer (&candidate));
}

static void
read_documentation (Reader *self, const xmlNode *node)
{
  GPtrArray *documentation = self->autoconfig->documentation;
  g_autoptr (PortolanAutoconfigPage) page = g_new0 (PortolanAutoconfigPage, 1);

  page->url = portolan_autoconfig_read_url (node, "url");
  if (page->url == NULL || documentation->len == PORTOLAN_MAX_AUTOCONFIG_PAGES)
    return;

  page->text = portolan_autoconfig_read_text (node, "descr", PORTOLAN_MAX_AUTOCONFIG_TEXT);
  g_ptr_array_add (documentation, g_steal_pointer (&page));
}

static void
read_enable (Reader *self, const xmlNode *node)
{
  g_autoptr (PortolanAutoconfigPage) page = g_new0 (PortolanAutoconfigPage, 1);

  page->url = portolan_autoconfig_read_url (node, "visiturl");
  page->text = portolan_autoconfig_read_text (node, "instruction", PORTOLAN_MAX_AUTOCONFIG_TEXT);
  if (self->autoconfig->enable == NULL && (page->url != NULL || page->text != NULL))
    self->autoconfig->enable = g_steal_pointer (&page);
}

static void
read_provider (Reader *self, const xmlNode *provider)
{
  PortolanAutoconfig *autoconfig = self->autoconfig;
  g_autofree char *name =
      portolan_autoconfig_read_text (provider, "displayName", PORTOLAN_MAX_AUTOCONFIG_NAME);

  if (name != NULL && autoconfig->display_name == NULL)
    autoconfig->display_name = portolan_autoconfig_fill_in (name, self->address);

  for (const xmlNode *node = provider->children; node != NULL; node = node->next)
    if (portolan_autoconfig_is_element (node, "outgoingServer"))
      read_server (self, node);
    else if (portolan_autoconfig_is_element (node, "documentation"))
      read_documentation (self, node);
    else if (portolan_autoconfig_is_element (node, "enable"))
      read_enable (self, node);
}

static gboolean
is_provider_of (const xmlNode *node, const PortolanAddress *address)
{
  if (!portolan_autoconfig_is_element (node, "emailProvider"))
    return FALSE;

  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (portolan_autoconfig_is_element (child, "domain"))
      {
        g_autofree char *text = portolan_autoconfig_get_text (child);
        g_autofree char *domain = portolan_autoconfig_fill_in (text, address);

        if (domain != NULL && (g_ascii_strcasecmp (domain, address->domain) == 0 ||
                               g_ascii_strcasecmp (domain, address->shown_domain) == 0))
          return TRUE;
      }

  return FALSE;
}

/* A file for several providers may say which one an address belongs to. One that does not say it
 * may still be the right one: the ISPDB is also asked for the domain of the MX host. */
static void
read_providers (Reader *self, const xmlNode *root)
{
  gboolean says_whose = FALSE;

  for (const xmlNode *node = root->children; node != NULL && !says_whose; node = node->next)
    says_whose = is_provider_of (node, self->address);

  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    if (portolan_autoconfig_is_element (node, "emailProvider") &&
        (!says_whose || is_provider_of (node, self->address)))
      read_provider (self, node);
}

/**
 * portolan_autoconfig_parse:
 * @body: a file as it came
 * @address: whose account it is
 * @origin: who says so
 *
 * Reads a provider's settings. The file may come from anybody and may be anything: it is taken
 * whole or not at all, and within bounds of time and size.
 *
 * Returns: (transfer full): what it says
 */
PortolanAutoconfig *
portolan_autoconfig_parse (GBytes *body, const PortolanAddress *address, PortolanOrigin origin)
{
  PortolanAutoconfig *autoconfig = g_new0 (PortolanAutoconfig, 1);
  Reader reader = { .address = address, .origin = origin, .autoconfig = autoconfig };
  g_autoptr (xmlDoc) document = NULL;

  autoconfig->candidates =
      g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_candidate_free);
  autoconfig->auth = g_array_new (FALSE, FALSE, sizeof (PortolanAutoconfigAuth));
  autoconfig->documentation =
      g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_autoconfig_page_free);

  document = portolan_autoconfig_document_read (body, &autoconfig->status);
  if (document == NULL)
    return autoconfig;

  read_providers (&reader, xmlDocGetRootElement (document));
  if (autoconfig->candidates->len == 0)
    autoconfig->status = PORTOLAN_AUTOCONFIG_EMPTY;
  autoconfig->own_network = autoconfig->candidates->len > 0 && !reader.open_to_all;
  return autoconfig;
}
