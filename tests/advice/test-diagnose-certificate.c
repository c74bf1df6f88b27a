/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "advice/diagnose.h"
#include "test-facts.h"

#define CERTIFICATES 3 /* at most, in a row of a table */
#define FINDING(id) PORTOLAN_FINDING_##id
#define NEEDS(id) PORTOLAN_NEEDS_CERTIFICATE_##id

#define DAY (24 * 60 * 60)
#define NOW (20000 * (gint64) DAY)

/* A certificate that some host showed. Days are counted from NOW. */
typedef struct {
  const char *host;
  int first_day;
  int last_day;
  PortolanNeeds problems;
  const char *issuer;
  gboolean self_signed;
} Facts;

static GPtrArray *
make_attempts (const Facts *facts)
{
  GPtrArray *attempts = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_attempt_free);

  for (guint i = 0; i < CERTIFICATES && facts[i].host != NULL; i++)
    {
      PortolanObservation *observation =
          facts_observation (facts[i].host, 465, TRUE, facts[i].problems);
      PortolanAttempt *attempt = portolan_attempt_new (observation->endpoint, PORTOLAN_ORIGIN_USER);

      observation->certificate->not_before = NOW + facts[i].first_day * DAY;
      observation->certificate->not_after = NOW + facts[i].last_day * DAY;
      observation->certificate->issuer = g_strdup (facts[i].issuer);
      observation->certificate->self_signed = facts[i].self_signed;
      attempt->observation = observation;
      g_ptr_array_add (attempts, attempt);
    }
  return attempts;
}

/* The clock */

static const struct {
  gint64 offset;
  gint64 told;
  Facts facts[CERTIFICATES];
} clocks[] = {
  { 0, 0, { { "s.x.test", -10, 80 } } },
  { 0, 0, { { "s.x.test", -90, -1 } } },                          /* one server's neglect */
  { 0, 0, { { "s.x.test", -90, -1 }, { "m.x.test", -90, -1 } } }, /* one owner's */
  { 0, 0, { { "s.x.test", -90, -1 }, { "s.y.test", -10, 80 } } }, /* another is in date */
  { 5 * DAY, 0, { { "s.x.test", -90, -1 }, { "s.y.test", -100, -5 } } },
  { -7 * DAY, 0, { { "s.x.test", 7, 90 }, { "s.y.test", 3, 30 } } },
  { 0, 0, { { "s.x.test", 7, 90 }, { "s.y.test", -90, -1 } } }, /* no time would suit both */

  /* who was asked knows better */
  { 400 * DAY, NOW - 400 * DAY, { { "s.x.test", -400, -1 } } },
  { -30 * DAY, NOW + 30 * DAY, { { "s.x.test", 20, 90 } } },
  { 0, NOW + 59 * 60, { { "s.x.test", -90, -1 }, { "s.y.test", -100, -5 } } },
  { 0, NOW, { { "s.x.test", 7, 90 }, { "s.y.test", 3, 30 } } },
};

static void
test_clocks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      g_autoptr (GPtrArray) attempts = make_attempts (clocks[i].facts);

      g_test_message ("clock %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (portolan_diagnose_clock (attempts, NOW, clocks[i].told), ==,
                       clocks[i].offset);
    }
}

/* In between */

