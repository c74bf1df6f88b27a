/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Saved settings brought up to date by a sign-in that worked. */

#include "sign-in/merge.h"

#include "sign-in/budget.h"

static void
replace (char **member, const char *value)
{
  g_autofree char *before = g_steal_pointer (member);

  *member = g_strdup (value);
}

/* Where the account was until now comes first when the new door fails one day: who moves between
 * networks gets it back. */
static void
remember_door (PortolanSettings *settings, const PortolanSettings *saved)
{
  PortolanCandidate *before =
      portolan_candidate_new (saved->host, saved->port, saved->security, PORTOLAN_ORIGIN_USER);

  if (settings->alternatives == NULL)
    settings->alternatives =
        g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_candidate_free);
  for (guint i = settings->alternatives->len; i > 0; i--)
    if (portolan_settings_are_at (settings, settings->alternatives->pdata[i - 1]))
      g_ptr_array_remove_index (settings->alternatives, i - 1);

  if (portolan_settings_are_at (settings, before))
    portolan_candidate_free (before);
  else
    g_ptr_array_insert (settings->alternatives, 0, before);
}

/**
 * portolan_settings_merge:
 * @saved: the settings so far
 * @proved: settings of the same account that a sign-in proved
 *
 * Returns: (transfer full): @proved, with all else that @saved has, members of newer versions
 *   included
 */
PortolanSettings *
portolan_settings_merge (const PortolanSettings *saved, const PortolanSettings *proved)
{
  PortolanSettings *settings = portolan_settings_copy (saved);

  replace (&settings->host, proved->host);
  settings->port = proved->port;
  settings->security = proved->security;
  replace (&settings->username, proved->username);
  replace (&settings->auth, proved->auth);
  replace (&settings->charset, proved->charset);
  replace (&settings->hello, proved->hello);
  settings->accepted = proved->accepted;
  replace (&settings->certificate_sha256, proved->certificate_sha256);
  settings->max_message_bytes = proved->max_message_bytes;
  portolan_budget_clear (&settings->sign_ins);
  remember_door (settings, saved);
  return settings;
}
