/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "advice/diagnose.h"
#include "test-facts.h"

#define ATTEMPTS 4 /* at most, in a row of a table */
#define FINDING(id) PORTOLAN_FINDING_##id
#define FAILURE(id) PORTOLAN_FAILURE_##id
#define STAGE(id) PORTOLAN_STAGE_##id

/* What came of one attempt. Without a failure, the server offers sign-in on every channel. */
typedef struct {
  const char *host;
  const char *address;
  guint16 port;
  gboolean implicit_tls;
  PortolanFailure failure;
  PortolanStage stage;
  int code;
  const char *reply;
} Facts;

#define TLS TRUE
#define CLEAR FALSE
#define SILENT FAILURE (TIMED_OUT), STAGE (CONNECT)
#define CLOSED FAILURE (REFUSED), STAGE (CONNECT)
#define WORKS FAILURE (NONE), STAGE (EHLO_TLS)

/* An answer of the network came, if only a refusal. */
static gboolean
has_answer (const Facts *facts)
{
  return facts->failure == FAILURE (NONE) || facts->failure == FAILURE (REFUSED) ||
         facts->stage > STAGE (CONNECT);
}

static PortolanAttempt *
make_attempt (const Facts *facts)
{
  g_autoptr (PortolanEndpoint) endpoint =
      portolan_endpoint_new (facts->host, facts->port, facts->implicit_tls);
  PortolanAttempt *attempt = portolan_attempt_new (endpoint, PORTOLAN_ORIGIN_USER);
  PortolanObservation *observation =
      facts->failure == FAILURE (NONE)
          ? facts_observation (facts->host, facts->port, facts->implicit_tls, 0)
          : portolan_observation_new (endpoint);

  observation->failure = facts->failure;
  observation->reached = observation->failed_at = facts->stage;
  observation->reply_code = facts->code;
  observation->reply_text = g_strdup (facts->reply);
  observation->rtt = has_answer (facts) ? 1000 : 0;
  if (facts->address != NULL)
    g_ptr_array_add (observation->addresses, g_strdup (facts->address));
  attempt->observation = observation;
  return attempt;
}

static GPtrArray *
make_attempts (const Facts *facts)
{
  GPtrArray *attempts = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_attempt_free);

  for (guint i = 0; i < ATTEMPTS && facts[i].host != NULL; i++)
    g_ptr_array_add (attempts, make_attempt (&facts[i]));
  return attempts;
}

/* A server */

