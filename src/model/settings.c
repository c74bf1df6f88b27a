/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "model/settings.h"

#include "model/proposal.h"

#define MAX_ALTERNATIVES 6

PortolanSettings *
portolan_settings_new (void)
{
  return g_new0 (PortolanSettings, 1);
}

static GPtrArray *
new_candidates (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_candidate_free);
}

static GPtrArray *
copy_candidates (GPtrArray *candidates)
{
  GPtrArray *copy;

  if (candidates == NULL)
    return NULL;

  copy = new_candidates ();
  for (guint i = 0; i < candidates->len; i++)
    g_ptr_array_add (copy, portolan_candidate_copy (g_ptr_array_index (candidates, i)));
  return copy;
}

PortolanSettings *
portolan_settings_copy (const PortolanSettings *settings)
{
  PortolanSettings *copy = g_memdup2 (settings, sizeof *settings);

  copy->address = g_strdup (settings->address);
  copy->host = g_strdup (settings->host);
  copy->username = g_strdup (settings->username);
  copy->auth = g_strdup (settings->auth);
  copy->charset = g_strdup (settings->charset);
  copy->hello = g_strdup (settings->hello);
  copy->certificate_sha256 = g_strdup (settings->certificate_sha256);
  copy->password = settings->password != NULL ? secret_value_ref (settings->password) : NULL;
  copy->alternatives = copy_candidates (settings->alternatives);
  copy->sign_ins.finding = g_strdup (settings->sign_ins.finding);
  copy->more = g_strdup (settings->more);
  return copy;
}

void
portolan_settings_free (PortolanSettings *settings)
{
  g_free (settings->address);
  g_free (settings->host);
  g_free (settings->username);
  g_free (settings->auth);
  g_free (settings->charset);
  g_free (settings->hello);
  g_free (settings->certificate_sha256);
  g_clear_pointer (&settings->password, secret_value_unref);
  g_clear_pointer (&settings->alternatives, g_ptr_array_unref);
  g_free (settings->sign_ins.finding);
  g_free (settings->more);
  g_free (settings);
}

/**
 * portolan_settings_are_at:
 * @settings: settings
 * @candidate: others
 *
 * Returns: whether both mean the same door, protected in the same way
 */
gboolean
portolan_settings_are_at (const PortolanSettings *settings, const PortolanCandidate *candidate)
{
  return settings->port == candidate->port && settings->security == candidate->security &&
         g_str_equal (settings->host, candidate->host);
}

/**
 * portolan_settings_keep_proposals:
 * @settings: settings that were proved
 * @proposals: (element-type PortolanProposal): what a search found, the best first
 *
 * Remembers the other proposals as alternatives. They are no secret.
 */
void
portolan_settings_keep_proposals (PortolanSettings *settings, GPtrArray *proposals)
{
  g_clear_pointer (&settings->alternatives, g_ptr_array_unref);
  settings->alternatives = new_candidates ();
  for (guint i = 0; i < proposals->len && settings->alternatives->len < MAX_ALTERNATIVES; i++)
    {
      const PortolanProposal *proposal = g_ptr_array_index (proposals, i);

      if (!portolan_settings_are_at (settings, proposal->candidate))
        g_ptr_array_add (settings->alternatives, portolan_candidate_copy (proposal->candidate));
    }
}
