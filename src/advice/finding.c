/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The table of findings: one row each.
 */

#include "advice/finding.h"

typedef struct {
  const char *id;
  PortolanWhere where;
  gboolean temporary;
  PortolanSeverity severity;
} Row;

/* Short names, so that the table reads as one. */
enum { STAYS = FALSE, PASSES = TRUE };
#define SETTINGS PORTOLAN_WHERE_SETTINGS
#define ACCOUNT PORTOLAN_WHERE_ACCOUNT
#define MESSAGE PORTOLAN_WHERE_MESSAGE
#define RECIPIENT PORTOLAN_WHERE_RECIPIENT
#define NETWORK PORTOLAN_WHERE_NETWORK
#define SERVER PORTOLAN_WHERE_SERVER
#define NONE PORTOLAN_WHERE_NONE
#define INFO PORTOLAN_SEVERITY_INFO
#define WARNING PORTOLAN_SEVERITY_WARNING
#define ERROR PORTOLAN_SEVERITY_ERROR
#define ROW(finding) [PORTOLAN_FINDING_##finding]

/* clang-format off */
static const Row rows[PORTOLAN_N_FINDINGS] = {
  ROW (ALL_WELL) = { "all-well", NONE, STAYS, INFO },
  ROW (OFFLINE) = { "offline", NETWORK, PASSES, ERROR },
  ROW (CAPTIVE_PORTAL) = { "captive-portal", NETWORK, PASSES, ERROR },
  ROW (RESOLVER_FAILED) = { "resolver-failed", NETWORK, PASSES, ERROR },
  ROW (NAME_NOT_FOUND) = { "name-not-found", SETTINGS, STAYS, ERROR },
  ROW (CONNECTION_REFUSED) = { "connection-refused", SETTINGS, STAYS, ERROR },
  ROW (CONNECTION_TIMEOUT) = { "connection-timeout", NETWORK, PASSES, ERROR },
  ROW (PORT_BLOCKED) = { "port-blocked", NETWORK, STAYS, ERROR },
  ROW (CONNECTION_DROPPED) = { "connection-dropped", SERVER, PASSES, WARNING },
  ROW (WRONG_SERVICE) = { "wrong-service", SETTINGS, STAYS, ERROR },
  ROW (WRONG_ENCRYPTION) = { "wrong-encryption", SETTINGS, STAYS, ERROR },
  ROW (ENCRYPTION_MISSING) = { "encryption-missing", SETTINGS, STAYS, ERROR },
  ROW (ENCRYPTION_REQUIRED) = { "encryption-required", SETTINGS, STAYS, ERROR },
  ROW (TLS_FAILED) = { "tls-failed", SERVER, STAYS, ERROR },
  ROW (TLS_TOO_OLD) = { "tls-too-old", SERVER, STAYS, ERROR },
  ROW (CERTIFICATE_EXPIRED) = { "certificate-expired", SERVER, STAYS, ERROR },
  ROW (CERTIFICATE_NOT_YET_VALID) = { "certificate-not-yet-valid", SETTINGS, STAYS, ERROR },
  ROW (CERTIFICATE_WRONG_NAME) = { "certificate-wrong-name", SETTINGS, STAYS, ERROR },
  ROW (CERTIFICATE_UNTRUSTED) = { "certificate-untrusted", SERVER, STAYS, ERROR },
  ROW (CERTIFICATE_REVOKED) = { "certificate-revoked", SERVER, STAYS, ERROR },
  ROW (OTHER_DOMAIN) = { "other-domain", SETTINGS, STAYS, WARNING },
  ROW (INTERCEPTED) = { "intercepted", NETWORK, STAYS, ERROR },
  ROW (PASSWORD_WRONG) = { "password-wrong", ACCOUNT, STAYS, ERROR },
  ROW (USERNAME_FORM) = { "username-form", SETTINGS, STAYS, ERROR },
  ROW (APP_PASSWORD_NEEDED) = { "app-password-needed", ACCOUNT, STAYS, ERROR },
  ROW (OAUTH_NEEDED) = { "oauth-needed", ACCOUNT, STAYS, ERROR },
  ROW (SIGN_IN_DISABLED) = { "sign-in-disabled", ACCOUNT, STAYS, ERROR },
  ROW (ACCOUNT_LOCKED) = { "account-locked", ACCOUNT, PASSES, ERROR },
  ROW (ACCOUNT_NOT_READY) = { "account-not-ready", ACCOUNT, STAYS, ERROR },
  ROW (ACCOUNT_SUSPENDED) = { "account-suspended", ACCOUNT, STAYS, ERROR },
  ROW (PASSWORD_EXPIRED) = { "password-expired", ACCOUNT, STAYS, ERROR },
  ROW (SIGN_IN_REQUIRED) = { "sign-in-required", SETTINGS, STAYS, ERROR },
  ROW (SIGN_IN_METHOD) = { "sign-in-method", SETTINGS, STAYS, ERROR },
  ROW (SIGN_IN_TEMPORARY) = { "sign-in-temporary", SERVER, PASSES, WARNING },
  ROW (SENDER_NOT_ALLOWED) = { "sender-not-allowed", SETTINGS, STAYS, ERROR },
  ROW (SENDER_NOT_VERIFIED) = { "sender-not-verified", ACCOUNT, STAYS, ERROR },
  ROW (SENDER_UNKNOWN) = { "sender-unknown", SETTINGS, STAYS, ERROR },
  ROW (RELAY_DENIED) = { "relay-denied", SETTINGS, STAYS, ERROR },
  ROW (MESSAGE_TOO_BIG) = { "message-too-big", MESSAGE, STAYS, ERROR },
  ROW (CONTENT_REJECTED) = { "content-rejected", MESSAGE, STAYS, ERROR },
  ROW (MESSAGE_MALFORMED) = { "message-malformed", MESSAGE, STAYS, ERROR },
  ROW (UNICODE_UNSUPPORTED) = { "unicode-unsupported", RECIPIENT, STAYS, WARNING },
  ROW (RECIPIENT_UNKNOWN) = { "recipient-unknown", RECIPIENT, STAYS, WARNING },
  ROW (RECIPIENT_DOMAIN_UNKNOWN) = { "recipient-domain-unknown", RECIPIENT, STAYS, WARNING },
  ROW (RECIPIENT_FULL) = { "recipient-full", RECIPIENT, PASSES, WARNING },
  ROW (RECIPIENT_BUSY) = { "recipient-busy", RECIPIENT, PASSES, WARNING },
  ROW (RECIPIENT_DISABLED) = { "recipient-disabled", RECIPIENT, STAYS, WARNING },
  ROW (RECIPIENT_REFUSED) = { "recipient-refused", RECIPIENT, STAYS, WARNING },
  ROW (RECIPIENT_SYNTAX) = { "recipient-syntax", RECIPIENT, STAYS, WARNING },
  ROW (TOO_MANY_RECIPIENTS) = { "too-many-recipients", MESSAGE, PASSES, WARNING },
  ROW (SENDING_LIMIT) = { "sending-limit", ACCOUNT, PASSES, WARNING },
  ROW (SENDING_TOO_FAST) = { "sending-too-fast", ACCOUNT, PASSES, WARNING },
  ROW (TOO_MANY_CONNECTIONS) = { "too-many-connections", ACCOUNT, PASSES, WARNING },
  ROW (ADDRESS_NOT_ALLOWED) = { "address-not-allowed", ACCOUNT, STAYS, ERROR },
  ROW (IP_BLOCKED) = { "ip-blocked", NETWORK, STAYS, ERROR },
  ROW (DOMAIN_BLOCKED) = { "domain-blocked", ACCOUNT, STAYS, ERROR },
  ROW (REPUTATION) = { "reputation", ACCOUNT, PASSES, WARNING },
  ROW (AUTHENTICATION_MISSING) = { "authentication-missing", ACCOUNT, STAYS, ERROR },
  ROW (REVERSE_DNS_MISSING) = { "reverse-dns-missing", SERVER, STAYS, ERROR },
  ROW (GREYLISTED) = { "greylisted", SERVER, PASSES, WARNING },
  ROW (SERVER_BUSY) = { "server-busy", SERVER, PASSES, WARNING },
  ROW (SERVER_FULL) = { "server-full", SERVER, PASSES, WARNING },
  ROW (SERVER_ERROR) = { "server-error", SERVER, PASSES, ERROR },
  ROW (SERVER_TIMEOUT) = { "server-timeout", SERVER, PASSES, WARNING },
  ROW (ROUTING_LOOP) = { "routing-loop", SERVER, STAYS, ERROR },
  ROW (COMMAND_UNSUPPORTED) = { "command-unsupported", SERVER, STAYS, ERROR },
  ROW (UNKNOWN) = { "unknown", SERVER, STAYS, ERROR },
};
/* clang-format on */