/* What is to be thought of the first, in view of the others. */
static const struct {
  PortolanFinding finding;
  Facts facts[ATTEMPTS];
} servers[] = {
  { FINDING (ALL_WELL), { { "s.x.test", "192.0.2.1", 465, TLS, WORKS } } },
  { FINDING (NAME_NOT_FOUND),
    { { "s.x.test", NULL, 465, TLS, FAILURE (NAME_NOT_FOUND), STAGE (RESOLVE) } } },
  { FINDING (RESOLVER_FAILED),
    { { "s.x.test", NULL, 465, TLS, FAILURE (RESOLVER), STAGE (RESOLVE) } } },
  { FINDING (RESOLVER_FAILED),
    { { "s.x.test", NULL, 465, TLS, FAILURE (TIMED_OUT), STAGE (RESOLVE) } } },

  /* who blocks the port */
  { FINDING (CONNECTION_REFUSED), { { "s.x.test", "192.0.2.1", 465, TLS, CLOSED } } },
  { FINDING (CONNECTION_TIMEOUT), { { "s.x.test", "192.0.2.1", 465, TLS, SILENT } } },
  { FINDING (CONNECTION_TIMEOUT),
    { { "s.x.test", "192.0.2.1", 465, TLS, SILENT },
      { "s.x.test", "192.0.2.1", 587, CLEAR, SILENT },
      { "m.x.test", "192.0.2.2", 587, CLEAR, WORKS } } },
  { FINDING (PORT_BLOCKED),
    { { "s.x.test", "192.0.2.1", 465, TLS, SILENT },
      { "s.x.test", "192.0.2.1", 587, CLEAR, WORKS } } },
  { FINDING (PORT_BLOCKED), /* that host answers, if only by a refusal */
    { { "s.x.test", "192.0.2.1", 465, TLS, SILENT },
      { "s.x.test", "192.0.2.1", 587, CLEAR, CLOSED } } },
  { FINDING (PORT_BLOCKED), /* 25 is dead everywhere, other ports are not */
    { { "s.x.test", "192.0.2.1", 25, CLEAR, SILENT },
      { "m.x.test", "192.0.2.2", 25, CLEAR, SILENT },
      { "m.x.test", "192.0.2.2", 587, CLEAR, WORKS } } },
  { FINDING (CONNECTION_TIMEOUT), /* 25 is alive elsewhere: this one server is down */
    { { "s.x.test", "192.0.2.1", 25, CLEAR, SILENT },
      { "m.x.test", "192.0.2.2", 25, CLEAR, WORKS } } },
  { FINDING (CONNECTION_REFUSED), /* a refusal is the server's, whatever the others do */
    { { "s.x.test", "192.0.2.1", 25, CLEAR, CLOSED },
      { "s.x.test", "192.0.2.1", 587, CLEAR, WORKS } } },

  /* the kind of encryption */
  { FINDING (WRONG_ENCRYPTION),
    { { "s.x.test", "192.0.2.1", 587, TLS, FAILURE (NOT_TLS), STAGE (TLS) } } },
  { FINDING (WRONG_ENCRYPTION), /* 465 waits for the client to begin */
    { { "s.x.test", "192.0.2.1", 465, CLEAR, FAILURE (TIMED_OUT), STAGE (GREETING) } } },
  { FINDING (SERVER_TIMEOUT), /* 587 never does */
    { { "s.x.test", "192.0.2.1", 587, CLEAR, FAILURE (TIMED_OUT), STAGE (GREETING) } } },
  { FINDING (WRONG_ENCRYPTION),
    { { "s.x.test", "192.0.2.1", 2465, CLEAR, FAILURE (TIMED_OUT), STAGE (GREETING) },
      { "s.x.test", "192.0.2.1", 2465, TLS, WORKS } } },
  { FINDING (WRONG_ENCRYPTION),
    { { "s.x.test", "192.0.2.1", 2525, TLS, FAILURE (DROPPED), STAGE (TLS) },
      { "s.x.test", "192.0.2.1", 2525, CLEAR, WORKS } } },
  { FINDING (CONNECTION_DROPPED), /* another port says nothing of this one */
    { { "s.x.test", "192.0.2.1", 2525, TLS, FAILURE (DROPPED), STAGE (TLS) },
      { "s.x.test", "192.0.2.1", 587, CLEAR, WORKS } } },
  { FINDING (TLS_FAILED), { { "s.x.test", "192.0.2.1", 465, TLS, FAILURE (TLS), STAGE (TLS) } } },
  { FINDING (TLS_FAILED),
    { { "s.x.test", "192.0.2.1", 587, CLEAR, FAILURE (REPLY), STAGE (STARTTLS), 454,
        "454 4.7.0 TLS not available due to local problem" } } },
  { FINDING (INTERCEPTED),
    { { "s.x.test", "192.0.2.1", 587, CLEAR, FAILURE (INJECTED), STAGE (STARTTLS) } } },

  /* the service */
  { FINDING (WRONG_SERVICE),
    { { "s.x.test", "192.0.2.1", 587, CLEAR, FAILURE (NOT_SMTP), STAGE (GREETING) } } },
  { FINDING (WRONG_SERVICE),
    { { "s.x.test", "192.0.2.1", 587, CLEAR, FAILURE (REPLY), STAGE (GREETING), 554,
        "554 No mail service for you here" } } },
  { FINDING (SERVER_BUSY),
    { { "s.x.test", "192.0.2.1", 587, CLEAR, FAILURE (REPLY), STAGE (GREETING), 421,
        "421 4.3.2 All server ports are busy" } } },
  { FINDING (SERVER_TIMEOUT),
    { { "s.x.test", "192.0.2.1", 587, CLEAR, FAILURE (TIMED_OUT), STAGE (EHLO) } } },
  { FINDING (CONNECTION_DROPPED),
    { { "s.x.test", "192.0.2.1", 587, CLEAR, FAILURE (DROPPED), STAGE (EHLO) } } },
};

