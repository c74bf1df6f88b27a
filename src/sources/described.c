/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A provider that our table does not know, as it describes itself in its file of settings: what
 * people must do first there, and where it writes about that. */

#include "sources/described.h"

static const struct {
  PortolanAutoconfigAuth auth;
  PortolanProviderSignIn sign_in;
} ways[] = {
  { PORTOLAN_AUTOCONFIG_AUTH_PASSWORD, PORTOLAN_PROVIDER_SIGN_IN_PASSWORD },
  { PORTOLAN_AUTOCONFIG_AUTH_ENCRYPTED_PASSWORD, PORTOLAN_PROVIDER_SIGN_IN_PASSWORD },
  { PORTOLAN_AUTOCONFIG_AUTH_OAUTH2, PORTOLAN_PROVIDER_SIGN_IN_OAUTH },
};

/* Files are careless about this: only the browser alone is taken at its word. */
static PortolanProviderSignIn
read_sign_in (const PortolanAutoconfig *file)
{
  PortolanProviderSignIn sign_in = PORTOLAN_PROVIDER_SIGN_IN_NONE;

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (portolan_autoconfig_has_auth (file, ways[i].auth))
      sign_in |= ways[i].sign_in;

  return sign_in != PORTOLAN_PROVIDER_SIGN_IN_NONE ? sign_in : PORTOLAN_PROVIDER_SIGN_IN_PASSWORD;
}

/**
 * portolan_described_provider_new:
 * @file: a file of settings, which must outlive what is made of it
 *
 * Returns: (transfer full) (nullable): the provider, without an id; %NULL if @file does not say who
 *   it is
 */
PortolanProvider *
portolan_described_provider_new (const PortolanAutoconfig *file)
{
  PortolanProvider *self;

  if (file->display_name == NULL)
    return NULL;

  self = portolan_provider_new (NULL);
  self->name = file->display_name;
  self->sign_in = read_sign_in (file);
  self->doubts = PORTOLAN_PROVIDER_DOUBTS_SIGN_IN;
  if (file->enable != NULL)
    {
      self->switch_on = file->enable->text;
      self->switch_on_url = file->enable->url;
    }
  if (file->documentation->len > 0)
    self->help_url = ((PortolanAutoconfigPage *) g_ptr_array_index (file->documentation, 0))->url;
  for (guint i = 0; i < file->candidates->len; i++)
    g_ptr_array_add (self->servers,
                     portolan_candidate_copy (g_ptr_array_index (file->candidates, i)));
  return self;
}
