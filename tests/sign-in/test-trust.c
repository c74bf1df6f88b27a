/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The gate before every password, for every combination of what a server lacks and what was
 * accepted: 256 by 256. */

#include "sign-in/trust.h"
#include "test-facts.h"

#define ALL_NEEDS 0xff

/* A proposal that needs just @needs, as far as these can go together. */
static PortolanProposal *
make_proposal (PortolanNeeds needs, PortolanNeeds *real)
{
  gboolean clear = (needs & PORTOLAN_NEEDS_ENCRYPTION_MISSING) != 0;
  const char *host = (needs & PORTOLAN_NEEDS_OTHER_DOMAIN) != 0 ? "smtp.y.test" : "smtp.x.test";
  PortolanProposal *proposal =
      facts_proposal (host, 587, clear ? PORTOLAN_SECURITY_NONE : PORTOLAN_SECURITY_STARTTLS,
                      PORTOLAN_ORIGIN_GUESS, needs);

  proposal->observation->tls_too_old = (needs & PORTOLAN_NEEDS_TLS_TOO_OLD) != 0;
  *real = clear ? needs & (PORTOLAN_NEEDS_ENCRYPTION_MISSING | PORTOLAN_NEEDS_OTHER_DOMAIN) : needs;
  return proposal;
}

static void
test_every_combination (void)
{
  for (guint needs = 0; needs <= ALL_NEEDS; needs++)
    {
      PortolanNeeds real;
      g_autoptr (PortolanProposal) proposal = make_proposal (needs, &real);

      for (guint accepted = 0; accepted <= ALL_NEEDS; accepted++)
        g_assert_cmpint (portolan_trust_missing (proposal, proposal->observation, "x.test",
                                                 accepted),
                         ==, real & ~accepted);
    }
}

/* What was accepted for one certificate says nothing about the next. */
static void
test_other_certificate (void)
{
  g_autoptr (PortolanProposal) proposal =
      facts_proposal ("smtp.x.test", 465, PORTOLAN_SECURITY_TLS, PORTOLAN_ORIGIN_GUESS,
                      PORTOLAN_NEEDS_CERTIFICATE_UNTRUSTED);
  g_autoptr (PortolanObservation) now =
      facts_observation ("smtp.x.test", 465, TRUE, PORTOLAN_NEEDS_CERTIFICATE_UNTRUSTED);

  g_assert_cmpint (portolan_trust_missing (proposal, now, "x.test",
                                           PORTOLAN_NEEDS_CERTIFICATE_UNTRUSTED),
                   ==, PORTOLAN_NEEDS_NOTHING);

  now->certificate->sha256[0] = 'b';
  g_assert_cmpint (portolan_trust_missing (proposal, now, "x.test", ALL_NEEDS), ==,
                   PORTOLAN_NEEDS_CERTIFICATE_UNTRUSTED);

  /* a good one in its place is welcome */
  now->certificate->problems = PORTOLAN_NEEDS_NOTHING;
  g_assert_cmpint (portolan_trust_missing (proposal, now, "x.test", PORTOLAN_NEEDS_NOTHING), ==,
                   PORTOLAN_NEEDS_NOTHING);
}

/* A connection that turns out worse than what was shown is not covered by an old word. */
static void
test_worse_than_shown (void)
{
  g_autoptr (PortolanProposal) proposal =
      facts_proposal ("smtp.x.test", 465, PORTOLAN_SECURITY_TLS, PORTOLAN_ORIGIN_GUESS,
                      PORTOLAN_NEEDS_NOTHING);
  g_autoptr (PortolanObservation) now =
      facts_observation ("smtp.x.test", 465, TRUE, PORTOLAN_NEEDS_CERTIFICATE_WRONG_NAME);

  g_assert_cmpint (portolan_trust_missing (proposal, now, "x.test", PORTOLAN_NEEDS_NOTHING), ==,
                   PORTOLAN_NEEDS_CERTIFICATE_WRONG_NAME);
}

/* What was accepted goes with that server and that certificate, not further. */
static void
test_accepted_before (void)
{
  const PortolanNeeds certificate = PORTOLAN_NEEDS_CERTIFICATE_UNTRUSTED;
  const PortolanNeeds other = PORTOLAN_NEEDS_OTHER_DOMAIN | PORTOLAN_NEEDS_TLS_TOO_OLD;
  g_autoptr (PortolanSettings) settings = portolan_settings_new ();
  PortolanCertificate same = { .sha256 = (char *) "aa" }, changed = { .sha256 = (char *) "bb" };

  settings->host = g_strdup ("smtp.x.test");
  settings->accepted = certificate | other;
  settings->certificate_sha256 = g_strdup ("aa");

  g_assert_cmpint (portolan_trust_accepted_before (settings, "smtp.x.test", &same), ==,
                   certificate | other);
  g_assert_cmpint (portolan_trust_accepted_before (settings, "smtp.x.test", &changed), ==, other);
  g_assert_cmpint (portolan_trust_accepted_before (settings, "smtp.x.test", NULL), ==, other);
  g_assert_cmpint (portolan_trust_accepted_before (settings, "mail.x.test", &same), ==,
                   PORTOLAN_NEEDS_NOTHING);

  g_clear_pointer (&settings->certificate_sha256, g_free);
  g_assert_cmpint (portolan_trust_accepted_before (settings, "smtp.x.test", &same), ==, other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trust/every-combination", test_every_combination);
  g_test_add_func ("/trust/other-certificate", test_other_certificate);
  g_test_add_func ("/trust/worse-than-shown", test_worse_than_shown);
  g_test_add_func ("/trust/accepted-before", test_accepted_before);
  return g_test_run ();
}