static void
test_servers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      g_autoptr (GPtrArray) attempts = make_attempts (servers[i].facts);
      PortolanFinding finding = portolan_diagnose_attempt (attempts->pdata[0], attempts);

      g_test_message ("server %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (portolan_finding_get_id (finding), ==,
                       portolan_finding_get_id (servers[i].finding));
    }
}

static void
test_incoming_only (void)
{
  g_autoptr (PortolanObservation) observation = facts_observation ("mx.x.test", 25, FALSE, 0);

  g_clear_pointer (&observation->secure, portolan_capabilities_free);
  g_assert_cmpint (portolan_diagnose_observation (observation), ==, FINDING (ALL_WELL));
  g_clear_pointer (&observation->clear, portolan_capabilities_free);
  g_assert_cmpint (portolan_diagnose_observation (observation), ==, FINDING (WRONG_SERVICE));
}

/* The way out */

static const char *const portal[] = { "192.0.2.80", NULL };

static const struct {
  PortolanFinding finding;
  PortolanNetwork network;
  const char *const *nowhere;
  Facts facts[ATTEMPTS];
} networks[] = {
  { FINDING (ALL_WELL), PORTOLAN_NETWORK_UP, NULL, { { NULL } } },
  { FINDING (OFFLINE), PORTOLAN_NETWORK_DOWN, NULL, { { NULL } } },
  { FINDING (OFFLINE),
    PORTOLAN_NETWORK_DOWN,
    NULL,
    { { "s.x.test", NULL, 465, TLS, FAILURE (RESOLVER), STAGE (RESOLVE) } } },
  { FINDING (ALL_WELL),
    PORTOLAN_NETWORK_DOWN,
    NULL, /* the system errs */
    { { "s.x.test", "192.0.2.1", 465, TLS, WORKS } } },
  { FINDING (ALL_WELL),
    PORTOLAN_NETWORK_DOWN,
    NULL,
    { { "s.x.test", "192.0.2.1", 465, TLS, CLOSED } } },
  { FINDING (RESOLVER_FAILED),
    PORTOLAN_NETWORK_UP,
    NULL,
    { { "s.x.test", NULL, 465, TLS, FAILURE (RESOLVER), STAGE (RESOLVE) },
      { "m.x.test", NULL, 465, TLS, FAILURE (TIMED_OUT), STAGE (RESOLVE) } } },
  { FINDING (ALL_WELL),
    PORTOLAN_NETWORK_UP,
    NULL, /* one name server of many is dead */
    { { "s.x.test", NULL, 465, TLS, FAILURE (RESOLVER), STAGE (RESOLVE) },
      { "s.y.test", NULL, 465, TLS, FAILURE (NAME_NOT_FOUND), STAGE (RESOLVE) } } },

  /* a page to sign in to the network */
  { FINDING (CAPTIVE_PORTAL),
    PORTOLAN_NETWORK_CAPTIVE,
    NULL,
    { { "s.x.test", "192.0.2.1", 465, TLS, SILENT } } },
  { FINDING (ALL_WELL),
    PORTOLAN_NETWORK_CAPTIVE,
    NULL, /* mail goes through all the same */
    { { "s.x.test", "192.0.2.1", 465, TLS, WORKS } } },
  { FINDING (CAPTIVE_PORTAL),
    PORTOLAN_NETWORK_UP,
    portal,
    { { "s.x.test", "192.0.2.80", 465, TLS, CLOSED } } },
  { FINDING (ALL_WELL),
    PORTOLAN_NETWORK_UP,
    portal, /* only names that are not there lead to it */
    { { "s.x.test", "192.0.2.1", 465, TLS, CLOSED } } },
  { FINDING (CAPTIVE_PORTAL),
    PORTOLAN_NETWORK_UP,
    NULL, /* the same web page wherever one calls */
    { { "s.x.test", "192.0.2.1", 587, CLEAR, FAILURE (NOT_SMTP), STAGE (GREETING) },
      { "m.x.test", "192.0.2.2", 465, TLS, FAILURE (NOT_TLS), STAGE (TLS) },
      { "m.x.test", "192.0.2.2", 25, CLEAR, SILENT } } },
  { FINDING (ALL_WELL),
    PORTOLAN_NETWORK_UP,
    NULL, /* one web server */
    { { "s.x.test", "192.0.2.1", 587, CLEAR, FAILURE (NOT_SMTP), STAGE (GREETING) },
      { "s.x.test", "192.0.2.1", 465, TLS, FAILURE (NOT_SMTP), STAGE (GREETING) } } },

  /* all held back */
  { FINDING (CONNECTION_TIMEOUT),
    PORTOLAN_NETWORK_UP,
    NULL,
    { { "s.x.test", "192.0.2.1", 465, TLS, SILENT },
      { "m.y.test", "192.0.2.2", 587, CLEAR, SILENT } } },
  { FINDING (ALL_WELL),
    PORTOLAN_NETWORK_UP,
    NULL, /* one computer may just be down */
    { { "s.x.test", "192.0.2.1", 465, TLS, SILENT },
      { "s.x.test", "192.0.2.1", 587, CLEAR, SILENT } } },
  { FINDING (ALL_WELL),
    PORTOLAN_NETWORK_UP,
    NULL,
    { { "s.x.test", "192.0.2.1", 465, TLS, SILENT },
      { "m.y.test", "192.0.2.2", 587, CLEAR, CLOSED } } },
};

