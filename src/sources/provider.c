/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A provider of the table, and the settings that follow from it for one address. */

#include "sources/provider.h"

#include <string.h>

#include "model/host.h"
#include "sources/ports.h"

static const char *nothing[] = { NULL };

/**
 * portolan_provider_new:
 * @id: its id, which must outlive it
 *
 * Makes a provider of which nothing is known yet. It borrows its strings and owns its lists.
 *
 * Returns: (transfer full): the provider
 */
PortolanProvider *
portolan_provider_new (const char *id)
{
  PortolanProvider *self = g_new0 (PortolanProvider, 1);

  self->id = id;
  self->domains = nothing;
  self->well_known = nothing;
  self->mx = nothing;
  self->hosts = nothing;
  self->regions = nothing;
  self->servers = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_candidate_free);
  return self;
}

static void
free_list (const char **list)
{
  if (list != nothing)
    g_free (list);
}

/**
 * portolan_provider_free:
 * @self: (transfer full) (nullable): a provider
 *
 * Frees a provider.
 */
void
portolan_provider_free (PortolanProvider *self)
{
  if (self == NULL)
    return;
  free_list (self->domains);
  free_list (self->well_known);
  free_list (self->mx);
  free_list (self->hosts);
  free_list (self->regions);
  g_ptr_array_unref (self->servers);
  g_free (self);
}

/**
 * portolan_provider_stands_before:
 * @self: a provider
 *
 * Tells filters and the like from those who have the mailboxes or send the letters. One of them
 * among a domain's MX hosts says nothing about the server to send with.
 *
 * Returns: whether @self only stands before mailboxes
 */
gboolean
portolan_provider_stands_before (const PortolanProvider *self)
{
  switch (self->kind)
    {
    case PORTOLAN_PROVIDER_KIND_MAILBOX:
    case PORTOLAN_PROVIDER_KIND_SENDING:
      return FALSE;
    case PORTOLAN_PROVIDER_KIND_FILTER:
    case PORTOLAN_PROVIDER_KIND_FORWARDING:
    case PORTOLAN_PROVIDER_KIND_RECEIVING:
      return TRUE;
    }

  return FALSE;
}

/* Places that nothing is known for stay. The local part comes last: it may hold anything. */
static char *
fill_in (const char *text, const PortolanAddress *address, const char *mx, const char *region)
{
  const char *domain = address->domain;
  g_autofree char *label = g_strndup (domain, strcspn (domain, "."));
  const struct {
    const char *place;
    const char *value;
  } values[] = {
    { "{domain}", domain },
    { "{label}", label },
    { "{mx}", mx },
    { "{region}", region },
    { "{local-part}", address->local_part },
  };
  g_autoptr (GString) filled = g_string_new (text);

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i].value != NULL)
      g_string_replace (filled, values[i].place, values[i].value, 0);

  return g_string_free (g_steal_pointer (&filled), FALSE);
}

/* Returns NULL if that makes no name: then a place has stayed open, or DNS told nonsense. */
static char *
fill_in_host (const char *host, const PortolanAddress *address, const char *mx, const char *region)
{
  g_autofree char *filled = fill_in (host, address, mx, region);
  g_autofree char *lower = g_ascii_strdown (filled, -1);

  /* DNS keeps the case and the final dot in which names were entered. */
  if (g_str_has_suffix (lower, "."))
    lower[strlen (lower) - 1] = '\0';
  return portolan_host_is_name (lower) ? g_steal_pointer (&lower) : NULL;
}

static PortolanOrigin
origin_of_servers (const PortolanProvider *self, const char *mx)
{
  PortolanProviderDoubts doubts = PORTOLAN_PROVIDER_DOUBTS_SERVERS;

  if (mx != NULL)
    doubts |= PORTOLAN_PROVIDER_DOUBTS_MX;
  if ((self->doubts & doubts) != 0)
    return PORTOLAN_ORIGIN_GUESS;
  return mx != NULL ? PORTOLAN_ORIGIN_MX : PORTOLAN_ORIGIN_PROVIDER;
}

/**
 * portolan_provider_list_candidates:
 * @self: a provider
 * @address: the account's address
 * @mx: (nullable): the MX host that named the provider, %NULL if the address itself does
 * @region: (nullable): one of the provider's regions, if it is known
 *
 * Fills in what the table leaves open. What an MX host named rests on unprotected DNS: its origin
 * is %PORTOLAN_ORIGIN_MX. What nobody has confirmed is a guess. Servers for which something is
 * missing, a region for example, are left out.
 *
 * Returns: (transfer full) (element-type PortolanCandidate): the settings, the best first
 */
GPtrArray *
portolan_provider_list_candidates (const PortolanProvider *self,
                                   const PortolanAddress *address,
                                   const char *mx,
                                   const char *region)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_candidate_free);

  for (guint i = 0; i < self->servers->len; i++)
    {
      const PortolanCandidate *server = g_ptr_array_index (self->servers, i);
      g_autofree char *host = fill_in_host (server->host, address, mx, region);

      if (host != NULL)
        g_ptr_array_add (candidates, portolan_candidate_new (host, server->port, server->security,
                                                             origin_of_servers (self, mx)));
    }

  for (gsize i = 0; self->hosts[i] != NULL; i++)
    {
      g_autofree char *host = fill_in_host (self->hosts[i], address, mx, region);

      if (host != NULL)
        portolan_ports_add (candidates, host, 0, PORTOLAN_ORIGIN_GUESS);
    }

  for (guint i = 0; i < candidates->len; i++)
    {
      PortolanCandidate *candidate = g_ptr_array_index (candidates, i);

      candidate->username_form = self->username_form;
      if (self->username_word != NULL)
        candidate->username = fill_in (self->username_word, address, mx, region);
    }

  return candidates;
}
