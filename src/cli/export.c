/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Saved settings for other programs. The password goes out only where it was asked for, straight
 * from its own memory to standard output. */

#include "config.h"

#include "cli/export.h"

#include <stdio.h>
#include <string.h>

#include "cli/export-code.h"
#include "document/saved-json.h"
#include "model/enums.h"
#include "model/nick.h"
#include "store/password-member.h"

static void
put_secret (SecretValue *value)
{
  gsize length;
  const char *text = secret_value_get (value, &length);

  fwrite (text, 1, length, stdout);
}

/* JSON */

static void
print_json (const PortolanSettings *settings, gboolean with_password)
{
  g_autoptr (JsonNode) root = portolan_saved_to_json (settings);
  g_autofree char *text = json_to_string (root, TRUE);

  if (with_password && settings->password != NULL)
    {
      g_autoptr (SecretValue) whole = portolan_password_member_add (text, settings->password);

      put_secret (whole);
    }
  else
    fputs (text, stdout);
  fputs ("\n", stdout);
}

/* Environment: lines that a shell can read with eval or "set -a" */

static void
put_env (const char *name, const char *value)
{
  g_autofree char *quoted = g_shell_quote (value);

  printf ("%s=%s\n", name, quoted);
}

/* Single quotes as g_shell_quote() has them, without a copy in ordinary memory. */
static void
put_quoted_secret (const char *text)
{
  putchar ('\'');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\'')
      fputs ("'\\''", stdout);
    else
      putchar (*p);
  putchar ('\'');
}

static void
print_env (const PortolanSettings *settings, gboolean with_password)
{
  g_autofree char *port = g_strdup_printf ("%u", settings->port);

  put_env ("SMTP_HOST", settings->host);
  put_env ("SMTP_PORT", port);
  put_env ("SMTP_SECURITY", portolan_nick (PORTOLAN_TYPE_SECURITY, settings->security));
  put_env ("SMTP_USERNAME", settings->username);
  put_env ("SMTP_AUTH", settings->auth);
  put_env ("SMTP_FROM", settings->address);
  if (settings->certificate_sha256 != NULL)
    put_env ("SMTP_CERTIFICATE_SHA256", settings->certificate_sha256);
  if (!with_password || settings->password == NULL)
    return;

  fputs ("SMTP_PASSWORD=", stdout);
  put_quoted_secret (secret_value_get_text (settings->password));
  putchar ('\n');
}

/* msmtp: a block of its configuration file; it asks us for the password when it sends. It takes off
 * one pair of quotation marks around a value and leaves all that is between them as it is. */

static void
put_msmtp (const char *command, const char *value)
{
  printf ("%s \"%s\"\n", command, value);
}

/* msmtp knows the fingerprint of an accepted certificate as pairs with colons. */
static void
put_fingerprint (const char *sha256)
{
  fputs ("tls_fingerprint ", stdout);
  for (gsize i = 0; sha256[i] != '\0' && sha256[i + 1] != '\0'; i += 2)
    printf ("%s%c%c", i > 0 ? ":" : "", g_ascii_toupper (sha256[i]),
            g_ascii_toupper (sha256[i + 1]));
  putchar ('\n');
}

/* The way of signing in that has worked, if msmtp has it; "on" lets it choose. */
static void
put_msmtp_auth (const char *auth)
{
  static const char *const known[] = { "PLAIN",       "LOGIN",         "CRAM-MD5", "DIGEST-MD5",
                                       "SCRAM-SHA-1", "SCRAM-SHA-256", NULL };
  g_autofree char *name = g_ascii_strdown (auth != NULL ? auth : "", -1);

  printf ("auth %s\n", auth != NULL && g_strv_contains (known, auth) ? name : "on");
}