static void
test_networks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (networks); i++)
    {
      g_autoptr (GPtrArray) attempts = make_attempts (networks[i].facts);
      PortolanFinding finding =
          portolan_diagnose_network (attempts, networks[i].network, networks[i].nowhere);

      g_test_message ("network %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (portolan_finding_get_id (finding), ==,
                       portolan_finding_get_id (networks[i].finding));
    }
}

/* A sign-in */

static const struct {
  PortolanFinding finding;
  PortolanSignInOutcome outcome;
  gboolean may_send;
  int code;
  const char *reply;
} sign_ins[] = {
  { FINDING (ALL_WELL), PORTOLAN_SIGN_IN_ACCEPTED, TRUE, 0, NULL },
  { FINDING (PASSWORD_WRONG), PORTOLAN_SIGN_IN_REFUSED, FALSE, 535,
    "535 5.7.8 Error: authentication failed" },
  { FINDING (APP_PASSWORD_NEEDED), PORTOLAN_SIGN_IN_REFUSED, FALSE, 534,
    "534 5.7.9 Application-specific password required" },
  { FINDING (SIGN_IN_DISABLED), PORTOLAN_SIGN_IN_REFUSED, FALSE, 535,
    "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the "
    "Tenant." },
  { FINDING (SIGN_IN_TEMPORARY), PORTOLAN_SIGN_IN_REFUSED, FALSE, 454,
    "454 4.7.0 Temporary authentication failure" },
  { FINDING (SIGN_IN_TEMPORARY), PORTOLAN_SIGN_IN_REFUSED, FALSE, 450, "450 zzz" },
  { FINDING (PASSWORD_WRONG), PORTOLAN_SIGN_IN_REFUSED, FALSE, 535, "535 zzz" },
  { FINDING (SENDER_NOT_ALLOWED), PORTOLAN_SIGN_IN_ACCEPTED, FALSE, 553,
    "553 5.7.1 <bob@x.test>: Sender address rejected: not owned by user someone" },
  { FINDING (SENDER_NOT_ALLOWED), PORTOLAN_SIGN_IN_ACCEPTED, FALSE, 550, "550 zzz" },
  { FINDING (SERVER_BUSY), PORTOLAN_SIGN_IN_ACCEPTED, FALSE, 450, "450 zzz" },
  { FINDING (SERVER_FULL), PORTOLAN_SIGN_IN_ACCEPTED, FALSE, 452,
    "452 4.3.1 Insufficient system storage" },
  { FINDING (SIGN_IN_METHOD), PORTOLAN_SIGN_IN_NO_METHOD, FALSE, 0, NULL },
};

