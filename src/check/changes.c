/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is no longer as it was saved. */

#include "config.h"

#include "check/changes.h"

#include <glib/gi18n-lib.h>

#include "advice/security-words.h"
#include "model/enums.h"
#include "model/nick.h"

static const struct {
  const char *what;
  const char *words;
} names[] = {
  { "host", N_ ("server") },         { "port", N_ ("port") },
  { "security", N_ ("encryption") }, { "username", N_ ("user name") },
  { "auth", N_ ("way to sign in") }, { "certificate", N_ ("certificate") },
};

void
portolan_change_free (PortolanChange *change)
{
  g_free (change->from);
  g_free (change->to);
  g_free (change);
}

/**
 * portolan_changes_new:
 *
 * Returns: (transfer full) (element-type PortolanChange): a list without any
 */
GPtrArray *
portolan_changes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_change_free);
}

/**
 * portolan_changes_add:
 * @changes: (element-type PortolanChange): a list
 * @what: which of the settings; static
 * @from: (nullable): what is saved
 * @to: (nullable): what would be right now
 *
 * Adds a change, if it is one.
 */
void
portolan_changes_add (GPtrArray *changes, const char *what, const char *from, const char *to)
{
  PortolanChange *change;

  if (g_strcmp0 (from, to) == 0)
    return;

  change = g_new0 (PortolanChange, 1);
  change->what = what;
  change->from = g_strdup (from);
  change->to = g_strdup (to);
  g_ptr_array_add (changes, change);
}

/**
 * portolan_changes_compare:
 * @changes: (element-type PortolanChange): where to add what differs
 * @from: what is saved
 * @to: what would be right now; what it does not say counts as unchanged
 */
void
portolan_changes_compare (GPtrArray *changes,
                          const PortolanSettings *from,
                          const PortolanSettings *to)
{
  g_autofree char *old_port = g_strdup_printf ("%u", from->port);
  g_autofree char *new_port = g_strdup_printf ("%u", to->port);

  portolan_changes_add (changes, "host", from->host, to->host);
  portolan_changes_add (changes, "port", old_port, new_port);
  portolan_changes_add (changes, "security", portolan_nick (PORTOLAN_TYPE_SECURITY, from->security),
                        portolan_nick (PORTOLAN_TYPE_SECURITY, to->security));
  if (to->username != NULL)
    portolan_changes_add (changes, "username", from->username, to->username);
  if (to->auth != NULL)
    portolan_changes_add (changes, "auth", from->auth, to->auth);
}

static const char *
what_in_words (const char *what)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].what, what))
      return _ (names[i].words);

  return what;
}

static const char *
security_in_words (const char *nick)
{
  int security;

  return portolan_nick_parse (PORTOLAN_TYPE_SECURITY, nick, &security)
             ? portolan_security_in_words (security)
             : nick;
}

/* What a computer says instead of a name tells nobody anything. */
static char *
change_in_words (const PortolanChange *change)
{
  const char *what = what_in_words (change->what);
  const char *from = change->from != NULL ? change->from : "–";
  const char *to = change->to != NULL ? change->to : "–";

  if (g_str_equal (change->what, "certificate") || g_str_equal (change->what, "auth"))
    return g_strdup (what);
  if (g_str_equal (change->what, "security"))
    /* Translators: "encryption: locked after the first words → locked from the first word" */
    return g_strdup_printf (_ ("%s: %s → %s"), what, security_in_words (from),
                            security_in_words (to));

  /* Translators: what changed, from, to; as in "port 465 → 587" */
  return g_strdup_printf (_ ("%s %s → %s"), what, from, to);
}

/**
 * portolan_changes_to_text:
 * @changes: (element-type PortolanChange): a list
 *
 * Returns: (transfer full) (nullable): the list in one line for people, such as "port 465 → 587",
 *   in their language; %NULL if it is empty
 */
char *
portolan_changes_to_text (GPtrArray *changes)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (changes->len == 0)
    return NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *part = change_in_words (g_ptr_array_index (changes, i));

      g_strv_builder_add (parts, part);
    }

  list = g_strv_builder_end (parts);
  return g_strjoinv (", ", list);
}
