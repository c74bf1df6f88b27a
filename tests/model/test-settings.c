/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "model/settings.h"
#include "test-facts.h"

static PortolanSettings *
make_settings (void)
{
  PortolanSettings *settings = portolan_settings_new ();

  settings->host = g_strdup ("smtp.x.test");
  settings->port = 465;
  settings->security = PORTOLAN_SECURITY_TLS;
  return settings;
}

static void
test_same_door (void)
{
  static const struct {
    const char *host;
    guint16 port;
    PortolanSecurity security;
    gboolean same;
  } rows[] = {
    { "smtp.x.test", 465, PORTOLAN_SECURITY_TLS, TRUE },
    { "mail.x.test", 465, PORTOLAN_SECURITY_TLS, FALSE },
    { "smtp.x.test", 587, PORTOLAN_SECURITY_TLS, FALSE },
    { "smtp.x.test", 465, PORTOLAN_SECURITY_STARTTLS, FALSE },
  };
  g_autoptr (PortolanSettings) settings = make_settings ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PortolanCandidate) candidate =
          portolan_candidate_new (rows[i].host, rows[i].port, rows[i].security,
                                  PORTOLAN_ORIGIN_GUESS);

      g_assert_cmpint (portolan_settings_are_at (settings, candidate), ==, rows[i].same);
    }
}

/* All but the one that is used, in their order, and a copy has its own. */
static void
test_alternatives (void)
{
  g_autoptr (PortolanSettings) settings = make_settings (), copy = NULL;
  g_autoptr (GPtrArray) proposals =
      g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_proposal_unref);
  const PortolanCandidate *first;

  g_ptr_array_add (proposals, facts_proposal ("smtp.x.test", 465, PORTOLAN_SECURITY_TLS,
                                              PORTOLAN_ORIGIN_GUESS, 0));
  for (guint16 port = 2001; port < 2020; port++)
    g_ptr_array_add (proposals, facts_proposal ("smtp.x.test", port, PORTOLAN_SECURITY_STARTTLS,
                                                PORTOLAN_ORIGIN_SRV, 0));

  portolan_settings_keep_proposals (settings, proposals);
  copy = portolan_settings_copy (settings);
  g_clear_pointer (&settings->alternatives, g_ptr_array_unref);

  g_assert_cmpuint (copy->alternatives->len, ==, 6);
  first = g_ptr_array_index (copy->alternatives, 0);
  g_assert_cmpuint (first->port, ==, 2001);
  g_assert_cmpint (first->origin, ==, PORTOLAN_ORIGIN_SRV);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/same-door", test_same_door);
  g_test_add_func ("/settings/alternatives", test_alternatives);
  return g_test_run ();
}