static void
test_sign_ins (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sign_ins); i++)
    {
      const PortolanSignInResult result = {
        .outcome = sign_ins[i].outcome,
        .may_send = sign_ins[i].may_send,
        .reply_code = sign_ins[i].code,
        .reply_text = (char *) sign_ins[i].reply,
      };

      g_test_message ("sign-in %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (portolan_finding_get_id (portolan_diagnose_sign_in (&result)), ==,
                       portolan_finding_get_id (sign_ins[i].finding));
    }
}

/* A server that cannot carry an address is said so, before the sign-in and after it. */
static void
test_letters (void)
{
  g_autoptr (PortolanAddress) plain = portolan_address_parse ("bob@bücher.test", NULL);
  g_autoptr (PortolanAddress) other = portolan_address_parse ("bób@x.test", NULL);
  g_autoptr (PortolanProposal) proposal =
      facts_proposal ("smtp.x.test", 465, PORTOLAN_SECURITY_TLS, PORTOLAN_ORIGIN_GUESS, 0);
  const PortolanSignInResult result = { .outcome = PORTOLAN_SIGN_IN_ACCEPTED,
                                        .lacks_smtputf8 = TRUE };
  g_autoptr (GArray) with_plain = portolan_diagnose_proposal (proposal, plain);
  g_autoptr (GArray) with_other = portolan_diagnose_proposal (proposal, other);
  g_autoptr (GArray) where_carried = NULL;

  g_assert_cmpuint (with_plain->len, ==, 0);
  g_assert_cmpuint (with_other->len, ==, 1);
  g_assert_cmpint (g_array_index (with_other, PortolanFinding, 0), ==,
                   FINDING (UNICODE_UNSUPPORTED));
  g_assert_cmpint (portolan_diagnose_sign_in (&result), ==, FINDING (UNICODE_UNSUPPORTED));

  proposal->observation->secure->smtputf8 = TRUE;
  where_carried = portolan_diagnose_proposal (proposal, other);
  g_assert_cmpuint (where_carried->len, ==, 0);
}

static void
test_providers (void)
{
  static const struct {
    PortolanProviderSignIn sign_in;
    PortolanFinding finding;
  } rows[] = {
    { PORTOLAN_PROVIDER_SIGN_IN_PASSWORD, FINDING (PASSWORD_WRONG) },
    { PORTOLAN_PROVIDER_SIGN_IN_KEY, FINDING (PASSWORD_WRONG) },
    { PORTOLAN_PROVIDER_SIGN_IN_OAUTH | PORTOLAN_PROVIDER_SIGN_IN_APP_PASSWORD,
      FINDING (APP_PASSWORD_NEEDED) },
    { PORTOLAN_PROVIDER_SIGN_IN_OAUTH, FINDING (OAUTH_NEEDED) },
    { PORTOLAN_PROVIDER_SIGN_IN_NONE, FINDING (SIGN_IN_DISABLED) },
  };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 24, 12, 0, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PortolanProvider provider = { .sign_in = rows[i].sign_in };

      g_assert_cmpint (portolan_diagnose_at_provider (FINDING (PASSWORD_WRONG), &provider, now), ==,
                       rows[i].finding);
      g_assert_cmpint (portolan_diagnose_at_provider (FINDING (ACCOUNT_LOCKED), &provider, now), ==,
                       FINDING (ACCOUNT_LOCKED));

      provider.doubts = PORTOLAN_PROVIDER_DOUBTS_SIGN_IN;
      g_assert_cmpint (portolan_diagnose_at_provider (FINDING (PASSWORD_WRONG), &provider, now), ==,
                       FINDING (PASSWORD_WRONG));
    }

  g_assert_cmpint (portolan_diagnose_at_provider (FINDING (PASSWORD_WRONG), NULL, now), ==,
                   FINDING (PASSWORD_WRONG));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagnose/servers", test_servers);
  g_test_add_func ("/diagnose/incoming-only", test_incoming_only);
  g_test_add_func ("/diagnose/networks", test_networks);
  g_test_add_func ("/diagnose/sign-ins", test_sign_ins);
  g_test_add_func ("/diagnose/letters", test_letters);
  g_test_add_func ("/diagnose/providers", test_providers);
  return g_test_run ();
}
