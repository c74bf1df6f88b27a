/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "model/candidate.h"

PortolanCandidate *
portolan_candidate_new (const char *host,
                        guint16 port,
                        PortolanSecurity security,
                        PortolanOrigin origin)
{
  PortolanCandidate *candidate = g_new0 (PortolanCandidate, 1);

  candidate->host = g_strdup (host);
  candidate->port = port;
  candidate->security = security;
  candidate->origin = origin;
  return candidate;
}

PortolanCandidate *
portolan_candidate_copy (const PortolanCandidate *candidate)
{
  PortolanCandidate *copy = portolan_candidate_new (candidate->host, candidate->port,
                                                    candidate->security, candidate->origin);

  copy->preference = candidate->preference;
  copy->username_form = candidate->username_form;
  copy->username = g_strdup (candidate->username);
  copy->auth = g_strdup (candidate->auth);
  copy->charset = g_strdup (candidate->charset);
  copy->is_confirmed = candidate->is_confirmed;
  return copy;
}

void
portolan_candidate_free (PortolanCandidate *candidate)
{
  g_free (candidate->host);
  g_free (candidate->username);
  g_free (candidate->auth);
  g_free (candidate->charset);
  g_free (candidate);
}

/**
 * portolan_candidate_get_username:
 * @candidate: settings
 * @address: whose account it is
 *
 * Returns: (transfer none): the user name to try first
 */
const char *
portolan_candidate_get_username (const PortolanCandidate *candidate, const PortolanAddress *address)
{
  switch (candidate->username_form)
    {
    case PORTOLAN_USERNAME_FORM_ADDRESS:
      return address->text;
    case PORTOLAN_USERNAME_FORM_LOCAL_PART:
      return address->local_part;
    case PORTOLAN_USERNAME_FORM_OTHER:
      break;
    }

  /* A name that only the user can know: the address is the best guess to begin with. */
  return candidate->username != NULL ? candidate->username : address->text;
}