static void
print_msmtp (const PortolanSettings *settings, gboolean with_password)
{
  g_autofree char *quoted = g_shell_quote (settings->address);
  gboolean tls = settings->security != PORTOLAN_SECURITY_NONE;

  put_msmtp ("account", settings->address);
  printf ("host %s\nport %u\ntls %s\n", settings->host, settings->port, tls ? "on" : "off");
  if (tls)
    printf ("tls_starttls %s\n", settings->security == PORTOLAN_SECURITY_STARTTLS ? "on" : "off");
  if (tls && settings->certificate_sha256 != NULL)
    put_fingerprint (settings->certificate_sha256);
  put_msmtp_auth (settings->auth);
  put_msmtp ("user", settings->username);
  put_msmtp ("from", settings->address);
  if (settings->hello != NULL)
    put_msmtp ("domain", settings->hello);

  if (with_password && settings->password != NULL)
    {
      fputs ("password \"", stdout);
      put_secret (settings->password);
      fputs ("\"\n", stdout);
    }
  else
    printf ("passwordeval \"portolan show %s --format password\"\n", quoted);
}

/* URI, as curl and many libraries take it: smtps://user:password@host:port. With "smtp" they would
 * also go on without encryption, so it says in the words of two of them that this must not be. */

static void
put_uri_secret (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || strchr ("-._~", *p) != NULL)
      putchar (*p);
    else
      printf ("%%%02X", (guchar) *p);
}

static void
print_uri (const PortolanSettings *settings, gboolean with_password)
{
  const char *scheme = settings->security == PORTOLAN_SECURITY_TLS ? "smtps" : "smtp";
  g_autofree char *user = g_uri_escape_string (settings->username, NULL, FALSE);
  gboolean is_ipv6 = strchr (settings->host, ':') != NULL;
  gboolean is_starttls = settings->security == PORTOLAN_SECURITY_STARTTLS;

  printf ("%s://%s", scheme, user);
  if (with_password && settings->password != NULL)
    {
      putchar (':');
      put_uri_secret (secret_value_get_text (settings->password));
    }
  printf (is_ipv6 ? "@[%s]:%u" : "@%s:%u", settings->host, settings->port);
  puts (is_starttls ? "/?tls=required&requireTLS=true" : "");
}

static void
print_password (const PortolanSettings *settings, gboolean with_password)
{
  if (settings->password == NULL)
    return;

  put_secret (settings->password);
  putchar ('\n');
}

/* The table */

static const PortolanExport formats[] = {
  { "json", print_json, FALSE },
  { "env", print_env, FALSE },
  { "msmtp", print_msmtp, TRUE },
  { "uri", print_uri, FALSE },
  { "password", print_password, FALSE },
  { "nodemailer", portolan_export_nodemailer, TRUE },
  { "phpmailer", portolan_export_phpmailer, TRUE },
  { "django", portolan_export_django, TRUE },
  { "smtplib", portolan_export_smtplib, TRUE },
};

/**
 * portolan_export_lookup:
 * @name: what was asked for
 *
 * Returns: (nullable) (transfer none): the format of this name
 */
const PortolanExport *
portolan_export_lookup (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, name))
      return &formats[i];

  return NULL;
}

/**
 * portolan_export_list:
 * @separator: what stands between two names
 *
 * Returns: (transfer full): the names of all formats
 */
char *
portolan_export_list (const char *separator)
{
  GString *list = g_string_new (formats[0].name);

  for (gsize i = 1; i < G_N_ELEMENTS (formats); i++)
    g_string_append_printf (list, "%s%s", separator, formats[i].name);
  return g_string_free (list, FALSE);
}

static gboolean
is_one_line (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      return FALSE;

  return TRUE;
}

/**
 * portolan_export_can_hold:
 * @format: a format
 * @settings: saved settings
 *
 * Returns: whether @settings can be written in @format without becoming something else
 */
gboolean
portolan_export_can_hold (const PortolanExport *format, const PortolanSettings *settings)
{
  const char *password =
      settings->password != NULL ? secret_value_get_text (settings->password) : NULL;

  return !format->is_by_line || (is_one_line (settings->address) && is_one_line (settings->host) &&
                                 is_one_line (settings->username) && is_one_line (password) &&
                                 is_one_line (settings->hello) && is_one_line (settings->auth));
}