static const Row *
row_of (PortolanFinding finding)
{
  g_return_val_if_fail ((guint) finding < PORTOLAN_N_FINDINGS, &rows[PORTOLAN_FINDING_UNKNOWN]);

  return &rows[finding];
}

/**
 * portolan_finding_get_id:
 * @finding: a finding
 *
 * Gets the stable name of a finding, as JSON output and the tables under `data/` have it.
 *
 * Returns: (transfer none): an id such as `password-wrong`
 */
const char *
portolan_finding_get_id (PortolanFinding finding)
{
  return row_of (finding)->id;
}

/**
 * portolan_finding_from_id:
 * @id: (nullable): an id such as `password-wrong`
 * @out_finding: (out) (optional): where to put the finding; left alone if there is none
 *
 * Looks up a finding by its id.
 *
 * Returns: whether there is a finding of that id
 */
gboolean
portolan_finding_from_id (const char *id, PortolanFinding *out_finding)
{
  for (guint i = 0; i < PORTOLAN_N_FINDINGS; i++)
    {
      if (g_strcmp0 (rows[i].id, id) != 0)
        continue;
      if (out_finding != NULL)
        *out_finding = (PortolanFinding) i;
      return TRUE;
    }
  return FALSE;
}

/**
 * portolan_finding_get_where:
 * @finding: a finding
 *
 * Gets where the finding lies.
 *
 * Returns: the place to look at
 */
