/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "advice/finding.h"

/* The contract, written out once more: other programs rely on these names. */
static const struct {
  const char *id;
  const char *where;
  gboolean temporary;
} contract[] = {
  { "all-well", "none", FALSE },
  { "offline", "network", TRUE },
  { "captive-portal", "network", TRUE },
  { "resolver-failed", "network", TRUE },
  { "name-not-found", "settings", FALSE },
  { "connection-refused", "settings", FALSE },
  { "connection-timeout", "network", TRUE },
  { "port-blocked", "network", FALSE },
  { "connection-dropped", "server", TRUE },
  { "wrong-service", "settings", FALSE },
  { "wrong-encryption", "settings", FALSE },
  { "encryption-missing", "settings", FALSE },
  { "encryption-required", "settings", FALSE },
  { "tls-failed", "server", FALSE },
  { "tls-too-old", "server", FALSE },
  { "certificate-expired", "server", FALSE },
  { "certificate-not-yet-valid", "settings", FALSE },
  { "certificate-wrong-name", "settings", FALSE },
  { "certificate-untrusted", "server", FALSE },
  { "certificate-revoked", "server", FALSE },
  { "other-domain", "settings", FALSE },
  { "intercepted", "network", FALSE },
  { "password-wrong", "account", FALSE },
  { "username-form", "settings", FALSE },
  { "app-password-needed", "account", FALSE },
  { "oauth-needed", "account", FALSE },
  { "sign-in-disabled", "account", FALSE },
  { "account-locked", "account", TRUE },
  { "account-not-ready", "account", FALSE },
  { "account-suspended", "account", FALSE },
  { "password-expired", "account", FALSE },
  { "sign-in-required", "settings", FALSE },
  { "sign-in-method", "settings", FALSE },
  { "sign-in-temporary", "server", TRUE },
  { "sender-not-allowed", "settings", FALSE },
  { "sender-not-verified", "account", FALSE },
  { "sender-unknown", "settings", FALSE },
  { "relay-denied", "settings", FALSE },
  { "message-too-big", "message", FALSE },
  { "content-rejected", "message", FALSE },
  { "message-malformed", "message", FALSE },
  { "unicode-unsupported", "recipient", FALSE },
  { "recipient-unknown", "recipient", FALSE },
  { "recipient-domain-unknown", "recipient", FALSE },
  { "recipient-full", "recipient", TRUE },
  { "recipient-busy", "recipient", TRUE },
  { "recipient-disabled", "recipient", FALSE },
  { "recipient-refused", "recipient", FALSE },
  { "recipient-syntax", "recipient", FALSE },
  { "too-many-recipients", "message", TRUE },
  { "sending-limit", "account", TRUE },
  { "sending-too-fast", "account", TRUE },
  { "too-many-connections", "account", TRUE },
  { "address-not-allowed", "account", FALSE },
  { "ip-blocked", "network", FALSE },
  { "domain-blocked", "account", FALSE },
  { "reputation", "account", TRUE },
  { "authentication-missing", "account", FALSE },
  { "reverse-dns-missing", "server", FALSE },
  { "greylisted", "server", TRUE },
  { "server-busy", "server", TRUE },
  { "server-full", "server", TRUE },
  { "server-error", "server", TRUE },
  { "server-timeout", "server", TRUE },
  { "routing-loop", "server", FALSE },
  { "command-unsupported", "server", FALSE },
  { "unknown", "server", FALSE },
};

static void
test_contract (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (contract), ==, PORTOLAN_N_FINDINGS);

  for (guint i = 0; i < PORTOLAN_N_FINDINGS; i++)
    {
      PortolanFinding finding = (PortolanFinding) i;

      g_assert_cmpstr (portolan_finding_get_id (finding), ==, contract[i].id);
      g_assert_cmpstr (portolan_where_get_id (portolan_finding_get_where (finding)), ==,
                       contract[i].where);
      g_assert_cmpint (portolan_finding_is_temporary (finding), ==, contract[i].temporary);
    }
}

static void
test_from_id (void)
{
  PortolanFinding found = PORTOLAN_FINDING_UNKNOWN;

  for (guint i = 0; i < PORTOLAN_N_FINDINGS; i++)
    {
      g_assert_true (portolan_finding_from_id (contract[i].id, &found));
      g_assert_cmpuint (found, ==, i);
    }

  found = PORTOLAN_FINDING_OFFLINE;
  g_assert_false (portolan_finding_from_id ("no-such-finding", &found));
  g_assert_false (portolan_finding_from_id ("Password-Wrong", &found));
  g_assert_false (portolan_finding_from_id ("", &found));
  g_assert_false (portolan_finding_from_id (NULL, &found));
  g_assert_cmpuint (found, ==, PORTOLAN_FINDING_OFFLINE);
  g_assert_true (portolan_finding_from_id ("all-well", NULL));
}

static void
test_severity (void)
{
  g_assert_cmpstr (portolan_severity_get_id (PORTOLAN_SEVERITY_INFO), ==, "info");
  g_assert_cmpstr (portolan_severity_get_id (PORTOLAN_SEVERITY_WARNING), ==, "warning");
  g_assert_cmpstr (portolan_severity_get_id (PORTOLAN_SEVERITY_ERROR), ==, "error");

  for (guint i = 0; i < PORTOLAN_N_FINDINGS; i++)
    {
      PortolanFinding finding = (PortolanFinding) i;
      PortolanSeverity severity = portolan_finding_get_severity (finding);

      g_test_message ("%s", portolan_finding_get_id (finding));
      g_assert_cmpint (severity == PORTOLAN_SEVERITY_INFO, ==,
                       finding == PORTOLAN_FINDING_ALL_WELL);
      /* One recipient is never a reason to stop the others. */
      if (portolan_finding_get_where (finding) == PORTOLAN_WHERE_RECIPIENT)
        g_assert_cmpuint (severity, ==, PORTOLAN_SEVERITY_WARNING);
      /* Waiting does not mend the settings. */
      if (portolan_finding_get_where (finding) == PORTOLAN_WHERE_SETTINGS)
        g_assert_false (portolan_finding_is_temporary (finding));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/advice/finding/contract", test_contract);
  g_test_add_func ("/advice/finding/from-id", test_from_id);
  g_test_add_func ("/advice/finding/severity", test_severity);

  return g_test_run ();
}
