/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "search/rank.h"
#include "test-facts.h"

#define TLS PORTOLAN_SECURITY_TLS
#define STARTTLS PORTOLAN_SECURITY_STARTTLS
#define NONE PORTOLAN_SECURITY_NONE
#define GUESS PORTOLAN_ORIGIN_GUESS
#define SRV PORTOLAN_ORIGIN_SRV
#define USER PORTOLAN_ORIGIN_USER
#define NEEDS(need) PORTOLAN_NEEDS_##need

/* Best first. */
static const struct {
  const char *host;
  guint16 port;
  PortolanSecurity security;
  PortolanOrigin origin;
  PortolanNeeds needs;
} order[] = {
  { "mail.x.test", 25, STARTTLS, USER, NEEDS (NOTHING) },
  { "out.x.test", 587, STARTTLS, SRV, NEEDS (NOTHING) },
  { "smtp.x.test", 465, TLS, GUESS, NEEDS (NOTHING) },
  { "mail.x.test", 465, TLS, GUESS, NEEDS (NOTHING) },
  { "x.test", 465, TLS, GUESS, NEEDS (NOTHING) },
  { "smtp.x.test", 8465, TLS, GUESS, NEEDS (NOTHING) },
  { "smtp.x.test", 587, STARTTLS, GUESS, NEEDS (NOTHING) },
  { "mail.x.test", 587, STARTTLS, GUESS, NEEDS (NOTHING) },
  { "smtp.x.test", 25, STARTTLS, GUESS, NEEDS (NOTHING) },
  { "smtp.x.test", 2525, STARTTLS, GUESS, NEEDS (NOTHING) },
  { "smtp.x.test", 26, STARTTLS, GUESS, NEEDS (NOTHING) },
  { "smtp.y.test", 465, TLS, SRV, NEEDS (OTHER_DOMAIN) },
  { "smtp.x.test", 465, TLS, GUESS, NEEDS (CERTIFICATE_EXPIRED) },
  { "smtp.x.test", 465, TLS, GUESS, NEEDS (CERTIFICATE_WRONG_NAME) },
  { "smtp.x.test", 465, TLS, GUESS, NEEDS (CERTIFICATE_UNTRUSTED) },
  { "smtp.x.test", 465, TLS, GUESS,
    NEEDS (CERTIFICATE_UNTRUSTED) | NEEDS (CERTIFICATE_WRONG_NAME) },
  { "mail.x.test", 465, TLS, USER, NEEDS (TLS_TOO_OLD) },
  { "smtp.x.test", 465, TLS, GUESS, NEEDS (CERTIFICATE_REVOKED) },
  { "mail.x.test", 25, NONE, USER, NEEDS (ENCRYPTION_MISSING) },
  { "smtp.x.test", 587, NONE, GUESS, NEEDS (ENCRYPTION_MISSING) },
  { "smtp.y.test", 25, NONE, USER, NEEDS (ENCRYPTION_MISSING) | NEEDS (OTHER_DOMAIN) },
};

static PortolanProposal *
make (gsize i)
{
  return facts_proposal (order[i].host, order[i].port, order[i].security, order[i].origin,
                         order[i].needs);
}

static void
test_order (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (order); j++)
      {
        g_autoptr (PortolanProposal) a = make (i);
        g_autoptr (PortolanProposal) b = make (j);
        int difference = portolan_rank_compare (a, b);

        g_test_message ("%" G_GSIZE_FORMAT " and %" G_GSIZE_FORMAT, i, j);
        g_assert_cmpint (CLAMP (difference, -1, 1), ==, i < j ? -1 : i > j);
      }
}

static void
test_could_beat (void)
{
  g_autoptr (PortolanProposal) starttls = make (6); /* smtp., 587, safe */
  g_autoptr (PortolanProposal) expired = make (12);
  g_autoptr (PortolanProposal) clear = make (19); /* smtp., 587, not encrypted */
  g_autoptr (PortolanCandidate) tls = portolan_candidate_new ("mail.x.test", 465, TLS, GUESS);
  g_autoptr (PortolanCandidate) mail = portolan_candidate_new ("mail.x.test", 587, STARTTLS, GUESS);
  g_autoptr (PortolanCandidate) none = portolan_candidate_new ("smtp.x.test", 25, NONE, USER);

  g_assert_true (portolan_rank_could_beat (tls, NEEDS (NOTHING), starttls));
  g_assert_false (portolan_rank_could_beat (mail, NEEDS (NOTHING), starttls));
  g_assert_false (portolan_rank_could_beat (none, NEEDS (ENCRYPTION_MISSING), starttls));

  g_assert_true (portolan_rank_could_beat (mail, NEEDS (NOTHING), expired));
  g_assert_false (portolan_rank_could_beat (none, NEEDS (ENCRYPTION_MISSING), expired));
  g_assert_true (portolan_rank_could_beat (none, NEEDS (ENCRYPTION_MISSING), clear));

  g_assert_false (portolan_rank_could_beat (tls, NEEDS (OTHER_DOMAIN), starttls));
  g_assert_true (portolan_rank_could_beat (tls, NEEDS (OTHER_DOMAIN), expired));
}

static void
test_source_could_beat (void)
{
  g_autoptr (PortolanProposal) safe_guess = make (2);
  g_autoptr (PortolanProposal) safe_srv = make (1);
  g_autoptr (PortolanProposal) srv_elsewhere = make (11);

  g_assert_true (portolan_rank_source_could_beat (PORTOLAN_ORIGIN_ISPDB, safe_guess));
  g_assert_false (portolan_rank_source_could_beat (PORTOLAN_ORIGIN_MX, safe_guess));
  g_assert_false (portolan_rank_source_could_beat (PORTOLAN_ORIGIN_ISPDB, safe_srv));
  g_assert_true (portolan_rank_source_could_beat (PORTOLAN_ORIGIN_AUTOCONFIG, safe_srv));
  g_assert_true (portolan_rank_source_could_beat (PORTOLAN_ORIGIN_ISPDB, srv_elsewhere));
  g_assert_false (portolan_rank_source_could_beat (PORTOLAN_ORIGIN_MX, srv_elsewhere));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rank/order", test_order);
  g_test_add_func ("/rank/could-beat", test_could_beat);
  g_test_add_func ("/rank/source-could-beat", test_source_could_beat);
  return g_test_run ();
}
