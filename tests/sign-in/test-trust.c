/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The gate before every password, for every combination of what there is: the channel, TLS and its
 * age, what is wrong with the certificate, whether it is the one that was shown, who named the host
 * and where it lies; each with every set of things that a person may have accepted. What should
 * come of it is said here once more, in the words of the README, and not with the program's own. */

#include "sign-in/trust.h"

#include "model/enums.h"
#include "model/nick.h"
#include "test-facts.h"

#define ALL_NEEDS 0xff
#define NO_CERTIFICATE (PORTOLAN_NEEDS_CERTIFICATE_ANY + 1)

typedef struct {
  PortolanSecurity security;
  gboolean tls_too_old;
  guint problems; /* of the certificate, or NO_CERTIFICATE */
  gboolean is_as_shown;
  PortolanOrigin origin;
  gboolean is_own_domain;
} Facts;

/* Whether @accepted has the word for it; without @is_missing nothing is asked for. */
static gboolean
is_settled (gboolean is_missing, PortolanNeeds need, PortolanNeeds accepted)
{
  return !is_missing || (accepted & need) != 0;
}

/* "To an encrypted conversation with a server that proved its name and that somebody vouches for;
 * everything else needs your word, one thing at a time." */
static gboolean
may_go (const Facts *facts, PortolanNeeds accepted)
{
  gboolean is_vouched_for = facts->is_own_domain || facts->origin == PORTOLAN_ORIGIN_USER ||
                            facts->origin == PORTOLAN_ORIGIN_PROVIDER ||
                            facts->origin == PORTOLAN_ORIGIN_AUTOCONFIG;

  if (!is_settled (!is_vouched_for, PORTOLAN_NEEDS_OTHER_DOMAIN, accepted))
    return FALSE;
  if (facts->security == PORTOLAN_SECURITY_NONE)
    return is_settled (TRUE, PORTOLAN_NEEDS_ENCRYPTION_MISSING, accepted);
  if (facts->problems == NO_CERTIFICATE)
    return FALSE; /* there is nothing that could be accepted */
  if (facts->problems != 0 && !facts->is_as_shown)
    return FALSE; /* what was accepted was another one */
  if (!is_settled (facts->tls_too_old, PORTOLAN_NEEDS_TLS_TOO_OLD, accepted))
    return FALSE;
  for (guint need = 1; need <= ALL_NEEDS; need <<= 1)
    if (!is_settled ((facts->problems & need) != 0, need, accepted))
      return FALSE;

  return TRUE;
}

/* The proposal as it was shown, without anything that is wrong with it. */
static PortolanProposal *
make_proposal (const Facts *facts)
{
  PortolanProposal *proposal =
      facts_proposal (facts->is_own_domain ? "smtp.x.test" : "smtp.y.test", 587, facts->security,
                      facts->origin, PORTOLAN_NEEDS_NOTHING);

  if (!facts->is_as_shown)
    proposal->observation->certificate->sha256[0] = 'b';
  return proposal;
}

/* The connection that the password would go over. */
static PortolanObservation *
make_observation (const Facts *facts)
{
  PortolanObservation *now =
      facts_observation ("smtp.x.test", 587, facts->security == PORTOLAN_SECURITY_TLS,
                         facts->problems);

  now->tls_too_old = facts->tls_too_old;
  if (facts->problems == NO_CERTIFICATE)
    g_clear_pointer (&now->certificate, portolan_certificate_free);
  return now;
}

static guint
check_each_word (const Facts *facts)
{
  g_autoptr (PortolanProposal) proposal = make_proposal (facts);
  g_autoptr (PortolanObservation) now = make_observation (facts);
  guint n_may = 0;

  for (guint accepted = 0; accepted <= ALL_NEEDS; accepted++)
    {
      PortolanNeeds missing = portolan_trust_missing (proposal, now, "x.test", accepted);

      g_assert_true ((missing == PORTOLAN_NEEDS_NOTHING) == may_go (facts, accepted));
      g_assert_cmpuint (missing & accepted & ~PORTOLAN_NEEDS_CERTIFICATE_ANY, ==, 0);
      n_may += missing == PORTOLAN_NEEDS_NOTHING;
    }

  return n_may;
}

/* All problems that a certificate can have together, and none, and no certificate. */
static gboolean
next_problems (guint *problems)
{
  do
    (*problems)++;
  while (*problems <= PORTOLAN_NEEDS_CERTIFICATE_ANY &&
         (*problems & ~PORTOLAN_NEEDS_CERTIFICATE_ANY) != 0);

  return *problems <= NO_CERTIFICATE;
}

static void
test_every_combination (gconstpointer origin)
{
  guint n_may = 0, n_all = 0;
  Facts facts = { .origin = GPOINTER_TO_UINT (origin) };

  for (guint bits = 0; bits < 8; bits++)
    for (guint security = 0; security <= PORTOLAN_SECURITY_TLS; security++)
      {
        facts.security = security;
        facts.tls_too_old = (bits & 1) != 0;
        facts.is_as_shown = (bits & 2) != 0;
        facts.is_own_domain = (bits & 4) != 0;
        facts.problems = 0;
        do
          {
            n_may += check_each_word (&facts);
            n_all += ALL_NEEDS + 1;
        } while (next_problems (&facts.problems));
      }

  g_test_message ("%u of %u may", n_may, n_all);
  g_assert_cmpuint (n_may, >, 0);
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
  for (guint origin = PORTOLAN_ORIGIN_USER; origin <= PORTOLAN_ORIGIN_GUESS; origin++)
    {
      g_autofree char *path = g_strconcat ("/trust/every-combination/",
                                           portolan_nick (PORTOLAN_TYPE_ORIGIN, origin), NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (origin), test_every_combination);
    }
  g_test_add_func ("/trust/other-certificate", test_other_certificate);
  g_test_add_func ("/trust/worse-than-shown", test_worse_than_shown);
  g_test_add_func ("/trust/accepted-before", test_accepted_before);
  return g_test_run ();
}
