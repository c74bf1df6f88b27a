/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Saved settings for other programs. The password goes out only where it was asked for, straight
 * from its own memory to standard output. */

#include "config.h"

#include "cli/export.h"

#include <stdio.h>
#include <string.h>

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
  put_env ("SMTP_FROM", settings->address);
  if (!with_password || settings->password == NULL)
    return;

  fputs ("SMTP_PASSWORD=", stdout);
  put_quoted_secret (secret_value_get_text (settings->password));
  putchar ('\n');
}

/* msmtp: a block of its configuration file; it asks us for the password when it sends */

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

static void
print_msmtp (const PortolanSettings *settings, gboolean with_password)
{
  g_autofree char *quoted = g_shell_quote (settings->address);
  gboolean tls = settings->security != PORTOLAN_SECURITY_NONE;

  printf ("account %s\nhost %s\nport %u\n", settings->address, settings->host, settings->port);
  printf ("tls %s\n", tls ? "on" : "off");
  if (tls)
    printf ("tls_starttls %s\n", settings->security == PORTOLAN_SECURITY_STARTTLS ? "on" : "off");
  if (tls && settings->certificate_sha256 != NULL)
    put_fingerprint (settings->certificate_sha256);
  printf ("auth %s\nuser %s\nfrom %s\n", tls ? "on" : "plain", settings->username,
          settings->address);

  if (settings->hello != NULL)
    printf ("domain %s\n", settings->hello);

  if (with_password && settings->password != NULL)
    {
      fputs ("password ", stdout);
      put_secret (settings->password);
      putchar ('\n');
    }
  else
    printf ("passwordeval \"portolan show %s --format password\"\n", quoted);
}

/* URI, as curl and many libraries take it: smtps://user:password@host:port */

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
  g_autofree char *user = g_uri_escape_string (settings->username, NULL, TRUE);
  gboolean is_ipv6 = strchr (settings->host, ':') != NULL;

  printf ("%s://%s", scheme, user);
  if (with_password && settings->password != NULL)
    {
      putchar (':');
      put_uri_secret (secret_value_get_text (settings->password));
    }
  printf (is_ipv6 ? "@[%s]:%u\n" : "@%s:%u\n", settings->host, settings->port);
}

static void
print_password (const PortolanSettings *settings, gboolean with_password)
{
  if (settings->password == NULL)
    return;

  put_secret (settings->password);
  putchar ('\n');
}

/**
 * portolan_export_lookup:
 * @format: what was asked for
 *
 * Returns: (nullable): the function that prints it
 */
PortolanExportFunc
portolan_export_lookup (const char *format)
{
  static const struct {
    const char *format;
    PortolanExportFunc print;
  } formats[] = {
    { "json", print_json }, { "env", print_env },           { "msmtp", print_msmtp },
    { "uri", print_uri },   { "password", print_password },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].format, format))
      return formats[i].print;

  return NULL;
}