PortolanWhere
portolan_finding_get_where (PortolanFinding finding)
{
  return row_of (finding)->where;
}

/**
 * portolan_finding_is_temporary:
 * @finding: a finding
 *
 * Tells whether waiting helps.
 *
 * Returns: %TRUE if the same thing may well work later with nothing changed
 */
gboolean
portolan_finding_is_temporary (PortolanFinding finding)
{
  return row_of (finding)->temporary;
}

/**
 * portolan_finding_get_severity:
 * @finding: a finding
 *
 * Gets how much the finding stands in the way of sending.
 *
 * Returns: the severity
 */
PortolanSeverity
portolan_finding_get_severity (PortolanFinding finding)
{
  return row_of (finding)->severity;
}

/**
 * portolan_where_get_id:
 * @where: a place
 *
 * Gets the stable name of a place, as JSON output has it.
 *
 * Returns: (transfer none): an id such as `settings`
 */
const char *
portolan_where_get_id (PortolanWhere where)
{
  switch (where)
    {
    case PORTOLAN_WHERE_SETTINGS:
      return "settings";
    case PORTOLAN_WHERE_ACCOUNT:
      return "account";
    case PORTOLAN_WHERE_MESSAGE:
      return "message";
    case PORTOLAN_WHERE_RECIPIENT:
      return "recipient";
    case PORTOLAN_WHERE_NETWORK:
      return "network";
    case PORTOLAN_WHERE_SERVER:
      return "server";
    case PORTOLAN_WHERE_NONE:
      return "none";
    }
  g_return_val_if_reached ("none");
}

/**
 * portolan_severity_get_id:
 * @severity: a severity
 *
 * Gets the stable name of a severity, as JSON output has it.
 *
 * Returns: (transfer none): `info`, `warning` or `error`
 */
const char *
portolan_severity_get_id (PortolanSeverity severity)
{
  switch (severity)
    {
    case PORTOLAN_SEVERITY_INFO:
      return "info";
    case PORTOLAN_SEVERITY_WARNING:
      return "warning";
    case PORTOLAN_SEVERITY_ERROR:
      return "error";
    }
  g_return_val_if_reached ("error");
}
