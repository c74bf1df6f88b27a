/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "search/needs.h"
#include "test-facts.h"

/* Every origin, on a host of the address's own domain and on one elsewhere. */
static void
test_origins (void)
{
  const gboolean vouched_for_elsewhere[] = {
    [PORTOLAN_ORIGIN_USER] = TRUE,     [PORTOLAN_ORIGIN_IMPORTED] = FALSE,
    [PORTOLAN_ORIGIN_PROVIDER] = TRUE, [PORTOLAN_ORIGIN_AUTOCONFIG] = TRUE,
    [PORTOLAN_ORIGIN_SRV] = FALSE,     [PORTOLAN_ORIGIN_ISPDB] = FALSE,
    [PORTOLAN_ORIGIN_MX] = FALSE,      [PORTOLAN_ORIGIN_CERTIFICATE] = FALSE,
    [PORTOLAN_ORIGIN_GUESS] = FALSE,
  };

  for (gsize origin = 0; origin < G_N_ELEMENTS (vouched_for_elsewhere); origin++)
    {
      g_autoptr (PortolanCandidate) own =
          portolan_candidate_new ("smtp.x.test", 465, PORTOLAN_SECURITY_TLS, origin);
      g_autoptr (PortolanCandidate) elsewhere =
          portolan_candidate_new ("smtp.y.test", 465, PORTOLAN_SECURITY_TLS, origin);
      g_autoptr (PortolanObservation) observation = facts_observation ("smtp.x.test", 465, TRUE, 0);

      g_assert_cmpint (portolan_needs_of (own, observation, "x.test"), ==, PORTOLAN_NEEDS_NOTHING);
      g_assert_cmpint (portolan_needs_of (elsewhere, observation, "x.test"), ==,
                       vouched_for_elsewhere[origin] ? PORTOLAN_NEEDS_NOTHING
                                                     : PORTOLAN_NEEDS_OTHER_DOMAIN);
    }
}

static void
test_channel (void)
{
  g_autoptr (PortolanCandidate) none =
      portolan_candidate_new ("smtp.x.test", 587, PORTOLAN_SECURITY_NONE, PORTOLAN_ORIGIN_USER);
  g_autoptr (PortolanCandidate) starttls =
      portolan_candidate_new ("smtp.x.test", 587, PORTOLAN_SECURITY_STARTTLS, PORTOLAN_ORIGIN_USER);
  const PortolanNeeds problems =
      PORTOLAN_NEEDS_CERTIFICATE_EXPIRED | PORTOLAN_NEEDS_CERTIFICATE_WRONG_NAME;
  g_autoptr (PortolanObservation) observation =
      facts_observation ("smtp.x.test", 587, FALSE, problems);

  /* the clear channel has no certificate to be wrong */
  g_assert_cmpint (portolan_needs_of (none, observation, "x.test"), ==,
                   PORTOLAN_NEEDS_ENCRYPTION_MISSING);
  g_assert_cmpint (portolan_needs_of (starttls, observation, "x.test"), ==, problems);

  observation->tls_too_old = TRUE;
  g_assert_cmpint (portolan_needs_of (starttls, observation, "x.test"), ==,
                   problems | PORTOLAN_NEEDS_TLS_TOO_OLD);

  g_clear_pointer (&observation->certificate, portolan_certificate_free);
  g_assert_cmpint (portolan_needs_of (starttls, observation, "x.test"), !=, PORTOLAN_NEEDS_NOTHING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/needs/origins", test_origins);
  g_test_add_func ("/needs/channel", test_channel);
  return g_test_run ();
}
