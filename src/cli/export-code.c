/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Saved settings as a piece of program: a few lines that a programmer puts into a file. They ask us
 * for the password each time, so that none lies in that file, unless it was asked for. */

#include "config.h"

#include "cli/export-code.h"

#include <stdio.h>

/* A text as JavaScript, PHP and Python all write it. There are no line breaks in it. */
static void
put_literal (const char *text)
{
  putchar ('\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\'' || *p == '\\')
        putchar ('\\');
      putchar (*p);
    }
  putchar ('\'');
}

static void
put_line (const char *before, const char *text, const char *after)
{
  fputs (before, stdout);
  put_literal (text);
  puts (after);
}

static void
put_password (const PortolanSettings *settings, const char *before, const char *after)
{
  put_line (before, secret_value_get_text (settings->password), after);
}

static void
put_title (const PortolanSettings *settings, const char *comment, const char *library)
{
  printf ("%s Outgoing mail, for %s.\n", comment, library);
  if (settings->certificate_sha256 != NULL)
    printf ("%s Its server's certificate was accepted by hand. %s can't be told so and will\n"
            "%s refuse it. SHA-256: %s\n",
            comment, library, comment, settings->certificate_sha256);
}

/* The way of signing in that has worked, if the mail libraries have it. */
static const char *
common_mechanism (const PortolanSettings *settings)
{
  static const char *const known[] = { "PLAIN", "LOGIN", "CRAM-MD5", NULL };

  return settings->auth != NULL && g_strv_contains (known, settings->auth) ? settings->auth : NULL;
}

/**
 * portolan_export_nodemailer:
 * @settings: saved settings
 * @with_password: also give the password
 *
 * Prints a module of JavaScript that exports a transport of Nodemailer.
 */
void
portolan_export_nodemailer (const PortolanSettings *settings, gboolean with_password)
{
  const char *auth = common_mechanism (settings);
  gboolean has_password = with_password && settings->password != NULL;

  put_title (settings, "//", "Nodemailer");
  if (!has_password)
    puts ("const { execFileSync } = require('child_process');");
  puts ("const nodemailer = require('nodemailer');\n");
  if (has_password)
    put_password (settings, "const password = ", ";");
  else
    put_line ("const password = execFileSync('portolan', ['show', ", settings->address,
              ", '--format', 'password'],\n"
              "  { encoding: 'utf8' }).replace(/\\n$/, '');");

  puts ("\nmodule.exports = nodemailer.createTransport({");
  put_line ("  host: ", settings->host, ",");
  printf ("  port: %u,\n", settings->port);
  printf ("  secure: %s,\n", settings->security == PORTOLAN_SECURITY_TLS ? "true" : "false");
  if (settings->security == PORTOLAN_SECURITY_STARTTLS)
    puts ("  requireTLS: true,");
  if (settings->security == PORTOLAN_SECURITY_NONE)
    puts ("  ignoreTLS: true,");
  put_line ("  auth: { user: ", settings->username, ", pass: password },");
  if (auth != NULL)
    put_line ("  authMethod: ", auth, ",");
  if (settings->hello != NULL)
    put_line ("  name: ", settings->hello, ",");
  put_line ("}, { from: ", settings->address, " });");
}

static const char *
phpmailer_security (PortolanSecurity security)
{
  switch (security)
    {
    case PORTOLAN_SECURITY_NONE:
      return "";
    case PORTOLAN_SECURITY_STARTTLS:
      return "tls";
    case PORTOLAN_SECURITY_TLS:
      return "ssl";
    }

  return "";
}

/**
 * portolan_export_phpmailer:
 * @settings: saved settings
 * @with_password: also give the password
 *
 * Prints a file of PHP that gives a PHPMailer which is ready to send.
 */