static const struct {
  gboolean intercepted;
  Facts facts[CERTIFICATES];
} ways[] = {
  { FALSE, { { "s.x.test", -1, 1, 0, "CN=Good CA" }, { "s.y.test", -1, 1, 0, "CN=Good CA" } } },
  { FALSE, { { "s.x.test", -1, 1, NEEDS (UNTRUSTED), "CN=Box" } } },
  { TRUE,
    { { "s.x.test", -1, 1, NEEDS (UNTRUSTED), "CN=Box" },
      { "s.y.test", -1, 1, NEEDS (UNTRUSTED), "CN=Box" } } },
  { FALSE, /* an owner may have an authority of their own */
    { { "s.x.test", -1, 1, NEEDS (UNTRUSTED), "CN=Box" },
      { "m.x.test", -1, 1, NEEDS (UNTRUSTED), "CN=Box" } } },
  { FALSE,
    { { "s.x.test", -1, 1, NEEDS (UNTRUSTED), "CN=Box" },
      { "s.y.test", -1, 1, NEEDS (UNTRUSTED), "CN=Other box" } } },
  { FALSE,
    { { "s.x.test", -1, 1, NEEDS (UNTRUSTED), "CN=localhost", TRUE },
      { "s.y.test", -1, 1, NEEDS (UNTRUSTED), "CN=localhost", TRUE } } },
  { FALSE, /* trusted by this computer: somebody installed that authority here */
    { { "s.x.test", -1, 1, 0, "CN=Box" }, { "s.y.test", -1, 1, 0, "CN=Box" } } },
  { TRUE, { { "s.x.test", -1, 1, NEEDS (UNTRUSTED), "CN=avast! Mail Scanner Root" } } },
  { TRUE, { { "s.x.test", -1, 1, NEEDS (UNTRUSTED), "O=Fortinet,CN=FG100D" } } },
  { FALSE, { { "s.x.test", -1, 1, NEEDS (EXPIRED), "CN=Kaspersky" } } },
};

static void
test_interception (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GPtrArray) attempts = make_attempts (ways[i].facts);

      g_test_message ("way %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (portolan_diagnose_intercepted (attempts), ==, ways[i].intercepted);
    }
}

/* All of it */

static void
assert_findings (PortolanNeeds problems,
                 const Facts *facts,
                 gint64 offset,
                 PortolanFinding first,
                 PortolanFinding second)
{
  g_autoptr (GPtrArray) attempts = make_attempts (facts);
  g_autoptr (GArray) findings = portolan_diagnose_certificate (problems, attempts, offset);
  const PortolanFinding wanted[] = { first, second };
  guint n = (first != FINDING (ALL_WELL)) + (second != FINDING (ALL_WELL));

  g_assert_cmpuint (findings->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (portolan_finding_get_id (g_array_index (findings, PortolanFinding, i)), ==,
                     portolan_finding_get_id (wanted[i]));
}

static void
test_findings (void)
{
  const Facts alone[CERTIFICATES] = { { "s.x.test", -1, 1, NEEDS (UNTRUSTED), "CN=Box" } };
  const PortolanNeeds by_clock = NEEDS (EXPIRED) | NEEDS (UNTRUSTED);

  assert_findings (0, alone, 0, FINDING (ALL_WELL), FINDING (ALL_WELL));
  assert_findings (NEEDS (EXPIRED) | NEEDS (WRONG_NAME), alone, 0, FINDING (CERTIFICATE_EXPIRED),
                   FINDING (CERTIFICATE_WRONG_NAME));
  assert_findings (NEEDS (UNTRUSTED), alone, 0, FINDING (CERTIFICATE_UNTRUSTED),
                   FINDING (ALL_WELL));
  assert_findings (NEEDS (REVOKED), alone, 0, FINDING (CERTIFICATE_REVOKED), FINDING (ALL_WELL));
  assert_findings (NEEDS (UNTRUSTED), ways[2].facts, 0, FINDING (INTERCEPTED), FINDING (ALL_WELL));

  /* a wrong clock makes the issuer look unknown as well */
  assert_findings (by_clock, alone, 0, FINDING (CERTIFICATE_EXPIRED),
                   FINDING (CERTIFICATE_UNTRUSTED));
  assert_findings (by_clock, alone, 400 * DAY, FINDING (CERTIFICATE_EXPIRED), FINDING (ALL_WELL));
  assert_findings (NEEDS (NOT_YET_VALID) | NEEDS (UNTRUSTED), alone, -400 * DAY,
                   FINDING (CERTIFICATE_NOT_YET_VALID), FINDING (ALL_WELL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagnose-certificate/clocks", test_clocks);
  g_test_add_func ("/diagnose-certificate/interception", test_interception);
  g_test_add_func ("/diagnose-certificate/findings", test_findings);
  return g_test_run ();
}