void
portolan_export_phpmailer (const PortolanSettings *settings, gboolean with_password)
{
  const char *auth = common_mechanism (settings);
  g_autofree char *quoted = g_shell_quote (settings->address);
  g_autofree char *show = g_strdup_printf ("portolan show %s --format password", quoted);

  puts ("<?php");
  put_title (settings, "//", "PHPMailer");
  puts ("$mail = new PHPMailer\\PHPMailer\\PHPMailer(true);\n"
        "$mail->isSMTP();\n"
        "$mail->CharSet = 'UTF-8';");
  put_line ("$mail->Host = ", settings->host, ";");
  printf ("$mail->Port = %u;\n", settings->port);
  put_line ("$mail->SMTPSecure = ", phpmailer_security (settings->security), ";");
  if (settings->security == PORTOLAN_SECURITY_NONE)
    puts ("$mail->SMTPAutoTLS = false;");
  puts ("$mail->SMTPAuth = true;");
  if (auth != NULL)
    put_line ("$mail->AuthType = ", auth, ";");
  put_line ("$mail->Username = ", settings->username, ";");
  if (with_password && settings->password != NULL)
    put_password (settings, "$mail->Password = ", ";");
  else
    put_line ("$mail->Password = preg_replace('/\\n$/D', '', (string) shell_exec(", show, "));");
  if (settings->hello != NULL)
    put_line ("$mail->Helo = ", settings->hello, ";");
  put_line ("$mail->setFrom(", settings->address, ");");
  puts ("return $mail;");
}

/* Python */

static void
put_python_password (const PortolanSettings *settings, const char *name, gboolean with_password)
{
  printf ("%s = ", name);
  if (with_password && settings->password != NULL)
    {
      put_password (settings, "", "");
      return;
    }

  put_line ("subprocess.run(\n    ['portolan', 'show', ", settings->address,
            ", '--format', 'password'],\n"
            "    check=True, stdout=subprocess.PIPE, encoding='utf-8').stdout[:-1]");
}

static const char *
python_boolean (gboolean is_true)
{
  return is_true ? "True" : "False";
}

/**
 * portolan_export_django:
 * @settings: saved settings
 * @with_password: also give the password
 *
 * Prints lines for the settings file of a site that is made with Django.
 */
void
portolan_export_django (const PortolanSettings *settings, gboolean with_password)
{
  put_title (settings, "#", "Django");
  if (!with_password || settings->password == NULL)
    puts ("import subprocess\n");
  puts ("EMAIL_BACKEND = 'django.core.mail.backends.smtp.EmailBackend'");
  put_line ("EMAIL_HOST = ", settings->host, "");
  printf ("EMAIL_PORT = %u\n", settings->port);
  printf ("EMAIL_USE_SSL = %s\n", python_boolean (settings->security == PORTOLAN_SECURITY_TLS));
  printf ("EMAIL_USE_TLS = %s\n",
          python_boolean (settings->security == PORTOLAN_SECURITY_STARTTLS));
  put_line ("EMAIL_HOST_USER = ", settings->username, "");
  put_python_password (settings, "EMAIL_HOST_PASSWORD", with_password);
  put_line ("DEFAULT_FROM_EMAIL = SERVER_EMAIL = ", settings->address, "");
}

/**
 * portolan_export_smtplib:
 * @settings: saved settings
 * @with_password: also give the password
 *
 * Prints a module of Python whose connect() gives an smtplib.SMTP that is signed in.
 */
void
portolan_export_smtplib (const PortolanSettings *settings, gboolean with_password)
{
  const char *class = settings->security == PORTOLAN_SECURITY_TLS ? "SMTP_SSL" : "SMTP";

  put_title (settings, "#", "smtplib");
  puts ("import smtplib");
  if (settings->security != PORTOLAN_SECURITY_NONE)
    puts ("import ssl");
  if (!with_password || settings->password == NULL)
    puts ("import subprocess");
  put_line ("\nFROM = ", settings->address, "");
  put_python_password (settings, "PASSWORD", with_password);

  puts ("\n\ndef connect():");
  printf ("    smtp = smtplib.%s(", class);
  put_literal (settings->host);
  printf (", %u", settings->port);
  if (settings->hello != NULL)
    {
      fputs (", local_hostname=", stdout);
      put_literal (settings->hello);
    }
  puts (settings->security == PORTOLAN_SECURITY_TLS ? ", context=ssl.create_default_context())"
                                                    : ")");
  if (settings->security == PORTOLAN_SECURITY_STARTTLS)
    puts ("    smtp.starttls(context=ssl.create_default_context())");
  put_line ("    smtp.login(", settings->username, ", PASSWORD)");
  puts ("    return smtp");
}
